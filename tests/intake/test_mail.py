"""Mail in: messages, folders of them, attachments, saved pages; what lies about its encoding, and what is hostile."""

from __future__ import annotations

import base64
import io
import mailbox
import random
import time
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.intake import laws

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.options import DEFAULTS, Options
from zhitu.intake.readers import mail
from zhitu.model import Document

WEB = Path(__file__).parent / "specimens" / "web"

TEXT = "望溪镇总工会主席朱镕到松涛茶业有限公司走访。\n\n罗小梅介绍了夜校。\n"
PARAGRAPHS = [line for line in TEXT.split("\n") if line]


def read(data: bytes, options: Options = DEFAULTS) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return list(mail.parse("a.eml", data, options, problems)), problems


def write(headers: Sequence[str | bytes], body: str | bytes) -> bytes:
    lines = [line.encode() if isinstance(line, str) else line for line in headers]
    return b"\r\n".join([*lines, b"", body.encode() if isinstance(body, str) else body])


def word(text: str, said: str, encoding: str) -> str:
    return f"=?{said}?B?{base64.b64encode(text.encode(encoding)).decode()}?="


def test_headers_are_title_day_author_and_source() -> None:
    headers = [
        f"Subject: Re: {word('回复：夜校', 'utf-8', 'utf-8')}\r\n {word('开课了', 'utf-8', 'utf-8')}",
        f"From: {word('贺琳', 'gb2312', 'gb18030')} <helin@example.org>",
        "Date: Thu, 2 May 2024 17:30:00 +0000",
        f"Organization: {word('岭南工人报', 'utf-8', 'utf-8')}",
    ]
    (found,), problems = read(write(headers, TEXT))
    assert (found.title, found.date, found.author, found.source) == ("夜校开课了", "2024-05-03", "贺琳", "岭南工人报")
    assert found.text.split("\n") == ["夜校开课了", *PARAGRAPHS]
    assert [region.selector for region in found.regions] == ["header=Subject", "part=1&line=0,1", "part=1&line=2,3"]
    assert problems == []


def test_a_headline_that_the_text_repeats_stands_once() -> None:
    (found,), _ = read(write([f"Subject: {word('夜校开课', 'utf-8', 'utf-8')}"], "夜校开课\n\n" + TEXT))
    assert found.text.split("\n") == ["夜校开课", *PARAGRAPHS]
    assert found.title == "夜校开课"
    assert found.regions[0].selector == "part=1&line=0,1"


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("us-ascii", "gb18030"),
        ("iso-8859-1", "utf-8"),
        ("big5", "gb18030"),
        ("x-unknown", "gb18030"),
        ("gb2312", "utf-8"),
    ],
)
def test_a_mail_that_lies_about_its_encoding_is_read(said: str, encoding: str) -> None:
    headers: list[str | bytes] = [
        f"Subject: {word('夜校里来了朱镕', said if said != 'us-ascii' else 'gb2312', encoding)}",
        b"From: " + "朱镕".encode(encoding) + b" <a@example.org>",
        f"Content-Type: text/plain; charset={said}",
        "Content-Transfer-Encoding: 8bit",
    ]
    (found,), problems = read(write(headers, TEXT.encode(encoding)))
    assert found.text.split("\n") == ["夜校里来了朱镕", *PARAGRAPHS]
    assert found.author == "朱镕"
    assert problems == []


def test_bytes_that_broke_are_told() -> None:
    data = TEXT.encode()
    (found,), (problem,) = read(write(["Subject: x", "Content-Type: text/plain; charset=utf-8"], data[:31] + data[32:]))
    assert PARAGRAPHS[1] in found.text
    assert "could not be read as utf-8" in problem.what


def test_of_texts_that_say_the_same_the_plain_one_is_read() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(TEXT)
    message.add_alternative("<p>别的。</p>", subtype="html")
    (found,), _ = read(message.as_bytes())
    assert found.text.split("\n")[1:] == PARAGRAPHS


def test_a_mail_in_html_is_read_with_its_elements() -> None:
    message = EmailMessage()
    message.set_content(
        f"<div>{PARAGRAPHS[0]}<br>{PARAGRAPHS[1]}</div><p><img src='http://example.org/x'></p>", subtype="html"
    )
    (found,), _ = read(message.as_bytes())
    assert found.text.split("\n") == PARAGRAPHS
    assert {region.selector for region in found.regions} == {"part=1!/html/body/div[1]"}


def test_wrapped_flowed_and_quoted_lines_are_paragraphs_again() -> None:
    sentence = "望溪镇总工会主席何秀兰到松涛茶业有限公司走访，听了夜校的第一堂课，罗小梅和四十六名炒茶工也在场。" * 3
    cut = [sentence[place : place + 38] for place in range(0, len(sentence), 38)]
    (wrapped,), _ = read(write(["Subject: x", "Content-Type: text/plain; charset=utf-8"], "\n".join(cut)))
    assert wrapped.text.split("\n")[1:] == [sentence]
    (fed,), _ = read(write(["Subject: x", "Content-Type: text/plain; charset=utf-8"], f"一\f二\n\n{sentence}"))
    assert fed.regions[-1].selector == "part=1&line=2,3", "a form feed ends no line"
    (quoted,), _ = read(write(["Subject: x", "Content-Type: text/plain; charset=utf-8"], "> " + "\n> ".join(cut)))
    assert quoted.text.split("\n")[1:] == [sentence]
    assert quoted.regions[1].selector == f"part=1&line=0,{len(cut)}"
    flowed = f"{sentence[:20]} \n{sentence[20:]}\n\nTea House \nof the town\n-- \n电话 0750-0000\n"
    headers = ["Subject: x", "Content-Type: text/plain; charset=utf-8; format=flowed"]
    (found,), _ = read(write(headers, flowed))
    assert found.regions[-1].selector == "part=1&line=3,5"
    assert found.text.split("\n")[1:] == [sentence, "Tea House of the town"]


def attach(*files: tuple[str, bytes]) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(TEXT)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def test_attachments_are_read_as_files_of_their_kind() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("里面.txt", PARAGRAPHS[1])
    files = [
        ("../../通稿.txt", PARAGRAPHS[0].encode("gb18030")),
        ("page.HTML", f"<h1>夜校</h1><p>{PARAGRAPHS[1]}".encode()),
        ("包.zip", packed.getvalue()),
        ("logo.xyz", b"\x00\x01"),
    ]
    found, (problem,) = read(attach(*files).as_bytes())
    assert [one.path for one in found] == ["a.eml", "a.eml/通稿.txt", "a.eml/page.HTML", "a.eml/包.zip/里面.txt"]
    assert [one.text.split("\n")[-1] for one in found] == [PARAGRAPHS[1], PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[1]]
    assert (problem.where, problem.what) == ("a.eml/logo.xyz", "a kind of file that is not read")


def test_a_name_in_an_encoding_that_no_header_may_have_is_read() -> None:
    data = attach(("name.txt", PARAGRAPHS[0].encode())).as_bytes()
    raw = data.replace(b'"name.txt"', b'"' + word("朱镕.txt", "gb2312", "gb18030").encode() + b'"')
    found, _ = read(raw)
    assert found[1].path == "a.eml/朱镕.txt"


def nest(depth: int) -> bytes:
    message = attach()
    for _ in range(depth):
        outer = attach()
        outer.add_attachment(message)
        message = outer
    return message.as_bytes()


def test_mails_in_one_another_are_read_to_a_depth() -> None:
    found, problems = read(nest(2))
    assert [one.path for one in found] == ["a.eml", "a.eml/part-2.eml", "a.eml/part-2.eml/part-2.eml"]
    assert problems == []
    found, (problem,) = read(nest(2), replace(DEFAULTS, depth=2))
    assert len(found) == 2
    assert "too deep" in problem.what


def test_a_folder_of_mails_is_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    box = mailbox.mbox(path)
    for number in range(3):
        message = EmailMessage()
        message["Subject"] = f"x{number}"
        message.set_content(TEXT + ("大" * 9000 if number == 1 else ""), cte="8bit")
        box.add(message)
    box.close()
    problems: list[Problem] = []
    found = list(mail.read_box("a.mbox", path, replace(DEFAULTS, size=8000), problems))
    assert [(one.path, one.title) for one in found] == [("a.mbox#1", "x0"), ("a.mbox#3", "x2")]
    assert [problem.where for problem in problems] == ["a.mbox#2"]
    path.write_bytes(b"no mail at all")
    assert list(mail.read_box("a.mbox", path, DEFAULTS, problems)) == []
    assert "no mails" in problems[-1].what


@pytest.mark.parametrize("packed", [False, True])
def test_a_folder_that_a_mail_program_keeps_is_read(packed: bool, tmp_path: Path) -> None:
    folder = tmp_path / "稿件"
    with closing(mailbox.Maildir(folder)) as box:
        for title, state in (("夜校开课了", "cur"), ("茶厂有了工会", "new")):
            kept = mailbox.MaildirMessage(write([f"Subject: {word(title, 'utf-8', 'utf-8')}"], TEXT))
            kept.set_subdir(state)
            kept.set_flags("S" if state == "cur" else "")
            box.add(kept)
    read_from = folder
    if packed:
        read_from = tmp_path / "a.zip"
        with zipfile.ZipFile(read_from, "w") as archive:
            for path in sorted(folder.rglob("*")):
                archive.write(path, f"m/{path.relative_to(folder).as_posix()}")
    problems: list[Problem] = []
    found = list(intake.documents([read_from], problems=problems))
    assert sorted(document.title for document in found) == ["夜校开课了", "茶厂有了工会"]
    assert problems == []


def test_a_page_in_one_file_knows_where_it_came_from(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    data = (WEB / "page.mhtml").read_bytes()
    start, end = data.index(b'<link rel=3D"canonical"'), data.index(b"</head>")
    path.write_bytes(data[:start] + data[end:])
    (found,) = mail.read_page("a.mht", path, DEFAULTS, [])
    assert found.url == "http://news.example.org/jinhua/2024-04/19/content_1207.html"
    problems: list[Problem] = []
    path.write_bytes(write(["Subject: x"], TEXT))
    assert list(mail.read_page("a.mht", path, DEFAULTS, problems)) == []
    assert "no page" in problems[0].what


def deep(depth: int) -> bytes:
    parts = [f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)]
    return ("Subject: x\r\nMIME-Version: 1.0\r\n" + "".join(parts) + "\r\n" + TEXT).encode()


HOSTILE = {
    "deep": deep(5000),
    "many parts": write(["Content-Type: multipart/mixed; boundary=b"], "--b\r\n\r\nx\r\n" * 8_000),
    "long header": write(["Subject: " + "=?utf-8?B?" * 50_000, "From: " + "a," * 200_000, "Date: " + "9" * 5000], TEXT),
    "endless address": write(["From: " + "(" * 50_000], TEXT),
    "broken type": write(['Content-Type: ;;;="\\', "Content-Transfer-Encoding: x-uuencode"], TEXT),
    "no end": write(["Content-Type: multipart/alternative; boundary="], TEXT),
    "a file that names a path": write(['Content-Disposition: attachment; filename="/etc/../\x00\n.txt"'], TEXT),
    "not base64": write(["Content-Transfer-Encoding: base64"], "工会" + "=" * 1000),
    "bad date": write(["Subject: x", "Date: Thu, 99 Foo 99999 99:99:99 +99999999"], TEXT),
    "nothing": b"",
    "zeros": b"\0" * 1000,
    "one flowed paragraph": write(["Content-Type: text/plain; charset=utf-8; format=flowed"], f"{TEXT} \n" * 60_000),
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_mail_is_read_or_told_in_bounded_time(kind: str) -> None:
    started = time.process_time()
    found, problems = read(HOSTILE[kind])
    assert time.process_time() - started < 20
    assert found or problems
    for one in found:
        assert "/etc" not in one.path
        one.text.encode()
        assert one.date in ("", "2024-05-03")


def test_torn_mails_never_fail() -> None:
    """No exception, whatever bytes change: what the library cannot take apart is a problem."""
    chance = random.Random(30)
    seeds = [(WEB / "mail.eml").read_bytes(), nest(1), attach(("通稿.txt", TEXT.encode())).as_bytes(policy=policy.SMTP)]
    for _ in range(300):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 9)):
            place = chance.randrange(len(data) if chance.random() < 0.5 else 600)
            data[place : place + chance.randint(0, 12)] = chance.choice(
                [b"", b"\r\n", b"\xff", b"=?gb2312?B?", b"?=", b'"', b";", b"\0", b"--", b"=", b": ", b"(", b"<"]
            )
        found, problems = read(bytes(data))
        assert found or problems
        for one in found:
            laws.stand(one)
            laws.hold(one, intake.articles(one)[0])
