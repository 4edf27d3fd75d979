"""The SPARQL page as the server sends it: with its editor or without, and nothing that it should not send."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from zhitu.rdf import queries
from zhitu.server import Options, application, editor

BASE = "https://example.org/things/"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "graph.html").write_text("<title>织图</title>", encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(f"@prefix id: <{BASE}> .\n", encoding="utf-8")
    return TestClient(application(Options(tmp_path)), base_url="http://127.0.0.1")


def test_the_page_may_run_its_own_scripts_and_ask_its_own_server_alone(client: TestClient) -> None:
    answer = client.get("/query")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy.replace("style-src-attr 'unsafe-inline'", "")
    assert not re.findall(r"https?:", policy + answer.text.replace("http-equiv", ""))
    assert not re.findall(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style", answer.text)


def test_every_file_that_the_page_loads_is_sent(client: TestClient) -> None:
    wanted, seen = {"start.js", "query.css", "vis-network.js"}, set[str]()
    while wanted:
        name = wanted.pop()
        answer = client.get(f"/query/{name}")
        assert answer.status_code == 200, name
        assert answer.headers["content-type"].startswith(editor.FILES.get(name, "text/javascript"))
        seen.add(name)
        if name != editor.NETWORK:
            wanted |= set(re.findall(r"^import .* from '\./(.+?)';$", answer.text, re.MULTILINE)) - seen
    unloaded = set(editor.FILES) - seen - {editor.EDITOR, "codemirror.licences.txt"}
    assert not unloaded


def test_nothing_else_is_sent(client: TestClient) -> None:
    for name in ("query.html", "zh.json", "__init__.py", "../__init__.py", "..%2F__init__.py", "no.js", "%2e%2e"):
        assert client.get(f"/query/{name}").status_code == 404, name


def test_the_page_is_told_the_named_queries_and_the_vocabulary(client: TestClient) -> None:
    given = client.get("/query/given.json").json()
    assert [one["name"] for one in given["examples"]] == list(queries.named())
    assert {"zh": "领导", "en": "leads", "name": "leads"} in given["vocabulary"]
    assert given["prefixes"]["zt"] == given["ontology"]
    assert given["base"] == BASE


def test_both_languages_say_the_same() -> None:
    chinese, english = (json.loads((editor.FOLDER / f"{one}.json").read_bytes()) for one in editor.LANGUAGES)
    assert list(chinese) == list(english) == sorted(chinese)
    for key, text in chinese.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key


def test_no_text_is_missing_or_idle() -> None:
    texts = json.loads((editor.FOLDER / "zh.json").read_bytes())
    names = [*(name for name in editor.FILES if not name.startswith("codemirror")), "query.html"]
    source = "\n".join((editor.FOLDER / name).read_text(encoding="utf-8") for name in names)
    said = set(re.findall(r"""(?:say\('|data-(?:text|label)=")(\w+)['"]""", source))
    assert said <= set(texts)
    idle = set(texts) - set(re.findall(r"""(?<=['"])\w+(?=['"])|\b\w+(?=: ')""", source))
    assert not idle


def test_without_the_editor_the_page_is_told_so(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "page"
    shutil.copytree(str(editor.FOLDER), bare, ignore=shutil.ignore_patterns("codemirror.*"))
    monkeypatch.setattr(editor, "FOLDER", bare)
    assert client.get("/query/given.json").json()["editor"] is False
    assert client.get("/query/codemirror.js").status_code == 404
    (bare / editor.EDITOR).write_text("export {};\n", encoding="utf-8")
    assert client.get("/query/given.json").json()["editor"] is True
    assert client.get("/query/codemirror.js").text == "export {};\n"


def test_an_unchanged_file_is_not_sent_twice(client: TestClient) -> None:
    first = client.get("/query/start.js")
    again = client.get("/query/start.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
