"""FollowTheMoney entities, for Aleph and all that OpenSanctions is read with: a line of JSON each.

What somebody leads, owns or belongs to is an entity of its own there, with the articles as its proof and the sentences
as its summary. A denied fact is left out: such a tool has no word for what is not so.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhitu.exporters import dates
from zhitu.exporters.characters import clean, flatten
from zhitu.exporters.tools import accounts
from zhitu.exporters.tools.accounts import Account
from zhitu.knowledge import identity
from zhitu.knowledge.divisions import Level
from zhitu.model import Article, Entity, Graph, Kind, Status

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

Properties = dict[str, list[str]]

SCHEMATA = {
    "Person": "Person",
    "Company": "Company",
    "GovernmentBody": "PublicBody",
    "PublicSecurityBody": "PublicBody",
    "RepresentativeBody": "PublicBody",
    "Court": "PublicBody",
    "Procuratorate": "PublicBody",
    "Military": "PublicBody",
    "Organization": "Organization",
    "Place": "Address",
    "Event": "Event",
    "Program": "Project",
}
"""The schema of each class; of a subclass, that of the nearest class above it."""

FITTING = {
    "Thing": {"Person", "Organization", "Company", "PublicBody", "Address", "Event", "Project"},
    "LegalEntity": {"Person", "Organization", "Company", "PublicBody"},
    "Organization": {"Organization", "Company", "PublicBody"},
    "Person": {"Person"},
    "Asset": {"Company"},
    "Project": {"Project"},
}
"""The schemata that the end of a link takes."""


@dataclass(frozen=True, slots=True)
class Link:
    """A schema that joins two entities: the property and the range of either end."""

    schema: str
    subject: str
    starts: str
    object: str
    ends: str


DIRECTORSHIP = Link("Directorship", "director", "LegalEntity", "organization", "Organization")
EMPLOYMENT = Link("Employment", "employee", "Person", "employer", "Organization")
MEMBERSHIP = Link("Membership", "member", "LegalEntity", "organization", "Organization")
OWNERSHIP = Link("Ownership", "owner", "LegalEntity", "asset", "Asset")
FAMILY = Link("Family", "person", "Person", "relative", "Person")
ASSOCIATE = Link("Associate", "person", "Person", "associate", "Person")
PARTICIPATION = Link("ProjectParticipant", "participant", "LegalEntity", "project", "Project")
UNKNOWN = Link("UnknownLink", "subject", "Thing", "object", "Thing")

LINKS: dict[str, tuple[Link, ...]] = {
    "leads": (DIRECTORSHIP, PARTICIPATION),
    "worksFor": (EMPLOYMENT,),
    "partOf": (MEMBERSHIP,),
    "participatesIn": (MEMBERSHIP, PARTICIPATION),
    "organizes": (PARTICIPATION,),
    "launched": (PARTICIPATION,),
    "owns": (OWNERSHIP,),
    "acquired": (OWNERSHIP,),
    "investedIn": (OWNERSHIP,),
    "spouse": (FAMILY,),
    "parent": (FAMILY,),
    "mentorOf": (ASSOCIATE,),
}
"""The links of each relation; the first whose ends fit is taken, and an UnknownLink where none does."""

TEXTS = ("bodyText", "summary", "notes")
"""Properties that hold line breaks; elsewhere its library makes spaces of them."""

ORGANIZING = ("organizes", "launched")
"""Relations whose subject is the organizer of an event."""

WEB = re.compile(r"https?://[\w.-]++[!-~]*+\Z")
"""An address that its library takes as it is; nothing is tried twice, however long it is."""

PERSONAL = ("Family", "Associate")
"""Links whose nature is called ``relationship``, and which have no status."""

PLAIN: dict[tuple[str, str], str] = {
    ("Person", "holdsTitle"): "position",
    ("Person", "birthPlace"): "birthPlace",
    ("Person", "alumniOf"): "education",
    ("Organization", "foundingDate"): "incorporationDate",
    ("Company", "foundingDate"): "incorporationDate",
    ("PublicBody", "foundingDate"): "incorporationDate",
    ("Project", "foundingDate"): "startDate",
    ("Event", "foundingDate"): "startDate",
}
"""The property of an entity that a stated fact fills, by schema and relation."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``entities.ftm.json``: articles, then people, bodies, places and programs, then the links between them."""
    for article in graph.articles:
        yield _encode(accounts.key(article), "Article", _describe_article(article))
    said: defaultdict[str, list[Account]] = defaultdict(list)
    organizers: defaultdict[str, list[str]] = defaultdict(list)
    for one in accounts.gather(graph):
        if one.edge.status is not Status.DENIED:
            said[one.subject.id].append(one)
        if one.target is not None and one.edge.status is Status.STATED and one.edge.relation in ORGANIZING:
            organizers[one.target.id] += [one.subject.id] * (schema(one.subject) in FITTING["LegalEntity"])
    for entity in graph.entities:
        described = _describe_entity(entity, said.get(entity.id, [])) | _locate(entity, knowledge)
        if schema(entity) == "Event":
            described["organizer"] = organizers.get(entity.id, [])
        yield _encode(clean(entity.id), schema(entity), described)
    for told in said.values():
        for one in told:
            if one.target is not None:
                link = choose(one, one.target)
                yield _encode(f"link-{one.id}", link.schema, _describe_link(one, one.target, link))


def schema(entity: Entity) -> str:
    """The schema of an entity."""
    return next((SCHEMATA[name] for name in accounts.chain(entity) if name in SCHEMATA), SCHEMATA[entity.kind.value])


def choose(one: Account, target: Entity) -> Link:
    """The link that an account is: what is only planned is no directorship yet."""
    ends = schema(one.subject), schema(target)
    planned = one.edge.status is Status.PLANNED
    fitting = (
        link
        for link in LINKS.get(one.edge.relation, ())
        if ends[0] in FITTING[link.starts] and ends[1] in FITTING[link.ends] and not planned
    )
    return next(fitting, UNKNOWN)


def _describe_article(article: Article) -> Properties:
    return {
        "title": [article.headline],
        "fileName": [article.document],
        "author": [*article.byline.reporters, *article.byline.correspondents],
        "publishedAt": [dates.iso(article.date)],
        "publisher": [article.source],
        "sourceUrl": [article.url] if WEB.match(article.url) else [],
        "bodyText": [article.text],
        "language": ["zho"],
    }


def _describe_entity(entity: Entity, told: list[Account]) -> Properties:
    kind = schema(entity)
    found: defaultdict[str, list[str]] = defaultdict(list)
    found["name"].append(entity.name)
    found["alias"] += entity.aliases
    if kind == "Address":
        found["full"].append(entity.name)
    for one in told:
        _add_plain(found, kind, one)
    if entity.kind is not Kind.PERSON and kind != "Project":
        found["keywords" if kind != "Address" else "remarks"].append(accounts.label(entity.type, "zh"))
    return dict(found)


def _locate(entity: Entity, knowledge: Knowledge) -> Properties:
    """Where a division with a code lies: its point, and what it lies in."""
    known = identity.identify(entity.code, knowledge) if entity.kind is Kind.PLACE and entity.code else None
    if known is None:
        return {}
    point = known.point
    return {
        "latitude": [str(point.latitude)] if point else [],
        "longitude": [str(point.longitude)] if point else [],
        "country": ["cn"] if entity.code.isdigit() else [entity.code.lower()],
        "state": [one.name for one in (known.place, *known.parents) if one.level is Level.PROVINCE],
    }


def _add_plain(found: defaultdict[str, list[str]], kind: str, one: Account) -> None:
    """Adds what an account says of its subject alone, with the articles as proof."""
    relation, target = one.edge.relation, one.target
    value = target.name if target else one.value
    stated = one.edge.status is Status.STATED
    name = PLAIN.get((kind, relation), "") if stated else ""
    if name.endswith("Date"):
        value, name = dates.iso(value), name if dates.iso(value) else ""
    if relation == "locatedIn" and stated and target is not None and target.kind is Kind.PLACE and kind != "Address":
        found["address"].append(value)
    elif name:
        found[name].append(value)
    elif target is None and relation == "alternateName":
        found["alias"].append(value)
    elif target is None:
        note = f"{accounts.label(relation, 'zh')}：{value}"
        found["notes"].append(note if stated else f"{note}（{one.edge.status}）")
    if target is None:
        found["proof"] += [accounts.key(citation.article) for citation in one.citations]


def _describe_link(one: Account, target: Entity, link: Link) -> Properties:
    edge, name = one.edge, accounts.label(one.edge.relation, "zh")
    role = one.titles[0] if edge.relation == "leads" and len(one.titles) == 1 else name
    found: Properties = {
        link.subject: [one.subject.id],
        link.object: [target.id],
        "recordId": [one.id],
        "summary": list(one.quotes),
        "proof": [accounts.key(citation.article) for citation in one.citations],
        "startDate" if edge.status is Status.STATED else "date": [dates.iso(edge.time)],
        "relationship" if link.schema in PERSONAL else "role": [role],
    }
    if link.schema not in PERSONAL:
        found["status"] = [edge.status]
    elif edge.status is not Status.STATED:
        found["relationship"] = [f"{role}（{edge.status}）"]
    return found


def _encode(identity: str, kind: str, properties: Mapping[str, list[str]]) -> bytes:
    """A line: the properties that say something, each value once and without characters that no tool holds."""
    cleaned = {
        name: [*dict.fromkeys(filter(str.strip, map(clean if name in TEXTS else flatten, properties[name])))]
        for name in sorted(properties)
    }
    record = {"id": identity, "schema": kind, "properties": {name: found for name, found in cleaned.items() if found}}
    return (json.dumps(record, ensure_ascii=False) + "\n").encode()
