"""Which kind of selector of the Web Annotation model a place in a file is, and the standard that it follows."""

from __future__ import annotations

FRAGMENTS = {
    "page=": "http://tools.ietf.org/rfc/rfc3778",
    "xywh=": "http://www.w3.org/TR/media-frags/",
    "row=": "http://tools.ietf.org/rfc/rfc7111",
}
"""How fragments begin, and the IRIs that the model gives their standards (RFC 8118 has followed on RFC 3778)."""


def kind(selector: str) -> tuple[str, str]:
    """The class of a selector, and the IRI of its standard: empty for an XPath, and for a place that none describes."""
    for start, standard in FRAGMENTS.items():
        if selector.startswith(start):
            return "FragmentSelector", standard
    return ("XPathSelector" if selector.startswith("/") else "FragmentSelector"), ""
