"""From documents to a graph: each document is read alone, in any order and on any engine, then all is woven."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache as once
from functools import partial
from itertools import chain, count, islice
from pathlib import Path
from typing import TypeVar

from zhitu import cache, intake, knowledge, reading, weaving
from zhitu.errors import InputError, Problem, ZhituError
from zhitu.garbage import seldom_collected, uncollected
from zhitu.knowledge import Knowledge
from zhitu.model import (
    Article,
    Batch,
    Byline,
    Document,
    Graph,
    Heading,
    Mapper,
    Origin,
    Reading,
    Readings,
    Settings,
    Source,
    Work,
)
from zhitu.reading import page
from zhitu.rulings import Ruling
from zhitu.weaving.authority import link

T = TypeVar("T")

Seeds = str | Path | Iterable[str | Path | Document]
Progress = Callable[[str, int], None]
"""Told the stage (``reading``, ``weaving``) and how many documents have been read."""

DEFAULTS = Settings()

BATCH_DOCUMENTS, BATCH_CHARACTERS = 64, 25_000
"""Documents and characters after which a batch is full, about a second's work: 300 documents at once are tagged no more
than a tenth faster, and each would wait for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a build goes, but for its seeds.

    The ``mapper`` is what reads on many processors or machines. Who watches is told of ``progress``, and the ``meter``
    says how much of the files has been read by then. ``problems`` are those that getting the seeds brought. The folder
    ``without`` is passed over, so that a build does not read what it wrote. A person's judgements are read from the
    file ``judgements``, else from every file ``judgements.tsv`` beside the documents. Readings are ``remembered`` in
    that file, and found there again. How files are read, and within which limits, the ``options`` say. What the table
    ``authority`` lists is linked. A cluster has its own ``mapper`` and passes over ``remembered``.
    """

    settings: Settings = DEFAULTS
    mapper: Mapper = map
    progress: Progress | None = None
    problems: tuple[Problem, ...] = ()
    without: Path | None = None
    judgements: str | Path | None = None
    remembered: Path | None = None
    options: intake.Options = intake.DEFAULTS
    authority: str | Path | None = None
    meter: intake.Meter | None = None


def build(seeds: Seeds, plan: Plan | None = None) -> Graph:
    """The graph of all documents, the same whatever their order and whatever the mapper.

    A document that cannot be read is a problem in the graph, beside those of the plan; raises :class:`InputError` where
    nothing at all can be read.
    """
    plan = plan or Plan()
    return finish(gather(seeds, plan), plan.settings)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a graph is woven of.

    ``headings`` are the entries of an authority file, nothing where there is none.
    """

    readings: tuple[Reading, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    rulings: tuple[Ruling, ...]
    headings: tuple[Heading, ...] | None


@seldom_collected()
def gather(seeds: Seeds, plan: Plan) -> Gathered:
    """All that :func:`build` weaves, and the same errors."""
    meter, problems = plan.meter or intake.Meter(), list(plan.problems)
    sources: list[Source] = []
    given = [seeds] if isinstance(seeds, str | Path) else list(seeds)
    passed = [Path(path) for path in (plan.without, plan.judgements, plan.authority) if path is not None]
    decided = _judgements(given, plan.judgements, passed, problems)
    listed = intake.authority.read(Path(plan.authority), problems) if plan.authority is not None else None
    readings: list[Reading] = []
    tell = plan.progress or _ignore
    with _reading(plan.settings, plan.mapper, plan.remembered) as (read_all, memory):
        opened = partial(
            intake.documents, problems=problems, without=passed, options=plan.options, memory=memory, meter=meter
        )
        documents = _documents(given, opened, sources, problems)
        for done, found in enumerate(read_all(meter.watch(documents)), start=1):
            readings.extend(found)
            meter.step()
            tell("reading", done)
    if not sources:
        raise no_documents(problems)
    tell("weaving", len(sources))
    whole = tuple(one for one in readings if one.article.text)
    problems.extend(problem for one in readings if not one.article.text for problem in one.problems)
    known = knowledge.load()
    rulings = _rulings(decided, known, sources, problems)
    if listed is not None:
        file, headings = listed
        sources.append(Source(_unused(f"authority/{file.path}", sources), file.digest, len(file.text), ""))
    ordered = tuple(sorted(set(sources), key=_path))
    return Gathered(whole, ordered, tuple(problems), rulings, None if listed is None else tuple(headings))


def finish(gathered: Gathered, settings: Settings) -> Graph:
    """The graph of what was gathered, with its links."""
    inputs = gathered.sources, gathered.problems, knowledge.load(), settings, gathered.rulings
    woven = weaving.weave(gathered.readings, *inputs)
    if gathered.headings is None:
        return woven
    linked, doubts = link(woven.entities, gathered.headings)
    return replace(woven, entities=linked, problems=tuple(sorted({*woven.problems, *doubts})))


def _unused(path: str, sources: Iterable[Source]) -> str:
    """A path that no source has."""
    taken = {source.path for source in sources}
    return next(name for name in (path + "'" * number for number in count()) if name not in taken)


def read(text: str, *, settings: Settings = DEFAULTS) -> Readings:
    """What a text says: a reading for each article found in it, with its problems."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read_document(Document("text", text, digest), settings)


def read_document(document: Document, settings: Settings) -> Readings:
    """What each article of a document says: :func:`read_documents` for one."""
    return read_documents((document,), settings)[0]


@uncollected()
def read_documents(documents: Batch, settings: Settings) -> tuple[Readings, ...]:
    """What each article of each document says, the same as if each were read alone; pure, and can be pickled.

    Never raises for what a document holds: a failure is a problem of its reading, and a problem that belongs to
    no article comes in a reading whose article is empty.
    """
    reader = _reader(settings.tagger)  # outside: a model that does not load stops the build
    repaired = [_repair(document) for document in documents]
    readings = _read_articles((article for articles, _ in repaired for article in articles), reader)
    return tuple(
        (
            *_read_as_page(tuple(islice(readings, len(articles))), reader, document),
            *((empty_reading(document, problems),) if problems else ()),
        )
        for document, (articles, problems) in zip(documents, repaired, strict=True)
    )


@contextmanager
def _reading(
    settings: Settings, mapper: Mapper, remembered: Path | None
) -> Iterator[tuple[Callable[[Iterable[Document]], Iterator[Readings]], cache.Cache | None]]:
    """What reads documents, in any order: those that are remembered are not read again; and what remembers."""
    work = partial(read_documents, settings=settings)
    if remembered is None:
        yield partial(_read_all, work, mapper), None
        return
    with cache.opened(remembered, knowledge.load().digest, settings.tagger) as known:
        yield partial(_read_new, work, mapper, known), known


def _read_all(work: Work, mapper: Mapper, documents: Iterable[Document]) -> Iterator[Readings]:
    """The readings of all documents, as the mapper brings them."""
    return chain.from_iterable(mapper(work, batches(documents, lambda document: len(document.text))))


def _read_new(work: Work, mapper: Mapper, known: cache.Cache, documents: Iterable[Document]) -> Iterator[Readings]:
    """The readings of all documents: the remembered ones at once, the others as the mapper brings them."""
    found: deque[Readings] = deque()
    asked: deque[Document] = deque()

    def pass_new() -> Iterator[Document]:
        for document in documents:
            old = known.find(document)
            if old is None:
                asked.append(document)
                yield document
            else:
                found.append(old)

    for fresh in _read_all(work, mapper, pass_new()):
        known.keep(asked.popleft(), fresh)
        yield fresh
        while found:
            yield found.popleft()
    yield from found


def batches(texts: Iterable[T], length: Callable[[T], int]) -> Iterator[tuple[T, ...]]:
    """Documents or articles in their order, as many together as are read at once."""
    batch: list[T] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += length(text)
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _rulings(
    files: Iterable[Document], known: Knowledge, sources: list[Source], problems: list[Problem]
) -> tuple[Ruling, ...]:
    """What a person decided in all files; each is a source too, under another path where a document has its own."""
    taken = {source.path for source in sources}
    rulings: list[Ruling] = []
    for file in files:
        document = replace(file, path=f"judgements/{file.path}") if file.path in taken else file
        rows, unread = intake.judgements.read(document, known.lexicons["verdicts"])
        rulings.extend(rows)
        problems.extend(unread)
        sources.append(Source(document.path, document.digest, len(document.text), ""))
    return tuple(rulings)


def _judgements(
    given: Sequence[str | Path | Document], named: str | Path | None, passed: Sequence[Path], problems: list[Problem]
) -> tuple[Document, ...]:
    """The files of a person's judgements: the one that was named, else those beside the documents."""
    paths = [Path(seed) for seed in given if not isinstance(seed, Document)]
    files = intake.judgements.beside(paths, passed) if named is None else (intake.judgements.named(Path(named)),)
    return tuple(found for file in files if (found := intake.judgements.load(file, problems)))


def _documents(
    given: Sequence[str | Path | Document],
    opened: Callable[[Iterable[Path]], Iterable[Document]],
    sources: list[Source],
    problems: list[Problem],
) -> Iterator[Document]:
    """The documents of all seeds that hold text, those in files ``opened``, each once; notes the source of each."""
    seen: set[tuple[str, str]] = set()
    ready = [seed for seed in given if isinstance(seed, Document)]
    paths = [Path(seed) for seed in given if not isinstance(seed, Document)]
    for batch in (ready, opened(paths) if paths else ()):
        for document in batch:
            if not document.text.strip():
                continue
            if (document.path, document.digest) in seen:
                problems.append(Problem("the same record a second time", document.path, "It is read once."))
                continue
            seen.add((document.path, document.digest))
            sources.append(Source(document.path, document.digest, len(document.text), document.date))
            yield document


def _repair(document: Document) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of a document with its problems, of which one tells where repair fails."""
    try:
        return intake.articles(document)
    except ZhituError:
        raise
    except Exception as error:
        return (), (_failure(error, document.path),)


def _read_articles(articles: Iterable[Article], reader: reading.Reader) -> Iterator[Reading]:
    """The reading of each article; where reading some together fails, each is read alone, so that one alone fails."""
    for some in batches(articles, lambda article: len(article.text)):
        try:
            yield from list(reader(some))
        except ZhituError:
            raise
        except Exception:
            yield from (_read_article(article, reader) for article in some)


def _read_as_page(readings: Readings, reader: reading.Reader, document: Document) -> Readings:
    """The readings of the articles of a document, those read again of which the others of their page tell something.

    That is the company or the county that an article speaks of without its name.
    """
    if not readings:
        return readings
    papers = page.find(readings, intake.imprint(document, readings[0].article), knowledge.load())
    pairs = zip(readings, papers, strict=True)
    return tuple(_read_article(one.article, reader, paper) if paper != page.BY_ITSELF else one for one, paper in pairs)


def _read_article(article: Article, reader: reading.Reader, paper: page.Paper = page.BY_ITSELF) -> Reading:
    """The reading of an article, or an empty one with the problem where reading fails."""
    try:
        return next(reader([article], paper))
    except ZhituError:
        raise
    except Exception as error:
        return Reading(article, (), (), (_failure(error, article.id),))


@once
def _reader(tagger: str) -> reading.Reader:
    """The reader of this process: its model is loaded once."""
    return reading.reader(tagger, knowledge.load())


def _path(source: Source) -> tuple[str, str]:
    return source.path, source.digest


def empty_reading(document: Document, problems: tuple[Problem, ...]) -> Reading:
    """A reading of nothing, which bears the problems of a document."""
    article = Article("", document.path, "", (), Byline(), document.date, "", 0, Origin(()))
    return Reading(article, (), (), problems)


def _failure(error: Exception, where: str) -> Problem:
    what = f"reading failed: {type(error).__name__}: {error}"
    return Problem(what, where, "The rest was read; please report this text, for no text should do that.")


def no_documents(problems: Sequence[Problem]) -> InputError:
    """The error for seeds of which none could be read: the first problem's words where there is one."""
    if problems:
        first = min(problems)
        others = f" Nor could {len(problems) - 1} more be read." if len(problems) > 1 else ""
        return InputError(first.what, first.where, first.mend + others)
    return InputError("no document was found", "the seeds", "Name a text file, a .jsonl file or a folder of them.")


def _ignore(stage: str, done: int) -> None:
    """The progress of a build that nobody watches."""
