"""What the text of a query tells before it has computed: whether it multiplies what it finds, and which are alike.

Patterns side by side that have no variable in common take as long as the product of what they match, on most graphs
without an end. These are guesses from tokens, no parser: they decide who goes first under load, nothing else.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

LONGEST = 4000
"""Characters; longer queries are not looked at, which would take the server's own time."""

TOKEN = re.compile(
    r"""
      \#[^\r\n]*
    | (?P<variable> [?$]\w+ | _:[\w-]+ )
    | (?P<term> \"{3}.*?(?:\"{3}|\Z) | '{3}.*?(?:'{3}|\Z) | "(?:[^"\\]|\\.)*"? | '(?:[^'\\]|\\.)*'?
        | <[^<>"{}|^`\\\s]*> | [\w-]*:[\w-]*(?:\.[\w-]+)* )
    | (?P<word> [\w-]+ )
    | (?P<equals> (?<![!<>])= )
    | (?P<mark> [.;,{}()] )
    """,
    re.VERBOSE | re.DOTALL,
)
"""Whatever it meets, it passes each character a bounded number of times."""

EXPRESSIONS = {"FILTER", "BIND"}
CLAUSES = {"SELECT", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "VALUES"}
"""What follows them, up to the next brace, is no pattern."""

Link = tuple[set[str], bool]
"""Variables that belong together, and whether they are those of a pattern which no term of the graph holds."""


def likeness(query: str) -> int:
    """A number of 32 bits, the same for queries that differ at most in comments, blanks, names of variables and values.

    Of a query that is too long to be looked at, it is that of its text.
    """
    if len(query) > LONGEST:
        return zlib.crc32(query.encode("utf-8", "replace"))
    found = ((match.lastgroup, match.group()) for match in TOKEN.finditer(query))
    return zlib.crc32(" ".join(_sign(kind, token) for kind, token in found if kind).encode("utf-8", "replace"))


def _sign(kind: str, token: str) -> str:
    """What stands for a token where two queries are compared: variables are one, and so are texts, and numbers."""
    if kind == "variable":
        return "?"
    return token[0] if token[0] in "\"'" else "0" if token.lstrip("-")[:1].isdecimal() else token


def multiplies(query: str) -> bool:
    """Whether two parts of a query that no term of the graph holds have no variable in common."""
    if len(query) > LONGEST:
        return False
    parts: list[Link] = []
    for variables, loose in links(query):
        joined = [part for part in parts if part[0] & variables]
        parts = [part for part in parts if part not in joined]
        parts.append((variables.union(*(part[0] for part in joined)), loose and all(part[1] for part in joined)))
    return sum(loose for _, loose in parts) > 1


def links(query: str) -> Iterator[Link]:
    """Each pattern, and each expression that makes variables equal or calls a function; none where there is a UNION.

    The sides of a UNION are not multiplied, and an expression is loose: it joins patterns and holds none.
    """
    found = [(match.lastgroup or "", match.group()) for match in TOKEN.finditer(query)]
    if any(token.upper() == "UNION" for _, token in found):
        return
    terms: list[str] = []
    depth, skipped, expected, joins = 0, True, False, False
    for kind, sign in found:
        word = sign.upper() if kind == "word" and sign[0].isalpha() else ""
        if depth:
            depth += (sign == "(") - (sign == ")")
            joins = joins or kind == "equals" or bool(word)
            terms += [sign[1:]] if kind == "variable" else []
            if not depth:
                if joins and terms:
                    yield set(terms), True
                terms = []
        elif expected and sign == "(":
            depth, expected, joins = 1, False, False
        elif sign in {"{", "}", "."} or (word and word not in {"A", "TRUE", "FALSE"}):
            yield from pattern(terms)
            terms = []
            skipped = word in CLAUSES or (skipped and sign not in {"{", "}"})
            expected = word in EXPRESSIONS or (expected and bool(word))
        elif not skipped and kind and sign not in {"(", ")"}:
            terms.append({"variable": sign, "mark": ","}.get(kind, ""))
    yield from pattern(terms)


def pattern(terms: list[str]) -> Iterator[Link]:
    """The link of a subject with its predicates and objects: variables with their sign, a comma before the next."""
    if len(terms) < 3:
        return
    ends = [terms[0], *(terms[at - 1] for at in range(1, len(terms) + 1) if at == len(terms) or terms[at] == ",")]
    yield {term[1:] for term in terms if term not in {"", ","}}, all(end not in {"", ","} for end in ends)
