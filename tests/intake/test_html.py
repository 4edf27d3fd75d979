"""Web pages in: the article without what stands around it, what the page says of itself, and hostile markup."""

from __future__ import annotations

import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake import laws

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.options import DEFAULTS, Options
from zhitu.intake.readers import html
from zhitu.model import Document

WEB = Path(__file__).parent / "specimens" / "web"

TITLE = "望溪镇茶厂工会办起夜校"
PROSE = (
    "本报讯 记者贺琳报道 5月3日，望溪镇松涛茶业有限公司工会夜校开课，四十六名炒茶工在车间里听了第一堂安全课。",
    "公司工会主席石大年说，夜校每周二、周四开课，由岭南评茶学校派老师来讲。",
    "罗小梅是第一个报名的。",
    "望溪镇总工会副主席何秀兰介绍，镇里还有六家企业要办这样的夜校，教材由镇总工会统一编写。",
)
MENU = "<ul class='nav'>" + "".join(f"<li><a href='/{n}'>{n}频道</a></li>" for n in range(9)) + "</ul>"
INFO = "<div class='info'>2024年05月04日 09:12 来源：岭南工人报 作者：贺琳 <a href='#'>分享</a></div>"
REST = (
    "<p>[责任编辑：钱多]</p><div class='share'>扫一扫 分享到朋友圈</div>"
    "<div class='side'><h3>热门</h3><ul><li><a href='/a'>二十七家企业签下同一份合同</a></li>"
    "<li><a href='/b'>老茶厂里走出女状元</a></li></ul></div>"
    "<div class='footer'><p>关于我们 | 联系我们</p><p>岭南工人报社版权所有 未经授权不得转载</p></div>"
)


def page(body: str, head: str = "", title: str = f"{TITLE}_岭南新闻_岭南工人网") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body>{MENU}<div>当前位置：<a href='/'>首页</a> &gt; 正文</div>{body}{REST}</body></html>"
    )


def wrap(text: str) -> str:
    return "".join(text.format(line) for line in PROSE)


LINKED = "".join(
    f"<p>{line}</p>".replace("罗小梅", "<a href='/l'>罗小梅</a>").replace("报名", "<a href='/k'>报名</a>")
    for line in PROSE
)

LAYOUTS = {
    "paragraphs": page(
        f"<div class=article><h1>{TITLE}</h1>{INFO}<div class=content>{wrap('<p>　　{}</p>')}</div></div>"
    ),
    "breaks": page(f"<h1>{TITLE}</h1>{INFO}<div id=zoom>{'<br><br>'.join('　　' + line for line in PROSE)}</div>"),
    "table": page(
        f"<table width=100%><tr><td align=center><b><font size=5>{TITLE}</font></b></td></tr><tr><td>{INFO}</td></tr>"
        f"<tr><td id=content>{wrap('<p>{}</p>')}</td></tr></table>"
    ),
    "sections": page(
        f"<h1>{TITLE}</h1><div id=js_content style='visibility: hidden'>"
        f"{wrap('<section style=x><section><span>{}</span></section></section>')}</div>"
    ),
    "linked names": page(f"<div class=article><h1>{TITLE}</h1>{INFO}<div class=content>{LINKED}</div></div>"),
    "own elements": page(
        f"<founder-title><p>{TITLE}</p></founder-title><founder-content>{wrap('<P>{}</P>')}</founder-content>"
    ),
    "bare": f"<h1>{TITLE}</h1>{wrap('<p>{}')}",
}


def read(
    text: str | bytes, options: Options = DEFAULTS, folder: Path | None = None
) -> tuple[Document | None, list[Problem]]:
    problems: list[Problem] = []
    if folder is None:
        assert isinstance(text, str)
        return html.read_page("a.html", text, options, problems), problems
    (folder / "a.html").write_bytes(text if isinstance(text, bytes) else text.encode())
    found = list(html.read("a.html", folder / "a.html", options, problems))
    return (found[0] if found else None), problems


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_article_is_all_of_its_text_and_nothing_else(layout: str) -> None:
    found, problems = read(LAYOUTS[layout])
    assert found is not None
    assert found.title == TITLE
    assert found.text.split("\n") == [TITLE, *PROSE]
    assert problems == []


AROUND = (
    "<div class=recommend><h3>相关推荐</h3>"
    + "".join(
        f"<div class=item><a href=/{n}>老茶厂里走出女状元</a><p>罗小梅{n}年前进厂，如今带出九名徒弟，都说好……</p></div>"
        for n in "二三四五"
    )
    + "</div><div class=comments><div><span>网友</span><p>说得真好，希望多办这样的活动，我们也想报名。</p></div></div>"
)
NOTICES = "<div class=foot><p>本网站所刊载信息，不代表本网观点。刊用本网站稿件，务经书面授权。</p></div>"
BOXES = {
    "a box": "<div class=main><h1>{title}</h1>{info}<div class=text>{body}</div></div>",
    "no box": "<h1>{title}</h1>{info}<div class=text>{body}</div>",
    "an article": "<article><header><h1>{title}</h1>{info}</header>{body}</article>",
    "an inner box": "<div class=t>{title}</div>{info}<div class=con><div class=in>{body}</div></div>",
}


@pytest.mark.parametrize("length", [1, 2, 4])
@pytest.mark.parametrize("paragraph", ["<p>{}</p>", "<div>{}</div>", "<div><div><p>{}</p></div></div>"])
@pytest.mark.parametrize("box", sorted(BOXES))
def test_a_short_article_stands_out_from_teasers_comments_and_notices(box: str, paragraph: str, length: int) -> None:
    body = "".join(map(paragraph.format, PROSE[:length]))
    text = BOXES[box].format(title=TITLE, info=INFO, body=body)
    found, problems = read(page(f"<div class=wrap>{text}{AROUND}</div>{NOTICES}"))
    assert found is not None
    assert found.text.split("\n") == [TITLE, *PROSE[:length]]
    assert problems == []


def test_subheads_captions_lists_and_tables_of_the_article_are_its_own() -> None:
    own = ["安全课开在车间里", "图为开课现场。贺琳 摄", "石大年，公司工会主席", "周二", "安全"]
    body = (
        f"<div class=a><h3>茶乡灯火</h3><h1>{TITLE}</h1>{INFO}<div class=content><p>{PROSE[0]}</p>"
        f"<p><strong>{own[0]}</strong></p><p>{PROSE[1]}</p><p><img src=a.jpg></p><p>{own[1]}</p><p>{PROSE[3]}</p>"
        f"<ul><li>{own[2]}</li></ul><table><tr><td>{own[3]}</td><td>{own[4]}</td></tr></table></div></div>"
    )
    found, _ = read(page(body))
    assert found is not None
    assert found.text.split("\n") == [
        TITLE, "茶乡灯火", PROSE[0], own[0], PROSE[1], own[1], PROSE[3], own[2], own[3], own[4],
    ]  # fmt: skip


HEADS = {
    "of the state": "<meta name=PubDate content='2024-05-04 09:12'><meta name=ContentSource content='来源：岭南工人报'>"
    "<meta name=Author content=贺琳><meta name=Url content='http://news.example.org/1.html'>",
    "open graph": "<meta property='article:published_time' content='2024-05-03T17:12:00Z'>"
    "<meta property='og:site_name' content=岭南工人报><meta property='article:author' content=贺琳>"
    "<meta property='og:url' content='http://news.example.org/1.html'>",
    "json": '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},'
    '{"@type": ["NewsArticle"],'
    f'"headline": "{TITLE}", "datePublished": "2024-05-04T09:12:00+08:00", "author": [{{"name": "贺琳"}}],'
    '"publisher": {"name": "岭南工人报"}, "url": "http://news.example.org/1.html"}]}</script>',
    "dublin core": "<meta name=DC.date content=2024-05-04><meta name=DC.creator content=贺琳>"
    "<meta name=DC.publisher content=岭南工人报><link rel=canonical href='http://news.example.org/1.html'>",
    "founder": "<!--enpproperty <articleid>1</articleid><date>2024-05-04 00:00:00.0</date><author>贺琳</author>"
    f"<title>{TITLE}</title>/enpproperty--><meta name=source content=岭南工人报>"
    "<!-- saved from url=(0031)http://news.example.org/1.html -->",
}


@pytest.mark.parametrize("kind", sorted(HEADS))
def test_metadata_of_all_usual_kinds_are_heard(kind: str) -> None:
    found, _ = read(page(wrap("<p>{}</p>"), HEADS[kind]))
    assert found is not None
    assert (found.title, found.date, found.source, found.author, found.url) == (
        TITLE, "2024-05-04", "岭南工人报", "贺琳", "http://news.example.org/1.html",
    )  # fmt: skip


def test_what_only_the_page_shows_is_heard_too() -> None:
    found, _ = read(LAYOUTS["paragraphs"])
    assert found is not None
    assert (found.date, found.source, found.author, found.url) == ("2024-05-04", "岭南工人报", "贺琳", "")


@pytest.mark.parametrize(
    "head",
    [
        "<meta property=og:url content='javascript:alert(1)'><link rel=canonical href=/a.html>"
        "<meta name=author content=105093>",
        "<meta property=og:url content='http://[::1'><meta name=author content='http://a.example/b'>",
        "<meta name=PubDate content='0001-01-01T00:00:00+14:00'><meta name=PubDate content='9999-99-99'>",
        "<script type='application/ld+json'>" + '{"a":' * 5000 + "</script>",
        "<script type='application/ld+json'>[[{'headline': 3}]]</script>",
        '<script type="application/ld+json">{"@type": "Article", "headline": {"name": ["\\ud800"]}}</script>',
    ],
)
def test_what_metadata_cannot_mean_is_not_believed(head: str) -> None:
    found, _ = read(page(f"<div>{wrap('<p>{}</p>')}</div>", head))
    assert found is not None
    assert (found.url, found.author, found.date, found.title) == ("", "", "", TITLE)
    found.text.encode()


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("gb18030", "gb2312"),
        ("gb18030", ""),
        ("big5hkscs", "big5"),
        ("utf-8", "gb2312"),
        ("utf-8-sig", ""),
        ("utf-16", "utf-8"),
        ("gb18030", "iso-8859-1"),
        ("gb18030", "no-such-charset"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_was_saved_in(tmp_path: Path, encoding: str, said: str) -> None:
    body = (
        f"<h1>{TITLE}</h1>{wrap('<p>{}</p>')}"
        if encoding != "big5hkscs"
        else "<h1>工會夜校</h1><p>鎮總工會開辦夜校，工人報名。</p>"
    )
    text = page("<script>" + "x = 1;" * 20_000 + "</script>" + body).replace("charset=utf-8", f"charset={said}")
    if encoding == "big5hkscs":
        text = f"<meta charset={said}>{body}"
    found, problems = read(text.encode(encoding), folder=tmp_path)
    assert found is not None
    assert found.text.split("\n")[0] in (TITLE, "工會夜校")
    assert problems == []


def test_bytes_that_fit_no_encoding_cost_only_themselves(tmp_path: Path) -> None:
    data = LAYOUTS["paragraphs"].replace("charset=utf-8", "charset=gbk").encode("gb18030")
    place = data.index("石大年".encode("gb18030"))
    found, (problem,) = read(data[:place] + b"\xff" + data[place:], folder=tmp_path)
    assert found is not None
    assert PROSE[3] in found.text
    assert "1 characters could not be read as gb18030" in problem.what


def test_a_page_of_links_is_a_problem() -> None:
    found, (problem,) = read(page("", title="岭南工人网首页"))
    assert found is None
    assert "no article stands out" in problem.what


def test_a_text_that_was_only_saved_as_markup_is_repaired_as_a_page() -> None:
    found, problems = read(f"<p>{TITLE}</p><p></p>{wrap('<p>{}</p>')}")
    assert found is not None
    assert not found.is_record
    (article,), _ = intake.articles(found)
    assert article.headline == TITLE
    assert article.byline.reporters == ("贺琳",)
    assert problems == []


def test_what_is_hidden_or_struck_out_is_no_text() -> None:
    hidden = (
        "<p style='display:none'>藏着的话，石大年是厂长。</p><p hidden>又一句。</p>"
        "<p>夜校<del>不</del>开课了。<ruby>罗<rt>luó</rt></ruby>小梅来了。</p>"
    )
    found, _ = read(page(f"<h1>{TITLE}</h1><div>{wrap('<p>{}</p>')}{hidden}</div>"))
    assert found is not None
    assert found.text.split("\n")[-1] == "夜校开课了。罗小梅来了。"
    assert "藏着" not in found.text


def test_markup_in_a_line_leaves_no_trace_in_the_text() -> None:
    found, _ = read(
        "<h1>题目在此</h1><p>望溪镇\n   总工会<b>主席</b>&nbsp;&nbsp;高&shy;远山到\u200bTea House\n走访。</p>"
    )
    assert found is not None
    assert found.text.split("\n")[1] == "望溪镇总工会主席 高远山到Tea House 走访。"


DEEP = "<div>" * 100_000 + f"<p>{PROSE[1]}</p>" + "</div>" * 100_000
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "工会工会工会工会">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f']><html xmlns="http://www.w3.org/1999/xhtml"><body><p>&i;</p><p>{PROSE[1]}</p></body></html>'
)
FETCHED = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&x;</p><p>{PROSE[1]}</p></body></html>'
)
HOSTILE = {
    "deep": DEEP,
    "attributes": "<p " + " ".join(f"a{n}=b" for n in range(300_000)) + f">{PROSE[1]}</p>",
    "one line": "<p>" + PROSE[1] * 90_000 + "</p>",
    "many": f"<p>{PROSE[1]}</p>" * 100_000,
    "entities": BOMB,
    "a file": FETCHED,
    "zeros": f"<p>{PROSE[1]}\0\0</p>",
    "doctypes": "<!DOCTYPE [" * 50_000 + f"<p>{PROSE[1]}</p>",
    "blanks": " \n" * 100_000 + f"<p>{PROSE[1]}</p>" + "\t" * 100_000,
    "open declarations": "<?xml " * 200_000 + f"<p>{PROSE[1]}</p>",
    "open tags": "<p" * 500_000 + f"<p>{PROSE[1]}</p>",
    "open comment": f"<p>{PROSE[1]}</p><!-- " + "<p>" * 100_000,
    "tables": "<table><tr><td>" * 30_000 + PROSE[1],
    "breaks": "<br>" * 40_000 + PROSE[1],
    "forms": "<form><b><i><a href=x>" * 20_000 + PROSE[1],
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_markup_is_read_in_bounded_time(kind: str) -> None:
    started = time.process_time()
    found, _ = read(HOSTILE[kind], replace(DEFAULTS, elements=50_000))
    assert time.process_time() - started < 20
    if found is not None:
        assert "root:" not in found.text
        assert len(found.text) <= len(HOSTILE[kind])
        assert max(len(region.selector) for region in found.regions) < 5000
    if kind not in ("open tags", "doctypes", "forms"):
        assert found is not None
        assert PROSE[1] in found.text


def test_more_elements_than_allowed_are_told(tmp_path: Path) -> None:
    found, problems = read(LAYOUTS["bare"] + "<p>多</p>" * 100, replace(DEFAULTS, elements=50))
    assert found is not None
    assert PROSE[3] in found.text
    assert "more than 50 elements" in problems[0].what


def test_the_folder_that_a_browser_saves_beside_a_page_is_none_of_documents(tmp_path: Path) -> None:
    (tmp_path / "夜校_files").mkdir()
    (tmp_path / "夜校_files" / "advert.html").write_text(LAYOUTS["table"], encoding="utf-8")
    (tmp_path / "夜校_files" / "style.css").write_text("p {}", encoding="utf-8")
    (tmp_path / "夜校.html").write_text(LAYOUTS["paragraphs"], encoding="utf-8")
    problems: list[Problem] = []
    found = list(intake.documents([tmp_path], problems=problems))
    assert [document.path for document in found] == ["夜校.html"]
    assert problems == []


def test_nothing_is_ever_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page asked for the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    fetching = (
        "<base href='http://example.org/'><link rel=stylesheet href=a.css><script src=a.js></script>"
        "<iframe src=b></iframe><img src=http://example.org/c.png><meta http-equiv=refresh content='0;url=http://example.org/d'>"
    )
    own = '[<!ENTITY % p SYSTEM "http://example.org/p"> %p;]'
    dtd = f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://example.org/x.dtd" {own}>'
    for text in (page(LAYOUTS["table"], fetching), dtd + LAYOUTS["bare"], dtd + FETCHED.partition("?>")[2]):
        assert read(text)[0] is not None


def check_laws(found: Document | None) -> None:
    if found is not None:
        laws.stand(found)
        laws.hold(found, intake.articles(found)[0])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_torn_pages_never_fail(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(sorted(LAYOUTS.values())))
    for _ in range(data.draw(st.integers(1, 8))):
        low = data.draw(st.integers(0, len(text)))
        high = min(len(text), low + data.draw(st.integers(0, 60)))
        put = data.draw(
            st.sampled_from(["", "<", ">", "</div>", "<table>", "&#xD800;", "&bogus;", "\0", "<p>", "]]>", '"'])
        )
        text = text[:low] + put + text[high:]
    check_laws(read(text)[0])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=400),
        st.text(alphabet="<>/!-[]&;= \n\0apdivbr字。，\u202e\u3000", max_size=300).map(str.encode),
    )
)
def test_bytes_of_any_kind_never_fail(data: bytes, tmp_path: Path) -> None:
    found, problems = read(data, folder=tmp_path)
    check_laws(found)
    assert found is not None or problems
