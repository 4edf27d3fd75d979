"""Every offset that an export writes points at the characters that it says it does, in the raw file."""

from __future__ import annotations

from .conftest import REAL, SEEDS, Command, Corpus, decode, rows


def test_the_raw_characters_of_every_fact_are_its_quote(corpus: Corpus) -> None:
    facts = [*corpus.rows("facts.jsonl")]
    assert len(facts) > 50
    for fact in facts:
        assert fact["evidence"], fact["id"]
        for piece in fact["evidence"]:
            assert corpus.cut(piece["document"], piece["ranges"]) == piece["quote"]


def test_the_raw_characters_of_every_article_are_its_text(corpus: Corpus) -> None:
    for article in corpus.rows("articles.jsonl"):
        raw = corpus.cut(article["document"], article["ranges"])
        # Between two Latin words repair adds a space, between two paragraphs a line break.
        assert "".join(raw.split()) == "".join(article["text"].split())
        for repair in article["repairs"]:
            corpus.cut(article["document"], repair["ranges"])


def test_the_raw_characters_of_every_mention_are_its_text(corpus: Corpus) -> None:
    mentions = [one for entity in corpus.rows("entities.jsonl") for one in entity["mentions"]]
    assert len(mentions) > 100
    for one in mentions:
        assert corpus.cut(one["document"], one["ranges"]) == one["text"]


def test_read_places_every_name_in_its_record(zhitu: Command) -> None:
    files = [*sorted(SEEDS.iterdir()), *(sorted(REAL.iterdir()) if REAL.is_dir() else ())]
    texts = []
    for file in files:
        text = decode(file.read_bytes())
        texts += [row["text"] for row in rows(file.read_bytes())] if file.suffix == ".jsonl" else [text]
    found = [*rows(zhitu("read", *files, "--json").stdout)]
    assert len(found) == len(texts)
    for text, row in zip(texts, found, strict=True):
        for one in (*row["mentions"], *row["nested"], *row["values"]):
            ranges = one.get("ranges", [(one["start"], one["end"])])
            assert "".join(text[start:end] for start, end in ranges) == one["text"]
            assert (one["start"], one["end"]) == (ranges[0][0], ranges[-1][1])
