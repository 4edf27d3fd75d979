"""``python -m short_forms``: the benchmark of short forms of names of bodies, as tables of Markdown."""

from __future__ import annotations

from short_forms import report

for line in report.lines():
    print(line)
