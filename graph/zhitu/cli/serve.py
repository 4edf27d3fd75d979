"""``zhitu serve``: a built graph on a web address of this machine."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from zhitu.errors import InputError


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; this machine's own.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--judgements", metavar="FILE", help="Let readers correct the graph: rows for the next build go there.")
@click.option("--token", metavar="WORD", envvar="ZHITU_TOKEN", default="", help="What a corrector must know.")
@click.option("--deadline", type=click.FloatRange(0.1, 3600), default=10.0, show_default=True, help="Seconds a query.")
@click.option("--memory", type=click.IntRange(64), default=4096, show_default=True, help="Megabytes for all queries.")
def serve(  # noqa: PLR0913 - one parameter an option
    folder: str, *, host: str, port: int, judgements: str | None, token: str, deadline: float, memory: int
) -> int:
    """Serve the graph in DIR: the explorer, SPARQL, a page for each thing."""
    import uvicorn

    if not token.isascii():
        raise InputError("the token has letters that no browser sends", "--token", "Use letters and digits of ASCII.")

    from zhitu import server

    application = server.application(
        server.Options(
            Path(folder), host, port, Path(judgements) if judgements else None, token, deadline, memory * 1024**2
        )
    )
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings = uvicorn.Config(application, host=host, port=port, access_log=False, server_header=False, log_config=None)
    listening = uvicorn.Server(settings)
    try:
        listening.run()
    except SystemExit as error:  # uvicorn leaves so where it cannot listen, after saying why
        raise InputError("cannot listen there", f"{host}:{port}", "Name another --port or --host.") from error
    return 0
