"""What a client gets by the headers it sends."""

from __future__ import annotations

import pytest

from zhitu.server.negotiation import choose_language, choose_type

OFFERED = ("text/html", "text/turtle", "application/n-triples")


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/TURTLE", "text/turtle"),
        ("text/html;q=0.5, application/n-triples", "application/n-triples"),
        ("text/html;q=0.5, text/turtle;q=0.7, */*;q=0.1", "text/turtle"),
        ("text/*, text/html;q=0", "text/turtle"),
        ("application/*", "application/n-triples"),
        ("text/turtle;q=broken", None),
        ("image/png", None),
        ("text/html;q=0", None),
        (";;,,q=1", None),
        ("text/turtle;charset=utf-8;q=0.9, text/html;q=0.8", "text/turtle"),
    ],
)
def test_the_format_that_is_liked_best_is_chosen(header: str, chosen: str | None) -> None:
    assert choose_type(header, OFFERED) == chosen


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", "zh"),
        ("en", "en"),
        ("en-US,en;q=0.9,zh;q=0.8", "en"),
        ("fr, zh-TW;q=0.1", "zh"),
        ("de", "zh"),
        ("en;q=0", "zh"),
    ],
)
def test_the_language_that_is_liked_best_is_chosen(header: str, chosen: str) -> None:
    assert choose_language(header, ("zh", "en")) == chosen
