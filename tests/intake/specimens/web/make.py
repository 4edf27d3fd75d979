"""Makes the specimens of this folder out of ``story.txt`` and ``second.txt``: ``python make.py`` in this folder.

It needs Chromium (with the Python package playwright) and LibreOffice. What they make is kept in git, so that the tests
need neither; it differs from one version of them to the next.
"""

from __future__ import annotations

import html
import mailbox
import shutil
import subprocess
import tempfile
from contextlib import closing
from datetime import datetime, timedelta, timezone
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ADDRESS = "http://news.example.org/jinhua/2024-04/19/content_1207.html"

NAVIGATION = ("首页", "时政", "经济", "文化", "体育", "图片", "视频", "专题", "评论", "工会")
TEASERS = ("炒茶工人领到技能证书", "二十七家企业签下同一份合同", "老茶厂里走出女状元", "一盏灯照亮夜班路")

PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<title>{title}_金华新闻_婺江新闻网</title>
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2024-04-19 08:30">
<meta name="ContentSource" content="来源：婺江工人报">
<meta name="author" content="许望北">
<link rel="canonical" href="{address}">
<style>body {{ font-family: serif }} .menu li {{ display: inline }} .side {{ float: right; width: 200px }}</style>
</head><body>
<div class="menu"><ul>{menu}</ul></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/jinhua/">金华新闻</a> &gt; 正文</div>
<div class="article">
<h1>{title}</h1>
<h2>{subtitle}</h2>
<div class="info"><span>2024-04-19 08:30</span> <span>来源：婺江工人报</span> <span>作者：许望北</span>
<a href="#">分享到微信</a></div>
<div class="content" id="content"></div>
<p class="editor">[责任编辑：钱塘生]</p>
<div class="related"><b>相关阅读</b><ul>{teasers}</ul></div>
</div>
<div class="side"><h3>热门新闻</h3><ul>{teasers}</ul></div>
<div class="footer"><p>关于我们 | 联系我们 | 版权声明</p>
<p>婺江新闻网版权所有，未经书面授权不得转载。</p></div>
<script>
  // The body comes by script, as on many sites: only a browser can save this page.
  for (const text of {body}) {{
    const paragraph = document.createElement("p");
    paragraph.textContent = "\\u3000\\u3000" + text;
    document.getElementById("content").append(paragraph);
  }}
</script>
</body></html>"""


def read(name: str) -> list[str]:
    """The lines of a story: headline, perhaps a line below it, paragraphs."""
    return [line for line in (HERE / name).read_text(encoding="utf-8").split("\n") if line]


def link(words: Any) -> str:
    return "".join(f'<li><a href="/{number}.html">{html.escape(word)}</a></li>' for number, word in enumerate(words))


def write_page() -> str:
    """The news page of the story, whose paragraphs a script puts in."""
    title, subtitle, *body = read("story.txt")
    return PAGE.format(
        title=title, subtitle=subtitle, body=body, address=ADDRESS, menu=link(NAVIGATION), teasers=link(TEASERS)
    )


def save_page() -> None:
    """The page as Chromium has it after its scripts ran: its document, and the archive that it saves."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", lambda route: route.fulfill(body=write_page(), content_type="text/html; charset=utf-8"))
        page.goto(ADDRESS)
        (HERE / "page.html").write_text(page.content(), encoding="utf-8")
        archive = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
        (HERE / "page.mhtml").write_bytes(archive["data"].encode())
        browser.close()


def write_issue() -> str:
    """Both stories as a page for LibreOffice: headlines as headings, and what the issue says of itself."""
    parts = []
    for title, *body in (read("story.txt"), read("second.txt")):
        parts.append(f"<h1>{title}</h1>")
        parts += [f"<p>{line}</p>" if line.endswith("。") else f"<h2>{line}</h2>" for line in body]
    head = '<meta charset="utf-8"><title>婺江工人报</title><meta name="author" content="婺江工人报社">'
    return f"<html><head>{head}</head><body>{''.join(parts)}</body></html>"


NOTES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"
office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{body}</office:text></office:body>
</office:document>"""


def write_notes() -> str:
    """Two short articles with notes at the foot of the page and at the end, as a flat file of LibreOffice's own."""

    def note(kind: str, number: int, text: str) -> str:
        body = (
            f"<text:note-citation>{number}</text:note-citation><text:note-body><text:p>{text}</text:p></text:note-body>"
        )
        return f'<text:note text:note-class="{kind}">{body}</text:note>'

    counted = note("footnote", 1, "望溪镇总工会二〇二四年统计。")
    known = note("endnote", 1, "罗小梅是松涛茶业有限公司采茶工。")
    planned = note("footnote", 2, "据夜校课表。")
    return NOTES.format(
        body="<text:h text:outline-level='1'>望溪镇茶厂办起夜校</text:h>"
        f"<text:p>望溪镇有茶农三千二百人{counted}。罗小梅{known}第一个报名。</text:p>"
        "<text:h text:outline-level='1'>夜校开出新课</text:h>"
        f"<text:p>松涛茶业有限公司工会夜校五月开出六门课{planned}。</text:p>"
    )


def convert(source: Path, kind: str, target: str, *options: str) -> None:
    """A file as LibreOffice saves it in another format."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", *options]
        to = ["--convert-to", kind, "--outdir", folder, str(source)]
        subprocess.run([*command, *to], check=True, capture_output=True)
        made = Path(folder, source.stem + "." + kind.partition(":")[0])
        shutil.copy(made, HERE / target)


def write_mail(name: str, day: int) -> EmailMessage:
    """A story as a press office sends it: a plain text that says all, and the same in HTML."""
    title, *body = read(name)
    message = EmailMessage()
    message["Subject"] = f"转发：{title}"
    message["From"] = Address("许望北", addr_spec="xu@press.example.org")
    message["To"] = "desk@news.example.org"
    message["Date"] = datetime(2024, 4, day, 8, 30, tzinfo=timezone(timedelta(hours=8)))
    message["Message-ID"] = f"<{day}@press.example.org>"
    message.set_content("\n\n".join(body) + "\n\n-- \n许望北 0579-0000000\n", cte="base64")
    message.add_alternative("".join(f"<p>{line}</p>" for line in body), subtype="html", cte="base64")
    for number, part in enumerate((message, *message.iter_parts())):
        if part.is_multipart():
            part.set_boundary(f"part-{day}-{number}")
    return message


def save_mails() -> None:
    """A mail, and a folder of two mails."""
    (HERE / "mail.eml").write_bytes(write_mail("story.txt", 19).as_bytes())
    (HERE / "mails.mbox").unlink(missing_ok=True)
    with closing(mailbox.mbox(HERE / "mails.mbox")) as box:
        for name, day in (("story.txt", 19), ("second.txt", 20)):
            kept = mailbox.mboxMessage(write_mail(name, day))
            kept.set_from("xu@press.example.org", (2024, 4, day, 0, 30, 0, 0, 0, 0))
            box.add(kept)


def main() -> None:
    save_mails()
    save_page()
    convert(HERE / "story.txt", "html:HTML (StarWriter):EmbedImages", "office.html")
    convert(HERE / "story.txt", "xhtml:XHTML Writer File", "office.xhtml")
    convert(HERE / "story.txt", "docx", "story.docx")
    with tempfile.TemporaryDirectory() as folder:
        issue = Path(folder, "issue.html")
        issue.write_text(write_issue(), encoding="utf-8")
        convert(issue, "epub", "issue.epub", "--infilter=HTML (StarWriter)")
        convert(issue, "docx", "issue.docx", "--infilter=HTML (StarWriter)")
        notes = Path(folder, "notes.fodt")
        notes.write_text(write_notes(), encoding="utf-8")
        convert(notes, "docx", "notes.docx")


if __name__ == "__main__":
    main()
