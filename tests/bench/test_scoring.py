"""The marks that `make bench-peers` gives: what they count and what they overlook."""

import gzip
import json
from pathlib import Path

import pytest

from bench.corpus import load
from bench.reading import ours
from bench.scoring import FIELDS, Reading, by_site, exact, f1, invented, score
from tests.support.pages import PROSE, html

GOLD: Reading = {
    "body": "\n".join(PROSE),
    "with_snippets": [PROSE[0][:12], PROSE[3][-12:]],
    "without_snippets": ["江边日报社主办"],
    "title": "渡口的早班船",
    "published_at": "2024-03-05 08:30:00",
    "source": "江边日报",
    "authors": [],
    "editor": "杨柳",
    "channel": ["新闻", "县城"],
    "next_url": "http://www.paper.example/news/4711_2.html",
}


def test_gold_against_itself_is_right_in_everything() -> None:
    mark = score("paper.example", GOLD, GOLD)
    assert mark.f1 == 1
    assert mark.clean
    assert all(exact([mark], field) == 1 for field in FIELDS)
    assert sum(invented([mark], field) for field in FIELDS) == 0


def test_nothing_read_is_nothing_right() -> None:
    mark = score("paper.example", GOLD, {})
    assert (mark.f1, mark.found, mark.spared) == (0, 0, 0)
    assert exact([mark], "title") == exact([mark], "channel") == 0


def test_half_of_a_text_is_found_half() -> None:
    body = GOLD["body"]
    assert 0.6 < f1(body, body[: len(body) // 2]) < 0.7
    assert f1("船", "船") == 1


def test_a_menu_in_the_body_is_not_spared() -> None:
    mark = score("paper.example", GOLD, {**GOLD, "body": f"{GOLD['body']}\n江边日报社 主办"})
    assert (mark.found, mark.spared) == (1, 0)


@pytest.mark.parametrize(
    ("field", "said", "right"),
    [
        ("published_at", "2024-03-05T08:30+08:00", True),
        ("published_at", "2024-03-05", False),
        ("published_at", "2024年3月5日 08:31", False),
        ("source", "来源：江边日报", True),
        ("source", "江边日报网", False),
        ("editor", ["杨柳_NF0815"], True),
        ("channel", ["新闻"], False),
        ("next_url", "https://www.paper.example/news/4711_2.html#p", True),
    ],
)
def test_a_value_is_right_when_it_says_the_same(field: str, said: object, right: bool) -> None:
    assert exact([score("paper.example", GOLD, {**GOLD, field: said})], field) == right


def test_a_value_where_gold_has_none_is_counted() -> None:
    assert invented([score("paper.example", GOLD, {**GOLD, "authors": ["刘婷"]})], "authors") == 1


def test_a_site_counts_once_however_many_pages_it_has() -> None:
    right, wrong = score("a.example", GOLD, GOLD), score("b.example", GOLD, {})
    assert by_site([right, right, right, wrong]) == 0.5


def test_a_folder_of_pages_is_read_and_scored(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "1.html.gz").write_bytes(gzip.compress(html(charset="gbk").encode()))
    (tmp_path / "gold/1.json").write_text(
        json.dumps({**GOLD, "editor": None, "channel": []}), "utf-8"
    )
    entries = [
        {"id": "1", "file": "1.html.gz", "url": None, "site": "paper.example", "pager": None},
        {"id": "no-gold"},
    ]
    (tmp_path / "index.jsonl").write_text("\n".join(map(json.dumps, entries)), "utf-8")
    (sample,) = load(tmp_path)
    assert sample.text.count("渡口的早班船") == 2
    assert "渡口的早班船" not in sample.labelled
    mark = score(sample.site, sample.gold, ours(sample))
    assert mark.clean
    assert exact([mark], "title") == exact([mark], "published_at") == exact([mark], "next_url") == 1
