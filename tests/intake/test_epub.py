"""Books in: their reading order, their articles, and packages that are broken, locked or hostile."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.intake import laws

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.options import DEFAULTS, Options
from zhitu.intake.readers import epub
from zhitu.model import Document

WEB = Path(__file__).parent / "specimens" / "web"

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
METADATA = (
    "<dc:title>窑火集</dc:title><dc:creator>贺琳</dc:creator><dc:publisher>岭南工人报</dc:publisher>"
    "<dc:date>2024-05</dc:date><dc:date>2024-05-04T00:00:00+08:00</dc:date><dc:source>http://books.example.org/1</dc:source>"
)


def chapter(body: str) -> str:
    head = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
    return f"{head}<body>{body}</body></html>"


def pack(
    path: Path, chapters: Mapping[str, str | bytes], more: Mapping[str, str] | None = None, order: str = ""
) -> Path:
    """A book of these chapters in the order of their names, or in another."""
    names = order.split() or sorted(chapters)
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{METADATA}</metadata><manifest>{items}"
        '<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        f"<spine toc='toc'>{spine}</spine></package>"
    )
    files = {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**files, **{f"OEBPS/{n}": t for n, t in chapters.items()}, **(more or {})}.items():
            archive.writestr(name, text)
    return path


def read(path: Path, options: Options = DEFAULTS) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return list(epub.read("a.epub", path, options, problems)), problems


def test_chapters_come_in_reading_order_with_what_the_book_says(tmp_path: Path) -> None:
    one, two = chapter("<h1>一炉火</h1><p>窑火不灭。</p>"), chapter("<h2>两代人</h2><p>师徒同窑。</p>")
    found, problems = read(pack(tmp_path / "a", {"a.xhtml": one, "b.xhtml": two}, order="b.xhtml a.xhtml b.xhtml"))
    assert [(one.path, one.title) for one in found] == [
        ("a.epub#OEBPS/b.xhtml", "两代人"),
        ("a.epub#OEBPS/a.xhtml", "一炉火"),
    ]
    assert {(one.date, one.author, one.source, one.url) for one in found} == {
        ("2024-05-04", "贺琳", "岭南工人报", "http://books.example.org/1")
    }
    assert found[0].text == "两代人\n师徒同窑。"
    assert [region.selector for region in found[0].regions] == [
        "OEBPS/b.xhtml!/html/body/h2[1]",
        "OEBPS/b.xhtml!/html/body/p[1]",
    ]
    assert problems == []


def test_a_chapter_is_an_article_for_each_of_its_main_headings(tmp_path: Path) -> None:
    body = "<p>五月号</p><h2>一炉火</h2><h3>点火</h3><p>窑火不灭。</p><h2>两代人</h2><p>师徒同窑。</p>"
    found, _ = read(pack(tmp_path / "a", {"a.xhtml": chapter(body)}))
    assert [(one.path, one.text) for one in found] == [
        ("a.epub#OEBPS/a.xhtml", "一炉火\n五月号\n点火\n窑火不灭。"),
        ("a.epub#OEBPS/a.xhtml~2", "两代人\n师徒同窑。"),
    ]


def test_a_headline_without_a_heading_is_known_from_the_contents(tmp_path: Path) -> None:
    contents = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>两代人</text></navLabel>'
        '<content src="a.xhtml#x"/></navPoint></navMap></ncx>'
    )
    text = chapter("<p>岭南</p><p><b>两代人</b></p><p>师徒同窑。</p>")
    (found,), _ = read(pack(tmp_path / "a", {"a.xhtml": text}, {"OEBPS/toc.ncx": contents}))
    assert (found.title, found.is_record) == ("两代人", True)
    (found,), _ = read(pack(tmp_path / "b", {"a.xhtml": text}))
    assert (found.title, found.is_record) == ("", False)


def test_a_list_of_links_is_no_article(tmp_path: Path) -> None:
    links = chapter("<h1>目录</h1>" + "<p><a href='b.xhtml'>一炉火</a></p>" * 5)
    found, problems = read(
        pack(tmp_path / "a", {"a.xhtml": links, "b.xhtml": chapter("<h1>一炉火</h1><p>窑火不灭。</p>")})
    )
    assert [one.title for one in found] == ["一炉火"]
    assert problems == []


def test_what_is_locked_or_missing_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    locked = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData>'
        '<enc:CipherReference URI="OEBPS/a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
    )
    chapters = {
        "a.xhtml": b"\x93\x02" * 40,
        "b.xhtml": chapter("<h1>一炉火</h1><p>窑火不灭。</p>"),
        "c.xhtml": b"\xff\x00" * 999,
    }
    path = pack(tmp_path / "a", chapters, {"META-INF/encryption.xml": locked})
    found, problems = read(path)
    assert [one.title for one in found] == ["一炉火"]
    assert [(problem.where, problem.what[:6]) for problem in problems] == [
        ("a.epub#OEBPS/a.xhtml", "locked"),
        ("a.epub#OEBPS/c.xhtml", "no tex"),
    ]


@pytest.mark.parametrize("damage", ["no archive", "no container", "cut", "out of the book", "entities", "bomb"])
def test_a_book_that_is_none_is_a_problem(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a"
    body = chapter("<h1>一炉火</h1><p>窑火不灭。</p>")
    if damage == "no archive":
        path.write_bytes(b"PK\x03\x04 and no more")
    elif damage == "no container":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.xhtml", body)
    elif damage == "cut":
        path.write_bytes(pack(path, {"a.xhtml": body}).read_bytes()[:-60])
    elif damage == "out of the book":
        pack(path, {"../../../../etc/passwd": body})
    elif damage == "entities":
        bomb = '<!DOCTYPE a [<!ENTITY a "../../">' + "".join(
            f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )
        pack(path, {"a.xhtml": body}, {"META-INF/container.xml": f"{bomb}]><rootfile full-path='x'>&i;</rootfile>"})
    else:
        pack(path, {"a.xhtml": chapter("<p>" + "工" * 12_000_000 + "</p>")})
    found, problems = read(path)
    assert found == []
    assert problems


def test_a_chapter_beyond_a_limit_is_told(tmp_path: Path) -> None:
    path = pack(tmp_path / "a", {"a.xhtml": chapter("<h1>一炉火</h1>" + "<p>窑火不灭。</p>" * 100)})
    (found,), (problem,) = read(path, replace(DEFAULTS, elements=50))
    assert found.text.count("窑火") > 20
    assert "more than 50 elements" in problem.what
    assert read(path, replace(DEFAULTS, members=2))[1]


def test_torn_books_never_fail(tmp_path: Path) -> None:
    """No crash, whatever bytes change; the archive's sums catch most, so what it holds is torn too."""
    chance = random.Random(20)
    whole = (WEB / "issue.epub").read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    path = tmp_path / "a"
    for number in range(150):
        if number % 2:
            data = bytearray(whole)
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            path.write_bytes(data)
        else:
            name = chance.choice(sorted(files))
            torn = bytearray(files[name])
            for _ in range(chance.randint(1, 9)):
                place = chance.randrange(len(torn) + 1)
                torn[place : place + chance.randint(0, 20)] = chance.choice(
                    [b"", b"<", b">", b"\0", b"&x;", b"\xff", b'"']
                )
            with zipfile.ZipFile(path, "w") as archive:
                for other, text in {**files, name: bytes(torn)}.items():
                    archive.writestr(other, text)
        found, problems = read(path)
        assert found or problems
        for one in found:
            laws.stand(one)
            laws.hold(one, intake.articles(one)[0])
