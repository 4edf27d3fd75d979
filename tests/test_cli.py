"""The commands as a user meets them: what they print, their exit codes, and never a traceback."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zhitu import cli, intake
from zhitu.cli import terminal

GRAPH = Path(__file__).parent.parent / "graph"
TEXT = "石桥市总工会启用职工书屋\n\n本报讯 记者林小满报道 3月5日，石桥市总工会主席高远山为职工书屋揭牌。\n"
RECORDS = [
    {"id": "r1", "date": "2024-03-05", "title": "书屋启用", "text": "石桥市总工会主席高远山为职工书屋揭牌。"},
    {"id": "r#2", "text": "云溪县总工会举办采茶技能竞赛。"},
    {"id": "r3", "text": "天气晴好。"},
]


def run(*arguments: str, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(GRAPH), **environment}
    command = [sys.executable, "-m", "zhitu", *arguments]
    return subprocess.run(command, input=data, capture_output=True, env=environment, check=False, timeout=120)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in RECORDS), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    assert cli.main(["build", str(folder / "page.txt"), "-o", str(folder / "out"), "--quiet"]) == 0
    return folder / "out"


def test_build_says_what_was_built(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", str(page), "-o", str(tmp_path / "out")]) == 0
    told = capsys.readouterr()
    assert "1 document, 1 article\n" in told.out
    assert "graph.html" in told.out
    assert not told.err


def test_quiet_is_quiet(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", str(page), str(tmp_path / "absent"), "-o", str(tmp_path / "out"), "-q"]) == 1
    assert capsys.readouterr() == ("", "")


def test_a_problem_is_told_with_its_mend_and_the_rest_is_built(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 8)
    assert cli.main(["build", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr()
    assert "noise.txt" in told.err
    assert "UTF-8" in told.err
    assert (tmp_path / "out" / "graph.ttl").exists()


@pytest.mark.parametrize(
    ("table", "options"),
    [
        ("graph/nodes.csv", ["--authority", "graph/nodes.csv"]),
        ("graph/proposals.tsv", ["--judgements", "graph/proposals.tsv"]),
        ("empty.txt", ["--cache", "empty.txt"]),
    ],
)
def test_no_table_that_a_build_reads_is_replaced(
    table: str, options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("graph").mkdir()
    Path("news.txt").write_text(TEXT, encoding="utf-8")
    Path(table).touch()
    assert cli.main(["build", "news.txt", "empty.txt", "-o", "graph", "--tagger", "jieba", *options]) == 2
    assert "written over" in capsys.readouterr().err
    assert not Path(table).read_bytes()


def test_an_export_replaces_no_file_of_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    built = tmp_path / "graph"
    cli.main(["build", str(tmp_path / "news.txt"), "-o", str(built), "--tagger", "jieba", "-q"])
    record = built / "articles.jsonl"
    before = record.read_bytes()
    assert cli.main(["export", str(built), "plain", "-o", str(record)]) == 2
    assert cli.main(["export", str(built), "site", "-o", str(built)]) == 2
    assert "written over" in capsys.readouterr().err
    assert record.read_bytes() == before


def test_no_document_is_replaced_by_an_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "articles.jsonl"
    mine.write_text('{"id": "a", "text": "石桥市总工会主席高远山讲话。"}\n', encoding="utf-8")
    before = mine.read_bytes()
    for read in (tmp_path, mine):
        assert cli.main(["build", str(read), "-o", str(tmp_path / "absent" / "..")]) == 2
        assert "such as -o" in capsys.readouterr().err
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir() if file.is_file()] == [(mine.name, before)]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["build", "absent.txt", "-o", "out"], "no such file"),
        (["build", "page.txt", "-o", "page.txt"], "cannot write"),
        (["build", "page.txt", "-o", "out", "--base", "not an iri"], "not an absolute IRI"),
        (["build", "page.txt", "-o", "out", "--base", "https://a/<b>/"], "no IRI may hold"),
        (["build", "page.txt"], "Missing option"),
        (["build", "page.txt", "-o", "out", "--judgements", "absent.tsv"], "no such file of judgements"),
        (["read", "absent.txt"], "no such file"),
        (["query", "absent", "SELECT * WHERE { ?s ?p ?o }"], "no such file"),
        (["query", "absent"], "one question"),
        (["query"], "no graph was named"),
        (["query", "absent", "--name", "nonsense"], "no question has that name"),
        (["check", "absent"], "no such file"),
        (["explain", "absent", "高远山"], "cannot be read"),
    ],
)
def test_what_cannot_go_on_says_why(
    arguments: list[str], word: str, page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(page.parent)
    code = cli.main(arguments)
    told = capsys.readouterr()
    assert word in told.err
    assert code in (1, 2)
    assert "Traceback" not in told.err


def test_a_mistake_of_ours_is_told_in_one_line(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise TypeError("stumbled")

    monkeypatch.setattr("zhitu.pipeline.read_document", stumble)
    assert cli.main(["read", str(page)]) == 2
    told = capsys.readouterr()
    assert "a mistake in zhitu: TypeError: stumbled" in told.err
    assert "Traceback" not in told.err


def test_line_n_is_record_n_even_where_a_record_is_empty_or_stands_twice(tmp_path: Path) -> None:
    rows = [{"id": "a b", "text": "天气晴好。"}, {"id": "空", "text": ""}, {"id": "a b", "text": "天气晴好。"}]
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ran = run("read", str(path), "--json")
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == ["a b", "空", "a b"]
    assert ran.returncode == 1


def test_read_writes_a_line_of_json_for_each_record(records: Path) -> None:
    ran = run("read", str(records), "--json", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    rows = [json.loads(line) for line in ran.stdout.decode("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["r1", "r#2", "r3"]
    for row, record in zip(rows, RECORDS, strict=True):
        for one in (*row["mentions"], *row["nested"], *row["values"]):
            assert record["text"][one["start"] : one["end"]] == one["text"]
        ends = [0, *(one["end"] for one in row["mentions"])]
        assert all(one["start"] >= end for one, end in zip(row["mentions"], ends, strict=False))
    leads = next(fact for fact in rows[0]["facts"] if fact["relation"] == "leads")
    assert (leads["subject"], leads["object"], leads["status"]) == ("高远山", "石桥市总工会", "stated")
    assert 0 < leads["confidence"] <= 1


def test_read_takes_packed_records_and_broken_lines(records: Path, tmp_path: Path) -> None:
    packed = tmp_path / "records.jsonl.gz"
    packed.write_bytes(gzip.compress(b"{broken\n" + records.read_bytes()))
    ran = run("read", str(packed), "--json")
    assert ran.returncode == 1
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == ["r1", "r#2", "r3"]
    assert b"records.jsonl.gz:1" in ran.stderr


def test_read_takes_standard_input() -> None:
    ran = run("read", "-", "--json", data=TEXT.encode("gb18030"))
    (row,) = map(json.loads, ran.stdout.splitlines())
    assert row["id"] == "stdin"
    assert {"高远山", "林小满"} <= {one["text"] for one in row["mentions"]}
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in row["mentions"])
    assert run("read", data=b"").returncode == 2


def test_tables_are_readable_on_a_terminal_without_chinese() -> None:
    ran = run("read", data=TEXT.encode(), PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert b"Person" in ran.stdout
    assert b"\\u" in ran.stdout


def test_no_text_steers_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("石桥市总工会主席高远山\x1b[31m[red]到访。\u202e", encoding="utf-8")
    cli.main(["read", str(path)])
    assert "\x1b" not in "".join(capsys.readouterr())


def test_query_answers_in_three_formats(exports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = 'SELECT ?name WHERE { ?who zt:leads ?body . ?body rdfs:label "石桥市总工会"@zh . ?who rdfs:label ?name }'
    assert cli.main(["query", str(exports), question]) == 0
    assert "高远山" in capsys.readouterr().out
    assert cli.main(["query", str(exports / "graph.ttl"), question, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["name", "高远山"]
    assert cli.main(["query", str(exports), question, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["results"]["bindings"][0]["name"]["value"] == "高远山"


def test_every_named_question_is_listed_and_runs(exports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from zhitu.rdf import queries

    assert cli.main(["query", "--list"]) == 0
    listed = capsys.readouterr().out
    assert len(queries.named()) >= 10
    for name in queries.named():
        assert name in listed
        assert cli.main(["query", str(exports), "--name", name]) == 0


def test_check_holds_for_a_build_and_not_for_a_broken_file(exports: Path, tmp_path: Path) -> None:
    assert cli.main(["check", str(exports)]) == 0
    broken = tmp_path / "graph.ttl"
    broken.write_text("@prefix zt: <https://w3id.org/zhitu/ontology#> . <urn:a> a zt:Person .", encoding="utf-8")
    assert cli.main(["check", str(broken)]) == 1
    broken.write_text("nonsense", encoding="utf-8")
    assert cli.main(["check", str(broken)]) == 2


def test_explain_shows_the_words_and_their_place(exports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(exports), "高远山"]) == 0
    told = capsys.readouterr().out
    assert "leads → 石桥市总工会" in told
    place = TEXT.index("高远山")
    assert f"page.txt {place}–{place + 3}" in told
    assert "石桥市总工会主席高远山为职工书屋揭牌" in told
    assert cli.main(["explain", str(exports), "高远"]) == 2
    assert "Perhaps: 高远山" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("table", "word"),
    [
        (b"verdict\tleft\nunsure\t\xe7\x94\xb2\n", "lacks the columns right"),
        ("verdict\tleft\nunsure\t甲\n".encode("utf-16"), "is not a table in UTF-8"),
    ],
)
def test_a_table_of_proposals_that_a_spreadsheet_spoilt_is_told(
    table: bytes, word: str, exports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(exports, tmp_path / "out")
    (folder / "proposals.tsv").write_bytes(table)
    assert cli.main(["explain", str(folder), "高远山"]) == 2
    assert word in capsys.readouterr().err


def test_what_a_person_decided_outlives_the_exports_and_is_explained(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    row = "right\t林小满\tworksFor\t石桥市总工会"
    (tmp_path / "judgements.tsv").write_text(f"{row}\nname\t高远山\t\t高远帆\n", encoding="utf-8")
    assert cli.main(["build", str(page), "-o", str(out), "-q"]) == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    for path in out.iterdir():
        path.unlink()
    assert cli.main(["build", str(page), "-o", str(out), "-q"]) == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert cli.main(["check", str(out)]) == 0
    assert cli.main(["explain", str(out), "石桥市总工会"]) == 0
    told = capsys.readouterr().out
    assert "a person said: right 林小满 worksFor 石桥市总工会  (judgements.tsv, line 1)" in told
    assert f"“{row}”".replace("\t", " ") in told
    assert "judgements.tsv 0–" in told
    assert cli.main(["explain", str(out), "高远山"]) == 0
    assert "also called: 高远山" in capsys.readouterr().out


def test_a_pair_that_is_left_open_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bodies = ("青川县总工会主席", "嘉善县人民法院院长", "天台县人民医院院长", "丹棱县教育局局长")
    for folder, text in (("z", TEXT), *((body[:2], f"{body}高远山到社区走访。") for body in bodies)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(text, encoding="utf-8")
    assert cli.main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "-q"]) == 0
    assert cli.main(["explain", str(tmp_path / "out"), "高远山"]) == 0
    explained = capsys.readouterr().out.split("高远山  (Person")[1:]
    assert len(explained) == len(bodies) + 1
    assert all("高远山 | 高远山: unsure, for 同名者现分作5个" in one for one in explained)


def test_a_reader_that_goes_away_is_no_error(exports: Path) -> None:
    command = f"{sys.executable} -m zhitu query {exports} 'SELECT * WHERE {{ ?s ?p ?o }}' | head -1"
    ran = subprocess.run(
        ["bash", "-c", command],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(GRAPH)},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0
    assert not ran.stderr


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    # A shell without a terminal has its background jobs ignore interrupts, and these tests may run in one.
    begin = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{begin}; from zhitu import cli; raise SystemExit(cli.main(['read', '-']))"]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(GRAPH)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as waiting:
        time.sleep(2)  # until it waits for its input
        waiting.send_signal(signal.SIGINT)
        _, told = waiting.communicate(timeout=20)
    assert waiting.returncode == 130
    assert b"Traceback" not in told


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def watch(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal that somebody watches; pytest takes what a fixture would put in its place away again."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    return screen


def test_who_watches_a_build_is_told_how_fast_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watch(monkeypatch)
    clock = iter([0.0, 10.0, 12.0])
    monkeypatch.setattr(terminal, "monotonic", lambda: next(clock))
    with terminal.progress(quiet=False) as told:
        assert told
        told("reading", 1200)
    assert "reading: 1,200 documents, 120 a second" in screen.getvalue()


def test_who_watches_a_build_is_told_how_long_it_will_take_by_the_bytes_read(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watch(monkeypatch)
    clock = iter([0.0, 30.0, 60.0])
    monkeypatch.setattr(terminal, "monotonic", lambda: next(clock))
    meter = intake.Meter(total=1000)
    with terminal.progress(quiet=False, meter=meter) as told:
        assert told
        told("reading", 1)
        assert "left" not in screen.getvalue()
        meter.read = 250
        told("reading", 900)
    assert "25%, 3:00 left" in screen.getvalue()
