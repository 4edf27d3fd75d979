"""Word documents in: order, headings, tables, changes, what is left out, and packages that are broken or hostile."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from tests.intake import laws

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.options import DEFAULTS, Options
from zhitu.intake.readers import word
from zhitu.model import Document

WEB = Path(__file__).parent / "specimens" / "web"

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def read(path: Path, options: Options = DEFAULTS) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return list(word.read("a.docx", path, options, problems)), problems


def save(made: Any, folder: Path) -> Path:
    path = folder / "a.docx"
    made.save(str(path))
    return path


def insert(made: Any, markup: str) -> None:
    """Markup as Word writes it, put before the end of the body."""
    made.element.body.insert(len(made.element.body) - 1, parse_xml(markup.replace(">", f" {NAMES}>", 1)))


def lines(found: Document) -> list[tuple[str, str]]:
    return [(region.selector, found.text[region.start : region.end]) for region in found.regions]


def test_paragraphs_and_tables_come_in_their_order(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("松涛茶业有限公司工会夜校开课")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("项目", "教师", "安全", "石大年"), strict=True
    ):
        cell.text = text
    table.rows[1].cells[1].add_table(rows=1, cols=1).rows[0].cells[0].text = "里面的表"
    made.add_paragraph("")
    made.add_paragraph("罗小梅第一个\n报名。")
    (found,), problems = read(save(made, tmp_path))
    assert lines(found) == [
        ("paragraph=1", "松涛茶业有限公司工会夜校开课"),
        ("table=1&row=1&cell=1", "项目"),
        ("table=1&row=1&cell=2", "教师"),
        ("table=1&row=2&cell=1", "安全"),
        ("table=1&row=2&cell=2", "石大年"),
        ("table=1&row=2&cell=2", "里面的表"),
        ("paragraph=3", "罗小梅第一个"),
        ("paragraph=3", "报名。"),
    ]
    assert not found.is_record
    assert problems == []


def test_several_headings_make_several_articles(tmp_path: Path) -> None:
    made = docx.Document()
    made.styles.add_style("稿件标题", 1).base_style = made.styles["Heading 1"]
    made.add_paragraph("岭南工人报 2024年5月4日 第3版")
    made.add_heading("夜校开课", 1)
    made.add_paragraph("罗小梅第一个报名。")
    made.add_heading("课程", 2)
    made.add_paragraph("两代人", style="稿件标题")
    made.add_paragraph("师徒同窑。")
    above, one, two = read(save(made, tmp_path))[0]
    assert above.text == "岭南工人报 2024年5月4日 第3版"
    assert (one.path, one.title, one.date, one.is_record) == ("a.docx#1", "夜校开课", "2024-05-04", True)
    assert one.text == "夜校开课\n罗小梅第一个报名。\n课程"
    assert (two.path, two.title, two.text) == ("a.docx#2", "两代人", "两代人\n师徒同窑。")
    (article,), _ = intake.articles(two)
    assert (article.headline, article.text[article.body :]) == ("两代人", "师徒同窑。")


def test_a_page_with_one_heading_is_repaired_as_plain_text_is(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("夜校开课", 1)
    made.add_paragraph("本报讯 记者贺琳报道 望溪镇松涛茶业有限公司工会夜校5月3日开课。")
    (found,), _ = read(save(made, tmp_path))
    (article,), _ = intake.articles(found)
    assert (article.headline, article.byline.reporters) == ("夜校开课", ("贺琳",))
    assert [region.selector for region in article.regions] == ["paragraph=1", "paragraph=2"]


def test_notes_stand_below_the_article_that_points_to_them() -> None:
    first, second = read(WEB / "notes.docx")[0]
    assert first.text.split("\n")[-2:] == ["望溪镇总工会二〇二四年统计。", "罗小梅是松涛茶业有限公司采茶工。"]
    assert [place for place, _ in lines(first)[-2:]] == ["footnote=1", "endnote=1"]
    assert [(place, text) for place, text in lines(second) if "note" in place] == [("footnote=2", "据夜校课表。")]
    for found in (first, second):
        laws.stand(found)
        laws.hold(found, intake.articles(found)[0])


def test_a_note_is_read_once_and_not_where_its_sign_was_deleted(tmp_path: Path) -> None:
    with zipfile.ZipFile(WEB / "notes.docx") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    body = files["word/document.xml"].decode()
    _, sign, rest = body.partition("<w:footnoteReference")
    mark = sign + rest.partition("/>")[0] + "/>"
    gone = mark.replace('"2"', '"3"')
    assert mark != gone
    body = body.replace(gone, f"<w:del>{gone}</w:del>").replace("</w:body>", f"<w:p><w:r>{mark}</w:r></w:p></w:body>")
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (files | {"word/document.xml": body.encode()}).items():
            archive.writestr(name, data)
    found, problems = read(path)
    assert [place for one in found for place, _ in lines(one) if "note" in place] == ["footnote=1", "endnote=1"]
    assert problems == []


def test_changes_are_taken_as_accepted_and_notes_that_are_not_there_are_told(tmp_path: Path) -> None:
    made = docx.Document()
    insert(
        made,
        "<w:p><w:r><w:t>罗小梅</w:t></w:r><w:del><w:r><w:delText>不</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>第一个</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着</w:t></w:r><w:r><w:t>报名</w:t><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>夜校</w:t></w:r></w:hyperlink></w:p>",
    )
    (found,), (problem,) = read(save(made, tmp_path))
    assert found.text.strip() == "罗小梅第一个报名夜校"
    assert problem.what == "1 footnotes or endnotes are not in the file"


def test_text_boxes_and_fields_of_forms_are_read_once(tmp_path: Path) -> None:
    made = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent>"
    insert(
        made,
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
    )
    insert(made, "<w:sdt><w:sdtContent><w:p><w:r><w:t>表单里的话</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    (found,), _ = read(save(made, tmp_path))
    assert [text for _, text in lines(found)] == ["正文", "框里的话", "表单里的话"]


def test_properties_are_heard_where_they_can_be_meant(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("夜校开课")
    made.add_paragraph("罗小梅第一个报名。")
    said = made.core_properties
    (found,), _ = read(save(made, tmp_path))
    assert (found.title, found.date, found.author) == ("", "", "")
    said.title, said.author, said.created = "夜校开课", "贺琳", datetime(2024, 5, 3, 17, 0, tzinfo=UTC)
    (found,), _ = read(save(made, tmp_path))
    assert (found.title, found.date, found.author) == ("夜校开课", "2024-05-04", "贺琳")
    said.title, said.author = "Microsoft Word - 文档1", "Administrator"
    made.add_paragraph("2024年4月1日 第3版")
    (found,), _ = read(save(made, tmp_path))
    assert (found.title, found.date, found.author) == ("", "", "")


def repack(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def save_text(folder: Path) -> Path:
    made = docx.Document()
    made.add_paragraph("罗小梅第一个报名。")
    return save(made, folder)


def test_a_file_with_macros_is_read_and_they_are_not(tmp_path: Path) -> None:
    def arm(files: dict[str, bytes]) -> None:
        types = files["[Content_Types].xml"]
        files["[Content_Types].xml"] = types.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", word.MACROS.encode()
        )
        files["word/vbaProject.bin"] = b"Sub AutoOpen()"

    (found,), problems = read(repack(save_text(tmp_path), arm))
    assert found.text == "罗小梅第一个报名。"
    assert problems == []


def blow_up(files: dict[str, bytes]) -> None:
    files["word/document.xml"] = b"<a>" + b" " * (200 << 20) + b"</a>"


def unfold(files: dict[str, bytes]) -> None:
    bomb = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefgh"))
    text = files["word/document.xml"].decode().partition("?>")[2].replace("罗小梅", "&h;")
    files["word/document.xml"] = f'<!DOCTYPE x [<!ENTITY a "{"工" * 99}">{bomb}]>{text}'.encode()


def fetch(files: dict[str, bytes]) -> None:
    text = files["word/document.xml"].decode().partition("?>")[2].replace("罗小梅", "&x;")
    files["word/document.xml"] = f'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>{text}'.encode()


@pytest.mark.parametrize("change", [blow_up, unfold, fetch, dict.clear, lambda files: files.pop("word/document.xml")])
def test_a_hostile_package_is_told_and_harms_nobody(tmp_path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    found, problems = read(repack(save_text(tmp_path), change), replace(DEFAULTS, size=100 << 20))
    assert problems or all("root:" not in one.text and len(one.text) < 100 for one in found)


def test_what_is_no_word_file_says_how_to_make_one(tmp_path: Path) -> None:
    for name, data in {"a.docx": word.OLE + b"\0" * 600, "b.docx": b"text", "c.doc": word.OLE, "d.docx": b""}.items():
        (tmp_path / name).write_bytes(data)
    problems: list[Problem] = []
    assert list(intake.documents([tmp_path], problems=problems)) == []
    said = {problem.where: problem for problem in problems}
    assert sorted(said) == ["a.docx", "b.docx", "c.doc", "d.docx"]
    assert "password" in said["a.docx"].what
    assert said["c.doc"].what == "an old Word file"
    assert all(".docx" in problem.mend for problem in problems)


def test_an_empty_document_is_told(tmp_path: Path) -> None:
    found, (problem,) = read(save(docx.Document(), tmp_path))
    assert (found, problem.what) == ([], "empty")


def test_torn_documents_never_fail(tmp_path: Path) -> None:
    """Whatever bytes change, in the archive or in what it holds: text or a problem, in the process apart."""
    chance = random.Random(40)
    whole = (WEB / "issue.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for number in range(120):
        path = tmp_path / f"{number}.docx"
        if number % 3 == 0:
            data = bytearray(whole)
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            path.write_bytes(data)
            continue
        name = chance.choice(["word/document.xml", *sorted(files)])
        torn = bytearray(files[name])
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(torn) + 1)
            torn[place : place + chance.randint(0, 20)] = chance.choice(
                [b"", b"<", b"</w:p>", b"\0", b"&x;", b"\xff", b'"']
            )
        with zipfile.ZipFile(path, "w") as archive:
            for other, data in {**files, name: bytes(torn)}.items():
                archive.writestr(other, data)
    problems: list[Problem] = []
    found = list(intake.documents([tmp_path], problems=problems))
    told = {problem.where for problem in problems} | {one.path.partition("#")[0] for one in found}
    assert len(told) == 120
    assert not any("took longer" in problem.what or "ended in the middle" in problem.what for problem in problems)
