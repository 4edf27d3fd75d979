"""A fuzzer that is led by coverage, for what reads the pages of the web, mail, books, Word, tables, archives and PDF.

It needs the package atheris, and runs until it is stopped or finds an input that breaks a law of the house:
``python -m tests.fuzz.files FOLDER -max_total_time=600`` keeps in FOLDER the inputs that went new ways.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.intake import laws

SPECIMENS = Path(__file__).parent.parent / "intake" / "specimens"
WEB = SPECIMENS / "web"
TORN = ("tables/news.xlsx", "tables/news.csv", "archives/news.zip", "archives/news.tar.gz", "pages/news.pdf")

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


def check(found: Any) -> None:
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
    fuzz_package(source, "issue.epub", epub.read)


def fuzz_word(source: Any) -> None:
    """Read a Word document of which a part was torn."""
    fuzz_package(source, "issue.docx", word.read)


def fuzz_package(source: Any, name: str, read: Callable[..., Any]) -> None:
    """Read a package after some bytes of one of its files became others."""
    with zipfile.ZipFile(WEB / name) as archive:
        files = {member: archive.read(member) for member in archive.namelist()}
    member = source.PickValueInList(sorted(files))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for other, text in (files | {member: tear(source, files[member])}).items():
            archive.writestr(other, text)
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(packed.getvalue())
        problems: list[Any] = []
        found = list(read(name, path, DEFAULTS, problems))
        assert found or problems
        check(found)


def fuzz_torn(source: Any) -> None:
    """Read a file of which bytes became others, as the process apart does: whatever a library raises is told."""
    name = source.PickValueInList(list(TORN))
    with TemporaryDirectory() as folder:
        path = Path(folder, Path(name).name)
        path.write_bytes(tear(source, (SPECIMENS / name).read_bytes()))
        *lines, last = apart.read({"shown": path.name, "path": str(path), "options": asdict(DEFAULTS)})
        assert lines
        assert last == b"null"
        check(codec.decode_document(line) for line in lines if line.startswith(b"["))


def tear(source: Any, data: bytes) -> bytes:
    """The data after some of it became other bytes."""
    torn = bytearray(data)
    while source.remaining_bytes():
        place = source.ConsumeIntInRange(0, len(torn))
        cut = source.ConsumeIntInRange(0, 30)
        torn[place : place + cut] = source.ConsumeBytes(source.ConsumeIntInRange(0, 12))
    return bytes(torn)


TARGETS: tuple[Callable[[Any], None], ...] = (
    fuzz_pages,
    fuzz_encodings,
    fuzz_mail,
    fuzz_book,
    fuzz_word,
    fuzz_torn,
)


def fuzz(data: bytes) -> None:
    """One input: its last byte says what reads it."""
    source = atheris.FuzzedDataProvider(data)
    TARGETS[source.ConsumeIntInRange(0, len(TARGETS) - 1)](source)


if __name__ == "__main__":
    import atheris

    with atheris.instrument_imports(include=["zhitu.intake"]):
        from zhitu import codec, intake
        from zhitu.intake import apart, charset
        from zhitu.intake.options import DEFAULTS
        from zhitu.intake.readers import epub, html, mail, word
    atheris.Setup(sys.argv, fuzz)
    atheris.Fuzz()
