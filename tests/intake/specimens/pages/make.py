"""Makes the specimens of this folder from its texts: `python make.py`; with Chromium, LibreOffice, fonttools, Noto CJK.

A page of a newspaper printed by Chromium, upright and turned, one set in vertical lines, and one with odd things on it;
a report by LibreOffice, open and locked; a page of two columns as a scanner sees it, as a picture and in a PDF file.
The tests read what is committed, not this.
"""

from __future__ import annotations

import base64
import io
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from PIL import Image, ImageFilter

HERE = Path(__file__).parent
FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SIMPLIFIED = 2
"""Which font of the collection has the shapes of simplified Chinese."""

TABLES = ["vhea", "vmtx", "VORG", "GPOS", "GSUB", "GDEF", "BASE", "DSIG"]
SEED = 6

STYLE = """<!doctype html><html lang=zh><meta charset=utf-8><title>{title}</title><style>
@font-face{{font-family:S;src:url(data:font/ttf;base64,{font})}}
@page{{size:{size};margin:12mm}} body{{margin:0;font:10.5pt/1.6 S}} p{{margin:0;text-indent:2em;text-align:justify}}
h1,h2{{font-weight:normal;margin:0}} {more}</style>"""

NEWS = """header{font:9pt S;display:flex;justify-content:space-between;margin-bottom:6mm}
article{columns:3;column-gap:7mm;margin-bottom:6mm} h1{font:26pt/1.3 S;column-span:all}
h2{font:14pt/1.4 S;column-span:all;margin-bottom:2mm}
.pair{display:flex;gap:8mm} .pair article{flex:1;columns:2} .pair h1{font-size:19pt}"""

VERTICAL = "div{writing-mode:vertical-rl;height:170mm} h1{font-size:20pt;margin-left:8mm}"
SCANNED = "article{columns:2;column-gap:7mm} h1{font:22pt/1.5 S;column-span:all} h2{font:13pt/2 S;column-span:all}"

ODD = """<h1 style="font-size:22pt">青山镇来了流动书车</h1>
<h1 style="font-size:22pt;position:absolute;top:.4px;left:.5px">青山镇来了流动书车</h1>
<div style="position:absolute;top:40mm;left:20mm;font-size:40pt;opacity:.2;transform:rotate(-30deg)">内部样张</div>
<p>六月一日，青山镇总工会主席柏秋池把第一辆流动书车开进了采石场。车上有四百册图书，职工凭工会会员证借阅。</p>
<table style="border-spacing:22mm 0"><tr><td>书车管理员<td>鲍小满<tr><td>采石场联络员<td>于得水
<tr><td>司机<td>解春生</table>
<p>书车每周三下午来，停在食堂门口。</p>"""

PASSWORD = ':{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"keel"}}'

ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>祁门县茶季职工服务工作报告</dc:title><meta:initial-creator>康若谷</meta:initial-creator></office:meta>
<office:font-face-decls><style:font-face style:name="N" svg:font-family="'Noto Sans CJK SC'"/></office:font-face-decls>
<office:styles>{styles}</office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="148mm"
 fo:page-height="160mm" fo:margin="14mm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p text:style-name="H">祁门县总工会 内部资料</text:p></style:header>
<style:footer><text:p text:style-name="H">第 <text:page-number/> 页</text:p></style:footer></style:master-page>
</office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"""

FACE = 'style:font-name-asian="N" style:font-name="N"'
PLAIN = f'<style:text-properties {FACE} fo:font-size="11pt" style:font-size-asian="11pt"/>'


def main() -> None:
    """Writes all specimens."""
    news = split("news.txt")
    stories = [news[1:7], news[7:11], news[11:14]]
    first, *pair = [write_article(story, 1 + (number == 0)) for number, story in enumerate(stories)]
    head = "".join(f"<span>{part}</span>" for part in (news[0].split(" ", 1)[0], news[0][6:20], news[0][21:]))
    page = f"<header>{head}</header>{first}<div class=pair>{''.join(pair)}</div>"
    print_page("news.pdf", page, NEWS, "260mm 380mm", "渭水工人报 2026年5月12日 第3版")
    with pypdfium2.PdfDocument(HERE / "news.pdf") as file:
        file[0].set_rotation(90)
        file.save(HERE / "turned.pdf")
    print_page("vertical.pdf", f"<div>{write_article(split('scan.txt'), 2)}</div>", VERTICAL, "A4 landscape", "")
    print_page("scan.pdf", write_article(split("scan.txt"), 2), SCANNED, "148mm 125mm", "")
    print_page("odd.pdf", ODD, "", "148mm 120mm", "")
    write_report("report")
    write_report("locked", PASSWORD)
    scan()


def split(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").strip().split("\n\n")


def write_article(lines: Sequence[str], heads: int) -> str:
    head = "".join(f"<h{number}>{line}</h{number}>" for number, line in enumerate(lines[:heads], start=1))
    return f"<article>{head}{''.join(f'<p>{line}</p>' for line in lines[heads:])}</article>"


def print_page(name: str, body: str, more: str, size: str, title: str) -> None:
    font = base64.b64encode(make_font(body + "0123456789")).decode()
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(STYLE.format(title=title, font=font, size=size, more=more) + body, encoding="utf-8")
        switches = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run(["chromium", *switches, f"--print-to-pdf={HERE / name}", str(page)], check=True, timeout=120)


def make_font(characters: str) -> bytes:
    """A TrueType font of these characters: Chromium embeds it small, and a font with cubic outlines large."""
    font = TTFont(FONT, fontNumber=SIMPLIFIED)
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True)
    options.drop_tables += TABLES
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    glyphs = {}
    shapes = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, 2.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), glyphs
    del font["CFF "]
    font["maxp"].tableVersion = 0x00010000
    parts = ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions")
    for part in (*parts, "ComponentElements", "Zones"):
        setattr(font["maxp"], f"max{part}", int(part == "Zones"))
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def write_report(name: str, options: str = "") -> None:
    """The report through LibreOffice: a title, headings, paragraphs over several pages with heads and numbers."""
    styles = (
        style("P", 'fo:text-indent="22pt" fo:margin-top="3pt" fo:line-height="150%"', PLAIN)
        + style("T", 'fo:text-align="center"', PLAIN.replace("11pt", "20pt"))
        + style("C", 'fo:margin-top="8pt"', PLAIN.replace("11pt", "13pt"))
        + style("H", 'fo:text-align="center"', PLAIN.replace("11pt", "8pt"))
    )
    lines = split("report.txt")
    body = f'<text:p text:style-name="T">{lines[0]}</text:p>'
    for line in lines[1:]:
        body += f'<text:p text:style-name="{"C" if line[1] == "、" else "P"}">{line}</text:p>'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{name}.fodt"
        source.write_text(ODT.format(styles=styles, body=body), encoding="utf-8")
        home = f"-env:UserInstallation=file://{folder}/home"
        kind = f"pdf:writer_pdf_Export{options}"
        command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(HERE), str(source)]
        subprocess.run(command, check=True, timeout=180)


def style(name: str, paragraph: str, text: str) -> str:
    inside = f"<style:paragraph-properties {paragraph}/>{text}"
    return f'<style:style style:name="{name}" style:family="paragraph">{inside}</style:style>'


def scan() -> None:
    """The page of two columns as a scanner sees it: turned by a degree, blurred, with grain, in black and white."""
    with pypdfium2.PdfDocument(HERE / "scan.pdf") as file:
        page = file[0].render(scale=200 / 72).to_pil().convert("L")
    page = page.rotate(-0.9, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.7))
    grain = np.random.default_rng(SEED).normal(0, 18, (page.height, page.width))
    dots = np.asarray(page, dtype=float) * 0.85 + 25 + grain
    picture = Image.fromarray(dots > 140)
    picture.save(HERE / "scan.png", optimize=True, dpi=(200, 200))
    (HERE / "scan.pdf").unlink()
    picture.save(HERE / "scanned.pdf", resolution=200)


if __name__ == "__main__":
    main()
