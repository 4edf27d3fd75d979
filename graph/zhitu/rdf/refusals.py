"""What a query must not say: it may ask the graph that it was given, and nothing else.

A lexer that knows strings, IRIs, comments and names looks at the keywords alone, so that a label which holds the word
SERVICE can be asked for. Where the text is doubtful it errs towards refusal; the process that runs the query can
open no socket in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.errors import QueryError

# Longer than any query that a person writes; keeps the lexer's work small.
LONGEST_QUERY = 100_000

# Brackets in brackets: people need ten. A parser takes some of its stack for each, and time that grows with the cube.
DEEPEST = 100

REACHES_OUT = ("SERVICE", "LOAD")
CHANGES = ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")

TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\r\n]* )
    | (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string>  "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<escape>  \\. )
    | (?P<name>    [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<prefix>  [A-Za-z][\w.-]*: ) (?: [\w:] (?: [\w:-] | \\. )* )?
    | (?P<local>   : [\w:] (?: [\w:-] | \\. )* )
    | (?P<number>  \d+(?:\.\d*)?(?:[eE][+-]?\d+)? )
    | (?P<word>    [A-Za-z]+ )
    | (?P<open>    [({\[] )
    | (?P<close>   [)}\]] )
    """,
    re.VERBOSE | re.DOTALL,
)
LONG_QUOTES = ('"""', "'''")
LONG_STRING = {
    quote: re.compile(rf"{quote}(?:[^{quote[0]}\\]|\\.|{quote[0]}(?!{quote[1:]}))*{quote}", re.DOTALL)
    for quote in LONG_QUOTES
}

# ``?x <1)SERVICE#>`` reads as an IRI, and as a comparison whose bracket closes before a keyword.
DOUBTFUL_IRI = re.compile(r"\)[^>]*(?:service|load)", re.IGNORECASE)
CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})")


def refuse(query: str) -> None:
    """Raises :class:`QueryError` where a query reaches out, reads files, changes data, or is too long or too deep."""
    if len(query) > LONGEST_QUERY:
        raise QueryError("the query is too long", f"{len(query)} characters", f"Keep it below {LONGEST_QUERY}.")
    for text in dict.fromkeys((query, CODE_POINT.sub(_character, query))):
        before, depth = "", 0
        for kind, token in tokens(text):
            depth = max(depth + (kind == "open") - (kind == "close"), 0)
            if depth > DEEPEST:
                raise QueryError(
                    "the query is nested too deeply", f"over {DEEPEST} brackets", "Take brackets out of it."
                )
            if kind == "word":
                _refuse_keyword(token)
            elif kind == "prefix" and "SERVICE" in token.upper():  # a parser may read it as SERVICE and a name
                raise QueryError("a prefix may not hold the word SERVICE", token, "Call it otherwise.")
            elif kind == "iri" and before in {"FROM", "NAMED"} and token[1:].lower().startswith("file:"):
                raise QueryError("a query may not read files", token, "Name the file as the source instead.")
            before = token.upper() if kind == "word" else ""


def tokens(query: str) -> Iterator[tuple[str, str]]:
    """The tokens of a query that matter, each with its kind; strings and comments are passed over."""
    at, dead = 0, set[str]()
    while at < len(query):
        quote = query[at : at + 3]
        if quote in LONG_STRING and quote not in dead:
            long = LONG_STRING[quote].match(query, at)
            if long:
                at = long.end()
                continue
            dead.add(quote)  # no such string ends after here: do not look for its end again and again
        found = TOKEN.match(query, at)
        kind = found.lastgroup if found else None
        if not found or not kind or (kind == "iri" and DOUBTFUL_IRI.search(found.group())):
            at += 1
            continue
        at = found.end()
        if kind in {"iri", "word", "prefix", "open", "close"}:
            yield kind, found.group(kind)


def _refuse_keyword(word: str) -> None:
    """A parser may read two keywords that stand without a space, so the end of a word counts."""
    upper = word.upper()
    if upper.endswith(REACHES_OUT):
        raise QueryError("a query may not reach out to other services", word, "Ask the graph itself.")
    if upper in CHANGES:
        raise QueryError("a query may not change the graph", word, "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.")


def _character(escape: re.Match[str]) -> str:
    number = int(escape.group(1) or escape.group(2), 16)
    return chr(number) if number <= 0x10FFFF else escape.group()
