#!/bin/sh
# Makes the specimens of tables and archives anew from two texts of seeds/, with the programs that people use for it:
# LibreOffice, zip and tar. The tests read what was made, and need none of them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
seeds=$here/../../../../seeds
archives=$here/../archives
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "$seeds" "$work/news.csv" <<'PYTHON'
import csv, sys
from pathlib import Path

with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file)
    table.writerow(["编号", "标题", "发布日期", "正文", "来源"])
    for name, title in (("tongcheng-hospital", "家门口挂上省城专家号"), ("qu-baisheng", "瞿柏生")):
        lines = [line for line in Path(sys.argv[1], f"{name}.txt").read_text(encoding="utf-8").split("\n") if line]
        table.writerow([name, title, "2025-09-18", "\n".join(lines[1:]), "桐城工人报"])
PYTHON
cp "$work/news.csv" "$here/news.csv"
soffice --headless --infilter='CSV:44,34,76,1,,0,false,true' --convert-to xlsx --outdir "$here" "$work/news.csv" >/dev/null
iconv -f utf-8 -t gb18030 "$work/news.csv" >"$here/news-gb18030.csv"

mkdir -p "$work/来稿/第二批"
cp "$seeds/tongcheng-hospital.txt" "$work/来稿/医院.txt"
cp "$seeds/qu-baisheng.txt" "$work/来稿/第二批/瞿柏生.txt"
cd "$work"
rm -f "$archives/news.zip"
TZ=UTC find 来稿 -exec touch -d 2025-09-18 {} +
zip -q -X -r "$archives/news.zip" 来稿
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=2025-09-18 -czf "$archives/news.tar.gz" 来稿
