"""Readings that are kept and compared: what is a difference, and how it is told."""

import json
from pathlib import Path

import pytest

from bench.corpus import saved_pages
from bench.reading import compare, write
from bench.same import Difference, differences, load
from tests.support.pages import PROSE, URL, html


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of two pages, one of which has no address and no story."""
    folder = tmp_path / "corpus"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "a.html").write_text(html(), "utf-8")
    (folder / "pages" / "b.html").write_text("<html><body></body></html>", "utf-8")
    entries = (
        {"id": "a", "file": "pages/a.html", "url": URL},
        {"id": "b", "file": "pages/b.html", "url": None},
    )
    (folder / "index.jsonl").write_text("\n".join(map(json.dumps, entries)), "utf-8")
    return folder


def test_readings_are_the_same_until_the_page_or_the_reader_changes(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.jsonl"
    write(corpus, kept)
    assert compare(corpus, kept) == 0
    assert f"All 2 pages are read as in {kept}, every field." in capsys.readouterr().out
    (corpus / "pages" / "a.html").write_text(html(title="渡口的末班船"), "utf-8")
    assert compare(corpus, kept) == 3
    assert capsys.readouterr().out.splitlines() == [
        'a: title: "渡口的早班船" → "渡口的末班船"',
        "1 difference on 1 of 2 pages.",
    ]


def test_a_refusal_is_a_reading(corpus: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    write(corpus, kept)
    lines = load(kept)
    assert [(name, line["refused"]) for name, line in lines.items()] == [
        ("a", None),
        ("b", "no-body"),
    ]
    assert lines["a"]["body"] == "\n".join(PROSE)


def test_a_page_that_is_on_one_side_only_is_a_difference() -> None:
    found = [str(difference) for difference in differences({"a": {}}, {"b": {}})]
    assert found == ["a: read before, absent now", "b: absent before, read now"]


def test_a_field_that_one_side_does_not_know_is_a_difference() -> None:
    assert [*differences({"a": {"title": None}}, {"a": {}})] == [
        Difference("a", "title", None, "absent")
    ]


def test_long_texts_are_shown_from_shortly_before_they_part() -> None:
    one, other = "船" * 500 + "早" + "船" * 500, "船" * 500 + "晚" + "船" * 500
    told = str(Difference("a", "body", one, other))
    assert told.startswith("a: body: …" + "船" * 15 + "早")
    assert "→ …" + "船" * 15 + "晚" in told
    assert len(told) < 160


def test_a_pager_without_a_page_is_put_below_a_story(tmp_path: Path) -> None:
    pager = {"html": '<a href="4711_2.html">下一页</a>', "page_url": URL}
    (tmp_path / "next.json").write_text(json.dumps(pager), "utf-8")
    write(tmp_path, kept := tmp_path / "kept.jsonl")
    [page] = saved_pages(tmp_path)
    line = load(kept)[page.name]
    assert (line["pager"]["kind"], line["pager"]["next_url"]) == (
        "article",
        URL.replace("4711", "4711_2"),
    )
    assert len(line["body"].split("\n")) == 4
