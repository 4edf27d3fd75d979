"""A baseline that does not end is given up, and what was there before is there again."""

from __future__ import annotations

import signal
import time

import pytest

from speed import rows


def test_a_baseline_that_outruns_our_patience_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PATIENCE", 0.05)
    before = signal.getsignal(signal.SIGPROF)

    def linger() -> None:
        until = time.process_time() + 5
        while time.process_time() < until:
            try:
                sum(range(1000))
            except Exception:
                continue

    spent, ended = rows.patient(linger)
    assert not ended
    assert spent < 4
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_baseline_that_ends_is_measured_and_its_errors_are_not_hidden() -> None:
    before = signal.getsignal(signal.SIGPROF)
    spent, ended = rows.patient(lambda: sum(range(1000)))
    assert ended
    assert 0 <= spent < rows.PATIENCE
    with pytest.raises(ZeroDivisionError):
        rows.patient(lambda: 1 // 0)
    assert signal.getsignal(signal.SIGPROF) is before
    assert "not in" in str(rows.Row("x", 1.0, 2.0, "s", "y", ended=False))
