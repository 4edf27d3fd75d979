"""What reads the pages of the web, mail, books, Word, tables, archives and PDF, on any input."""

from __future__ import annotations

import traceback
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from tests.intake import laws

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake import charset, formats
from zhitu.intake.options import DEFAULTS
from zhitu.intake.readers import epub, html, mail, scan, word
from zhitu.model import Document

OURS = Path(intake.__file__).parent.parent
SPECIMENS = Path(__file__).parent.parent / "intake" / "specimens"
TORN = (
    "tables/news.xlsx",
    "tables/news.parquet",
    "tables/news.csv",
    "archives/news.zip",
    "archives/news.tar.gz",
    "pages/news.pdf",
)

MARKUP = (
    "<div>", "</div>", "<p>", "</p>", "<br>", "<h1>", "</h1>", "<table><tr><td>", "</td></tr></table>", "<a href=x>",
    "</a>", "<title>", "</title>", "<head>", "<body>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>",
    "<ruby>", "<pre>", "<script type='application/ld+json'>", '{"@type":"NewsArticle","headline":"', '"}',
    "<meta name=PubDate content='", "'>", "<link rel=canonical href='", "<p style='display:none'>",
    "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<html xmlns='http://www.w3.org/1999/xhtml'>",
    "&nbsp;", "&#xD800;", "&#0;", "\0", "\u202e", "\n", "　　", "<o:p/>",
    "望溪镇总工会主席高远山到松涛茶业有限公司走访，听了夜校的第一堂课。", "望溪镇茶厂办起夜校",
    "来源：岭南工人报 作者：贺琳", "2024年5月3日", "[责任编辑：钱多]", "http://[", "0001-01-01T00:00:00+14:00",
)  # fmt: skip
HEADERS = (
    "Subject: ", "From: ", "Date: Thu, 2 May 2024 17:30:00 +0000", "=?gb2312?B?0KO5pLvh?=", "=?", "?Q?", "?=", "\r\n",
    "\r\n\r\n", "Content-Type: multipart/alternative; boundary=b", "Content-Type: multipart/mixed; boundary=c", "--b",
    "--c", "--b--", "Content-Type: text/plain; charset=gb2312; format=flowed", "Content-Type: text/html",
    "Content-Type: message/rfc822", "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: quoted-printable", "Content-Disposition: attachment; ", "filename*=gb2312''%D0",
    'filename="a.txt"', "> ", "-- ", "=\r\n", " \r\n", '"', "<", ">", "(", ";", ",", "\udc80",
    "工会夜校开课了，罗小梅第一个报名。",
)  # fmt: skip
LARGEST = 8000


def gather(source: Any, words: tuple[str, ...]) -> str:
    """A text of these words and of any other characters."""
    parts: list[str] = []
    while source.remaining_bytes() and len(parts) < 200:
        parts.append(
            source.PickValueInList(list(words))
            if source.ConsumeIntInRange(0, 5)
            else source.ConsumeUnicodeNoSurrogates(12)
        )
    return "".join(parts)[:LARGEST]


def check(found: Iterable[Document]) -> None:
    """Hold all documents to the laws."""
    for document in found:
        laws.stand(document)
        laws.hold(document, intake.articles(document)[0])


def fuzz_pages(source: Any) -> None:
    """Read markup of any kind as a page."""
    found = html.read_page("a.html", gather(source, MARKUP), DEFAULTS, [])
    check([found] if found else [])


def fuzz_encodings(source: Any) -> None:
    """Decode bytes that say anything of their encoding."""
    said = source.PickValueInList(["gb2312", "big5", "utf-8", "hz", "utf-16", "latin-1", "x", "\0", "rot13", "idna"])
    found = charset.decode_declared(source.ConsumeBytes(400), said)
    assert found is None or all(0 <= place < len(found.text) for place in found.lost)


def fuzz_mail(source: Any) -> None:
    """Read headers, boundaries and any bytes as mail."""
    problems: list[Any] = []
    data = gather(source, HEADERS).encode("utf-8", "surrogateescape")
    check(mail.parse("a.eml", data, DEFAULTS, problems))
    assert not any(name in problem.what for problem in problems for name in ("NameError", "KeyError", "IndexError"))


def fuzz_book(source: Any) -> None:
    """Read a book of which a part was torn."""
    with tear_package(source, "web/issue.epub") as path:
        check_told(epub.read, path)


def fuzz_word(source: Any) -> None:
    """Read a Word document of which a part was torn."""
    with tear_package(source, "web/issue.docx") as path:
        check_told(word.read, path)


def fuzz_sheet(source: Any) -> None:
    """Read a workbook of which a part was torn."""
    with tear_package(source, "tables/news.xlsx") as path:
        check_any(path)


def fuzz_torn(source: Any) -> None:
    """Read a file of which bytes became others."""
    name = source.PickValueInList(list(TORN))
    with TemporaryDirectory() as folder:
        path = Path(folder, Path(name).name)
        path.write_bytes(tear(source, (SPECIMENS / name).read_bytes()))
        with patch.object(scan, "load", return_value=None):  # the models would take seconds, and look at the dots alone
            check_any(path)


@contextmanager
def tear_package(source: Any, name: str) -> Iterator[Path]:
    """A package after some bytes of one of its files became others."""
    with zipfile.ZipFile(SPECIMENS / name) as archive:
        files = {member: archive.read(member) for member in archive.namelist()}
    member = source.PickValueInList(sorted(files))
    with TemporaryDirectory() as folder:
        path = Path(folder, Path(name).name)
        with zipfile.ZipFile(path, "w") as archive:
            for other, text in (files | {member: tear(source, files[member])}).items():
                archive.writestr(other, text)
        yield path


def check_told(read: formats.Reader, path: Path) -> None:
    """Hold what a reader finds to the laws; where it finds nothing it says why."""
    problems: list[Problem] = []
    found = list(read(path.name, path, DEFAULTS, problems))
    assert found or problems
    check(found)


def check_any(path: Path) -> None:
    """The same of a file of any kind; what a library raises is told by the process apart, and no failure is ours."""
    try:
        check_told(formats.read, path)
    except AssertionError:
        raise
    except Exception as error:
        failed = Path(traceback.extract_tb(error.__traceback__)[-1].filename)
        if failed.is_relative_to(OURS):
            raise


def tear(source: Any, data: bytes) -> bytes:
    """The data after some of it became other bytes."""
    torn = bytearray(data)
    while source.remaining_bytes():
        place = source.ConsumeIntInRange(0, len(torn))
        cut = source.ConsumeIntInRange(0, 30)
        torn[place : place + cut] = source.ConsumeBytes(source.ConsumeIntInRange(0, 12))
    return bytes(torn)
