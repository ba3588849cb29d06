"""Health as cron and an operator meet it: crawls of a paper that is redesigned, and `scrapy report`."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.support.commands import Scrapy
from tests.support.pages import html

Saved = Callable[[dict[str, str | bytes]], Path]
FEW = '<html><meta charset="utf-8"><div class="list"><ul>{}</ul></div></html>'
NUMBERS = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰"


def paper(first: int, last: int, head: str) -> dict[str, str | bytes]:
    """A listing, newest first, and its articles, whose information line is written as a template does."""
    addresses = {n: f"/news/a/2024-03-05/{n}.html" for n in range(last, -1, -1)}
    site: dict[str, str | bytes] = {
        "127.0.0.1/news/index.html": FEW.format(
            "".join(f'<li><a href="{a}">第{n}条</a></li>' for n, a in addresses.items())
        )
    }
    for n in range(first, last + 1):
        body = "".join(
            f"<p>　　{NUMBERS[n]}{part}村的渡船今天运了{n + 30}筐鲜笋过江，船老大一早就来了。</p>"
            for part in "东南西"
        )
        site[f"127.0.0.1{addresses[n]}"] = html(body, title=f"渡口的第{NUMBERS[n]}班船", head=head)
    return site


def test_a_redesign_is_told_by_the_run_that_meets_it_and_by_the_report(
    scrapy: Scrapy, saved: Saved
) -> None:
    replay = saved(paper(0, 19, "2024-03-05 08:30:00　来源：江边日报"))
    good = scrapy("crawl", "sample", replay=replay)
    assert (good.code, good.out, good.err) == (0, "", "")
    saved(paper(20, 23, "2024-03-05 08:30:00"))
    redesigned = scrapy("crawl", "sample", replay=replay)
    assert redesigned.code == 3
    found, more = redesigned.err.splitlines()
    assert found.startswith("scrapy crawl: source: A field that is usually filled stopped being so")
    assert "(field-empty: in 0 of 4 articles, before in 95%)" in found
    assert "report --run 2" in more
    told = scrapy("report")
    assert told.code == 0
    assert "Run 2 of sample" in told.out
    assert "field-empty" in told.out
    assert "0 of 4, 0%" in told.out
    accepted = scrapy("report", "--accept", "sample")
    assert (accepted.code, accepted.out) == (
        0,
        "Normal for sample from now on:\n  field-empty: source\n",
    )
    saved(paper(24, 24, "2024-03-05 08:30:00"))
    assert scrapy("crawl", "sample", replay=replay).code == 0
    assert "found nothing that could be accepted" in scrapy("report", "--accept", "sample").err
    month = json.loads(scrapy("report", "--days", "30", "--json").out)
    assert [(row["spider"], row["runs"], row["good"], row["new"]) for row in month["spiders"]] == [
        ("sample", 3, 2, 25)
    ]
    assert [row["kind"] for row in month["findings"]] == ["field-empty"]


def test_a_report_without_an_archive_or_a_run_is_one_sentence(
    scrapy: Scrapy, archive: Path
) -> None:
    none = scrapy("report")
    assert (none.code, len(none.err.splitlines())) == (5, 1)
    assert not archive.exists()
    assert scrapy("report", "--days", "0").code == 2
