"""The graph in the words of schema.org, as JSON-LD that is put into a page as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from zhitu.knowledge import Knowledge, identity
from zhitu.knowledge.pinyin import transcribe
from zhitu.model import Article, Edge, Entity, Graph, Kind, Status
from zhitu.rdf.iris import Iris
from zhitu.rdf.terms import clean

KINDS = {Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.PLACE: "Place", Kind.PROGRAM: "CreativeWork"}
"""What an entity is where its class has no word of its own."""

TYPES = {
    "GovernmentBody": "GovernmentOrganization",
    "Company": "Corporation",
    "Bank": "BankOrCreditUnion",
    "TradeUnion": "WorkersUnion",
    "School": "EducationalOrganization",
    "University": "CollegeOrUniversity",
    "Hospital": "Hospital",
    "Media": "NewsMediaOrganization",
    "SportsTeam": "SportsTeam",
    "Country": "Country",
    "Province": "State",
    "City": "City",
    "County": "AdministrativeArea",
    "Township": "AdministrativeArea",
    "Event": "Event",
    "Contest": "Event",
    "Ceremony": "Event",
    "Meeting": "BusinessEvent",
    "Exhibition": "ExhibitionEvent",
    "Festival": "Festival",
    "Project": "Project",
    "Service": "Service",
    "Training": "Course",
    "Regulation": "Legislation",
}

EVENTS = frozenset(("Event", "BusinessEvent", "ExhibitionEvent", "Festival"))

SAID = {
    "worksFor": "worksFor",
    "alumniOf": "alumniOf",
    "birthPlace": "birthPlace",
    "spouse": "spouse",
    "parent": "parent",
    "mentorOf": "knows",
    "holdsTitle": "jobTitle",
    "receivedHonour": "award",
    "foundingDate": "foundingDate",
    "owns": "owns",
}
"""Our relations and its properties of the subject; where it lies and what it is part of depend on what it is."""

TURNED = {"founded": "founder", "organizes": "organizer", "leads": "employee", "participatesIn": "participant"}
"""Those that it says of the object."""

FOR = {"founder": "Organization", "employee": "Organization", "organizer": "Event", "participant": "Event"}
"""What bears the turned ones."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The bytes of one JSON-LD object: what is stated of each entity, and the articles that name it.

    ``<`` and ``&`` are escaped, so that no text ends the ``script`` element that the object stands in.
    """
    iris = Iris(graph.settings.base)
    named: dict[str, list[dict[str, str]]] = {}
    for entity in graph.entities:
        for article_id in sorted({mention.article for mention in entity.mentions}):
            named.setdefault(article_id, []).append({"@id": iris.entity(entity.id).value})
    about = {entity.id: _describe(entity, knowledge, iris) for entity in graph.entities}
    kinds = {entity.id: entity for entity in graph.entities}
    for edge in graph.edges:
        if edge.status is Status.STATED and edge.subject in about:
            _say(edge, about, kinds)
    yield b'{"@context": "https://schema.org",\n"@graph": ['
    comma = b"\n"
    for node in (*about.values(), *(_article(article, named.get(article.id, []), iris) for article in graph.articles)):
        yield comma + escape(node)
        comma = b",\n"
    yield b"\n]}\n"


def escape(node: dict[str, Any]) -> bytes:
    """A line of JSON that may stand in HTML."""
    text = clean(json.dumps(node, ensure_ascii=False))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").encode()


def _describe(entity: Entity, knowledge: Knowledge, iris: Iris) -> dict[str, Any]:
    spelt = transcribe(entity.name, entity.kind, entity.code, knowledge)
    others = [alias for alias in (*entity.aliases, spelt) if alias and alias != entity.name]
    node: dict[str, Any] = {
        "@type": TYPES.get(entity.type, KINDS[entity.kind]),
        "@id": iris.entity(entity.id).value,
        "name": entity.name,
    }
    if others:
        node["alternateName"] = others
    if entity.kind is Kind.PLACE and (known := identity.identify(entity.code, knowledge)):
        node["identifier"] = entity.code
        if known.geonames:
            node["sameAs"] = f"https://www.geonames.org/{known.geonames}"
        if known.point:
            point = {"latitude": known.point.latitude, "longitude": known.point.longitude}
            node["geo"] = {"@type": "GeoCoordinates", **point}
    return node


def _say(edge: Edge, about: dict[str, dict[str, Any]], kinds: dict[str, Entity]) -> None:
    """Adds what an edge says to the entity that schema.org says it of."""
    subject = about[edge.subject]
    if edge.literal:
        if edge.relation in SAID and not edge.measure:
            subject.setdefault(SAID[edge.relation], []).append(edge.object)
        return
    if edge.object not in about:
        return
    other = about[edge.object]
    if edge.relation in TURNED:
        word = TURNED[edge.relation]
        wanted = other["@type"] in EVENTS if FOR[word] == "Event" else kinds[edge.object].kind is Kind.ORGANIZATION
        if wanted:
            other.setdefault(word, []).append({"@id": subject["@id"]})
        return
    word = _word(edge, subject, kinds)
    if word:
        subject.setdefault(word, []).append({"@id": other["@id"]})


def _word(edge: Edge, subject: dict[str, Any], kinds: dict[str, Entity]) -> str:
    kind = kinds[edge.subject].kind
    if edge.relation == "locatedIn":
        placed = kind is Kind.ORGANIZATION or subject["@type"] in EVENTS
        return "containedInPlace" if kind is Kind.PLACE else "location" if placed else ""
    if edge.relation == "partOf":
        return "parentOrganization" if kind is Kind.ORGANIZATION else ""
    return SAID.get(edge.relation, "")


def _article(article: Article, named: list[dict[str, str]], iris: Iris) -> dict[str, Any]:
    node: dict[str, Any] = {"@type": "NewsArticle", "@id": iris.article(article.id).value, "inLanguage": "zh"}
    if article.headline:
        node["headline"] = article.headline
    if article.date:
        node["datePublished"] = article.date
    if article.byline.reporters:
        node["author"] = [{"@type": "Person", "name": name} for name in article.byline.reporters]
    if named:
        node["mentions"] = named
    return node
