"""Files that real software made of one story: each gives the facts of its plain text, and shows where they stand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pytest

import zhitu
from zhitu.model import Document, Graph

WEB = Path(__file__).parent / "specimens" / "web"
DATE = "2024-04-19"

Fact = tuple[str, str, str, str, str]

MADE = {
    "page.html": {"story.txt": DATE},
    "page.mhtml": {"story.txt": DATE},
    "office.html": {"story.txt": ""},
    "office.xhtml": {"story.txt": ""},
    "issue.epub": {"story.txt": "", "second.txt": ""},
    "story.docx": {"story.txt": ""},
    "issue.docx": {"story.txt": "", "second.txt": ""},
    "mail.eml": {"story.txt": DATE},
    "mails.mbox": {"story.txt": DATE, "second.txt": "2024-04-20"},
}
"""Each file, the texts that it holds, and the date that it bears for each."""


@cache
def of_plain_text(texts: tuple[tuple[str, str], ...]) -> frozenset[Fact]:
    made = [Document(name, (WEB / name).read_text(encoding="utf-8"), "", date=date) for name, date in texts]
    return facts(zhitu.build(made))


def facts(graph: Graph) -> frozenset[Fact]:
    names = {entity.id: entity.name for entity in graph.entities}
    return frozenset(
        (names[edge.subject], edge.relation, names.get(edge.object, edge.object), edge.status, edge.time)
        for edge in graph.edges
    )


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_file_gives_the_facts_of_its_plain_text(name: str) -> None:
    graph = zhitu.build(WEB / name)
    assert facts(graph) == of_plain_text(tuple(MADE[name].items()))
    assert len(facts(graph)) > 10
    assert graph.problems == ()


Find = Callable[[str, str], str]
"""The text at a place of a file, found by other means than its reader's."""


def in_markup(name: str, place: str) -> str:
    return find_element((WEB / name).read_bytes(), place)


def in_book(name: str, place: str) -> str:
    member, path = place.split("!")
    with zipfile.ZipFile(WEB / name) as archive:
        return find_element(archive.read(member), path)


def in_saved_page(name: str, place: str) -> str:
    number, path = place.removeprefix("part=").split("!")
    message = message_from_bytes((WEB / name).read_bytes())
    parts = [part for part in message.walk() if not part.is_multipart()]
    data = parts[int(number) - 1].get_payload(decode=True)
    assert isinstance(data, bytes)
    return find_element(data, path)


def in_word(name: str, place: str) -> str:
    import docx

    return docx.Document(str(WEB / name)).paragraphs[int(place.removeprefix("paragraph=")) - 1].text


def in_mail(name: str, place: str) -> str:
    return in_message(message_from_bytes((WEB / name).read_bytes(), policy=policy.default), place)


def in_mails(name: str, place: str) -> str:
    """All that stands at this place of a message: which one it is the document says."""
    whole = (WEB / name).read_bytes().split(b"From xu@press.example.org")[1:]
    return "".join(in_message(message_from_bytes(b"From " + one, policy=policy.default), place) for one in whole)


def in_message(message: EmailMessage, place: str) -> str:
    if place == "header=Subject":
        return str(message["Subject"])
    part, line = place.split("&")
    assert part == "part=1"
    plain = message.get_body(("plain",))
    assert isinstance(plain, EmailMessage)
    first, end = map(int, line.removeprefix("line=").split(","))
    return "\n".join(plain.get_content().splitlines()[first:end])


def find_element(data: bytes, path: str) -> str:
    from lxml import html

    (element,) = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8")).xpath(path)
    return str(element.text_content())


PLACES: dict[str, Find] = {
    "page.html": in_markup,
    "office.html": in_markup,
    "office.xhtml": in_markup,
    "issue.epub": in_book,
    "page.mhtml": in_saved_page,
    "story.docx": in_word,
    "issue.docx": in_word,
    "mail.eml": in_mail,
    "mails.mbox": in_mails,
}


@pytest.mark.parametrize("name", sorted(MADE))
def test_evidence_leads_to_the_place_in_the_file(name: str) -> None:
    graph = zhitu.build(WEB / name)
    articles = {article.id: article for article in graph.articles}
    shown = 0
    for edge in graph.edges:
        for fact in edge.facts:
            article = articles[fact.subject.article]
            ranges = article.origin.ranges(fact.sentence.start, fact.sentence.end)
            places = [region.selector for region in article.places(ranges)]
            assert places
            text = "".join("".join(PLACES[name](name, place).split()) for place in places)
            assert "".join(fact.sentence.text.split()) in text
            shown += 1
    assert shown
