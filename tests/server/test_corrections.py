"""Corrections from the browser: what is written, by whom, and who may not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import zhitu
from zhitu.server import Options, application

SAID = {"verdict": "wrong", "left": "穆青山", "relation": "leads", "right": "石桥市总工会", "who": "宁远"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "graph.html").write_text("<title>织图</title>", encoding="utf-8")
    return tmp_path


def open_desk(folder: Path, **options: Any) -> TestClient:
    made = Options(folder / "exports", judgements=folder / "judgements.tsv", **options)
    host = "127.0.0.1" if made.local else "archive.example"
    return TestClient(application(made), base_url=f"http://{host}")


def write(client: TestClient, said: dict[str, str], **headers: str) -> Any:
    key = client.get("/corrections").json().get("key", "")
    return client.post("/corrections", json=said, headers={"X-Zhitu-Key": key} | headers)


def test_a_correction_is_obeyed_by_the_next_build(folder: Path) -> None:
    (folder / "news.txt").write_text("石桥市总工会主席穆青山走访了石桥钢铁有限公司。", encoding="utf-8")
    before = {(edge.relation, edge.status) for edge in zhitu.build(folder / "news.txt").edges}
    assert ("leads", "stated") in before
    assert write(open_desk(folder), SAID).status_code == 201
    graph = zhitu.build(folder / "news.txt")
    assert not graph.problems
    assert "leads" not in {edge.relation for edge in graph.edges}


def test_rows_bear_who_and_when_and_can_be_taken_back(folder: Path) -> None:
    client = open_desk(folder)
    row = write(client, SAID).json()
    assert (row["who"], row["when"][:2]) == ("宁远", "20")
    assert client.get("/corrections").json()["rows"] == [row]
    key = {"X-Zhitu-Key": client.get("/corrections").json()["key"]}
    assert client.post("/corrections/take-back", json={"id": row["id"]}, headers=key).status_code == 200
    assert client.get("/corrections").json()["rows"] == []
    assert client.post("/corrections/take-back", json={"id": row["id"]}, headers=key).status_code == 404
    # What was taken back stands in the file as a comment.
    assert "# taken back: wrong\t穆青山" in (folder / "judgements.tsv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_what_a_person_wrote_before_stays(folder: Path, encoding: str) -> None:
    path = folder / "judgements.tsv"
    path.write_bytes("same\t醴陵陶协\t\t醴陵市陶瓷行业协会\t\t\t\t编辑部核实过这两个名称是一家".encode(encoding))
    client = open_desk(folder)
    assert write(client, SAID).status_code == 201
    assert write(client, SAID | {"left": '他说"好'}).status_code == 201
    (folder / "news.txt").write_text("醴陵市陶瓷行业协会简称醴陵陶协。", encoding="utf-8")
    graph = zhitu.build(folder / "news.txt")
    assert [row.ruling.left for row in graph.rulings] == ["醴陵陶协", "穆青山", '他说"好']
    assert path.read_text(encoding="utf-8-sig").count("verdict\t") == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"verdict": "perhaps", "left": "甲", "right": "乙"}, "unknown verdict"),
        ({"verdict": "wrong", "left": "甲"}, "without relation, right"),
        ({"verdict": "unsure", "left": "甲", "right": "乙"}, "decides nothing"),
        ({"verdict": "same", "left": "甲" * 600, "right": "乙"}, "too long"),
        ({"verdict": "same", "left": "甲\x00", "right": "乙"}, "cannot be shown"),
        ({"verdict": "same", "left": "甲\ud83d", "right": "乙"}, "cannot be shown"),
        ({"verdict": "same", "left": "甲", "right": "乙", "file": "/etc/passwd"}, "no such column"),
    ],
)
def test_a_row_that_no_build_could_use_is_not_written(folder: Path, said: dict[str, str], words: str) -> None:
    client = open_desk(folder)
    key = client.get("/corrections").json()["key"]
    headers = {"X-Zhitu-Key": key, "Content-Type": "application/json"}
    import json

    answer = client.post("/corrections", content=json.dumps(said), headers=headers)
    assert answer.status_code == 400
    assert words in answer.json()["what"]
    assert not (folder / "judgements.tsv").exists()


def test_a_row_cannot_smuggle_in_another_or_a_formula(folder: Path) -> None:
    client = open_desk(folder)
    evil = "甲\ndrop\t石桥市总工会\n"
    assert write(client, {"verdict": "same", "left": evil, "right": "=HYPERLINK(1)"}).status_code == 201
    lines = (folder / "judgements.tsv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "\t'=HYPERLINK(1)\t" in lines[1]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"X-Zhitu-Key": "guessed"},
        {"X-Zhitu-Key": ""},
    ],
)
def test_a_page_of_another_site_cannot_write(folder: Path, headers: dict[str, str]) -> None:
    assert write(open_desk(folder), SAID, **headers).status_code == 403
    assert not (folder / "judgements.tsv").exists()


def test_a_form_of_another_site_cannot_write(folder: Path) -> None:
    client = open_desk(folder)
    key = {"X-Zhitu-Key": client.get("/corrections").json()["key"]}
    assert client.post("/corrections", data=SAID, headers=key).status_code == 415


def test_another_name_for_this_machine_is_refused(folder: Path) -> None:
    client = open_desk(folder)
    assert client.get("/corrections", headers={"Host": "rebound.example"}).status_code == 421
    assert client.get("/corrections", headers={"Host": "localhost:8000"}).status_code == 200


def test_others_than_this_machine_need_a_token(folder: Path) -> None:
    closed = open_desk(folder, host="0.0.0.0")
    assert closed.get("/corrections").status_code == 403
    opened = open_desk(folder, host="0.0.0.0", token="sesame")
    assert opened.get("/corrections").status_code == 401
    opened.headers["Authorization"] = "Bearer sesame"
    assert write(opened, SAID).status_code == 201


def test_without_a_file_nothing_is_open(folder: Path) -> None:
    client = TestClient(application(Options(folder / "exports")), base_url="http://127.0.0.1")
    assert client.get("/corrections").json() == {"open": False}
    assert client.post("/corrections", json=SAID).status_code == 403


def test_a_body_without_end_is_cut_off(folder: Path) -> None:
    client = open_desk(folder)
    assert write(client, SAID | {"note": "长" * 20_000}).status_code == 413
