"""``zhitu build``: documents in, a folder of exports out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from zhitu.cli import documents, engines, terminal, watching
from zhitu.errors import InputError, Problem
from zhitu.model import Settings

OUTPUT = "The folder to write; made where it is missing. With --engine spark also a URI, for files in shards."


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("-o", "--output", metavar="DIR|URI", required=True, help=OUTPUT)
@click.option("--tagger", metavar="NAME", default=Settings().tagger, show_default=True, help=terminal.TAGGERS)
@click.option("--base", metavar="IRI", default=Settings().base, show_default=True, help="What entity IRIs begin with.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="Processes that read; else one a processor.")
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help=engines.ENGINES
)
@click.option("--master", metavar="URL", help="Spark's address: spark://HOST:PORT, yarn, k8s://…, or local[N].")
@click.option("--judgements", metavar="FILE", help="What a person decided, instead of judgements.tsv beside the PATHs.")
@click.option("--authority", metavar="FILE", help="A CSV table (id,name,aliases,type) of things to link to.")
@click.option("--cache", "file", metavar="FILE", help="Where readings are remembered, instead of your cache folder.")
@click.option("--no-cache", "forget", is_flag=True, help="Read every document anew, and remember nothing.")
@click.option("--watch", is_flag=True, help="Go on: build again whenever a file comes, changes or goes.")
@documents.options
@click.option("-q", "--quiet", is_flag=True, help="Write nothing but what stops the build.")
def build(  # noqa: PLR0913, PLR0917 - one for each option
    paths: Sequence[str],
    output: str,
    tagger: str,
    base: str,
    jobs: int | None,
    engine: str,
    master: str | None,
    judgements: str | None,
    authority: str | None,
    file: str | None,
    forget: bool,
    watch: bool,
    quiet: bool,
    **named: Any,
) -> int:
    """Weave the files and folders (or - for standard input) into one graph and export it."""
    from zhitu import intake, pipeline, processes

    options = documents.collect(named, rooms=jobs or processes.count())
    is_uri = engines.is_uri(output, engine)
    if watch and is_uri:
        raise InputError("--watch writes to a folder", output, "Name a folder, or leave --watch out.")
    read = (*paths, *filter(None, (judgements, authority)))
    folder = None if is_uri else _prepare_folder(Path(output), read)
    remembered = engines.find_cache(file, output, forget=forget)
    documents.spare(read, [] if remembered is None else [remembered], "Name another file with --cache.")
    settings = Settings(tagger=tagger, base=_checked_base(base))
    with engines.opened(engine, master, jobs, settings, output) as build_and_write:

        def weave() -> int:
            noted: list[Problem] = []
            given = [terminal.take_input(noted) if path == "-" else path for path in paths]
            meter = intake.Meter()
            with terminal.progress(quiet=quiet, meter=meter) as told:
                plan = pipeline.Plan(
                    settings=settings,
                    progress=told,
                    problems=tuple(noted),
                    without=folder,
                    judgements=judgements,
                    authority=authority,
                    remembered=remembered,
                    options=options,
                    meter=meter,
                )
                built = build_and_write([seed for seed in given if seed is not None], plan)
            if not quiet:
                _tell(built, output)
            return 1 if built.problems else 0

        if not watch or folder is None:
            return weave()
        return watching.repeat(weave, read, folder, quiet=quiet)


def _tell(built: engines.Outcome, output: str) -> None:
    """Writes what was built."""
    terminal.tell_all(built.problems, f"{output}/problems.jsonl")
    count = terminal.count
    terminal.say(f"{count(built.documents, 'document')}, {count(built.articles, 'article')}")
    woven = f"{count(built.entities, 'entity', 'entities')}, {count(built.edges, 'edge')}"
    terminal.say(f"{woven}, {count(len(built.problems), 'problem')}")
    for path in built.written:
        terminal.say(f"  {terminal.clean(path)}")


def _prepare_folder(folder: Path, read: Sequence[str]) -> Path:
    """The output folder, found writable before the reading begins; :class:`InputError` if it is one of those read.

    There a document of the name of an export would be replaced, and the next build would read what this one wrote.
    """
    from zhitu.exporters import EXPORTERS

    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot write there: {reason}", str(folder), "Name a folder that you may write.") from error
    named = [folder, *(folder / name for name in EXPORTERS)]
    documents.spare(read, named, f"Name a folder of its own, such as -o {(folder / 'graph').as_posix()}")
    return folder


def _checked_base(base: str) -> str:
    """The base, if entity IRIs can be made by putting a name behind it."""
    scheme, colon, rest = base.partition(":")
    if not (colon and scheme.isascii() and scheme.isalnum() and rest and base[-1] in "/#:"):
        raise InputError("the base is not an absolute IRI that ends in / # or :", base, "Say https://example.org/id/")
    if any(letter <= " " or letter in '<>"{}|\\^`' for letter in base):
        raise InputError("the base holds characters that no IRI may hold", base, "Say https://example.org/id/")
    return base
