"""The server as a whole: it starts, answers, logs, and tells errors in words."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from zhitu.errors import InputError
from zhitu.server import Options, application


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "graph.html").write_text("<title>织图</title>", encoding="utf-8")
    return tmp_path


def test_the_page_of_the_build_is_served_and_a_new_build_is_picked_up(folder: Path) -> None:
    client = TestClient(application(Options(folder)), base_url="http://127.0.0.1")
    assert "织图" in client.get("/").text
    (folder / "graph.html").write_text("<title>anew</title>", encoding="utf-8")
    assert "anew" in client.get("/").text


def test_a_folder_without_a_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no graph to serve"):
        application(Options(tmp_path))


def test_a_graph_that_went_away_is_told(folder: Path) -> None:
    client = TestClient(application(Options(folder)), base_url="http://127.0.0.1")
    (folder / "graph.html").unlink()
    answer = client.get("/")
    assert answer.status_code == 503
    assert "zhitu build" in answer.json()["mend"]


def test_a_request_is_one_line_of_the_log_whatever_its_path_holds(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = TestClient(application(Options(folder)), base_url="http://127.0.0.1")
    with caplog.at_level(logging.INFO, "zhitu.server"):
        assert client.get("/no%0Asuch").status_code == 404
    assert [record.getMessage().split(" ")[:3] for record in caplog.records] == [["GET", "/no\\nsuch", "404"]]
