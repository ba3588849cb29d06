"""`make notices`: messages must replace nothing and make no row, corrections must become versions.

Invented articles are stored, as a crawl stores them; then their addresses show notices of every
kind of `notice_kinds`, and so do addresses nobody knows; then the articles are corrected, from one
word to all but the headline.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection

from tabulate import tabulate

from bench.notice_kinds import KINDS, NoticeKind
from bench.paper import sentence
from crawler.archive import articles, frontier, runs
from crawler.archive.database import open_archive
from crawler.clock import CHINA, stamp
from crawler.errors import Refused
from crawler.model import Article, Fetch, FetchedPage, Run
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from crawler.reading.read import read_page

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=CHINA)
SITE, HOST = "江边日报网", "www.paper.example"
_NAV = "".join(
    f'<li><a href="/c{n}/">{name}</a></li>' for n, name in enumerate("首页 要闻 乡镇 文化".split())
)
_FOOT = '<div class="footer"><p>江边日报社主办　地址：渡口镇滨江路七号　邮编：000000</p></div>'


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the invented paper: headline and paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """How many pages were shown, and of how many came what should not."""

    shown: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def note(self, name: str, *, wrong: bool) -> None:
        """Count a page."""
        self.shown[name] += 1
        self.wrong[name] += wrong


# -- what is written


def story(dice: random.Random) -> Story:
    """Write an article of two to six paragraphs."""
    title = sentence(dice, dice.randint(12, 24)).rstrip("。").replace("，", " ")
    lines = (
        "".join(sentence(dice, dice.randint(20, 50)) for _ in range(dice.randint(1, 4)))
        for _ in range(dice.randint(2, 6))
    )
    return Story(title, tuple(lines))


def story_page(written: Story) -> str:
    """Set an article in the paper's template."""
    lines = "".join(f"<p>　　{line}</p>" for line in written.paragraphs)
    head = f'<h1>{written.title}</h1><div class="info">2024-03-05 08:30　来源：江边日报</div>'
    return _in_site(f'{head}<div class="content">{lines}</div>', f"{written.title} - {SITE}")


def notice_page(kind: NoticeKind, dice: random.Random, kept: str | None = None) -> str:
    """Set a notice in one of its frames, or below the headline that a template `kept`."""
    filled = {
        "host": HOST,
        "ip": ".".join(str(dice.randint(1, 250)) for _ in range(4)),
        "number": str(dice.randint(100, 99999)),
        "day": f"2024年6月{dice.randint(2, 28)}日",
    }
    headline, text = (
        dice.choice(choices).format(**filled) for choices in (kind.headlines, kind.texts)
    )
    return _signed(kept, text) if kept else dice.choice(FRAMES)(headline, text)


def _bare(headline: str, text: str) -> str:
    return _page(headline, f"<h1>{headline}</h1><p>{text}</p>")


def _boxed(headline: str, text: str) -> str:
    ways = "<a href='javascript:history.back()'>返回上一页</a> <a href='/'>返回首页</a>"
    rows = f"<tr><th>{headline}</th></tr><tr><td>{text}<br><br>{ways}</td></tr>"
    return _page(headline, f"<table align='center' width='500'>{rows}</table>")


def _page(title: str, body: str) -> str:
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>"


def _in_site(inner: str, title: str) -> str:
    return _page(title, f'<ul class="nav">{_NAV}</ul>{inner}{_FOOT}')


def _of_site(headline: str, text: str) -> str:
    return _in_site(
        f'<div class="msg"><h3>{headline}</h3><p>{text}</p></div>', f"{headline} - {SITE}"
    )


def _of_article(headline: str, text: str) -> str:
    return _in_template(headline, "发布时间：　来源：", text)


def _signed(headline: str, text: str) -> str:
    return _in_template(headline, "发布时间：2024-06-01 09:00　来源：本站", text)


def _in_template(headline: str, info: str, text: str) -> str:
    head = f'<h1>{headline}</h1><div class="info">{info}</div>'
    inner = f'{head}<div class="content"><p>　　{text}</p></div>'
    return _in_site(inner, f"{headline} - {SITE}")


def _named_as_site(headline: str, text: str) -> str:
    return _in_site(f'<div class="box"><b>{headline}</b><br>{text}</div>', SITE)


FRAMES: tuple[Callable[[str, str], str], ...] = (
    _bare,
    _boxed,
    _of_site,
    _of_article,
    _signed,
    _named_as_site,
)


def corrected(written: Story, dice: random.Random) -> Story:
    """Correct an article as papers do, from a word of it to all below the headline."""
    lines = list(written.paragraphs)
    place = dice.randrange(len(lines))
    how = dice.choice(("word", "paragraph", "half", "headline", "rewritten", "longer"))
    if how == "headline":
        return Story(story(dice).title, written.paragraphs)
    if how == "word":
        at = dice.randrange(len(lines[place]) - 2)
        lines[place] = f"{lines[place][:at]}更正{lines[place][at + 2 :]}"
    elif how == "paragraph":
        lines[place] = sentence(dice, 40)
    elif how == "half":
        lines[: len(lines) // 2] = story(dice).paragraphs[: len(lines) // 2]
        lines[-1] = f"{lines[-1][: len(lines[-1]) // 2]}{sentence(dice, 30)}"
    elif how == "rewritten":
        lines = list(story(dice).paragraphs)
    else:
        lines.append(sentence(dice, 40))
    return Story(written.title, tuple(lines))


# -- what becomes of it


class Archive:
    """An archive that is given pages as a crawl gives them, without the network."""

    def __init__(self, path: Path) -> None:
        self.db: Connection = open_archive(path)
        self.run = runs.begin(self.db, spider="notices", arguments={}, versions={}, now=NOW)

    def show(self, url: str, page: str) -> str:
        """Read a page and store it, or enter why not; return what became of it."""
        frontier.claim(self.db, [url], site="paper.example", run=Run(self.run, NOW))
        try:
            return articles.save(
                self.db, _article(url, page), reader_version="1", run=Run(self.run, NOW, (1,))
            )  # fmt: skip
        except Refused as error:
            frontier.fail(self.db, [url], error.refusal, run=Run(self.run, NOW))
            return error.refusal.reason

    def held(self, url: str) -> tuple[str, int] | None:
        """Return the text that is current at an address, and its version."""
        row = self.db.execute(
            "SELECT body, revision FROM articles WHERE url = ?", (url,)
        ).fetchone()
        return (row[0], row[1]) if row else None


def _article(url: str, page: str) -> Article:
    body = page.encode()
    reading = read_page(body, url, now=NOW)
    fetch = Fetch(
        url=url, fetched_at=stamp(NOW), http_status=200, sha256=sha256(body).hexdigest()
    )  # fmt: skip
    assembly = Assembly(100)
    assembly.start(FetchedPage(reading=reading, fetch=fetch))
    return merge(assembly, site="paper.example", spider="notices")


def address(number: int) -> str:
    return f"http://{HOST}/news/2024-03-05/{100000 + number}.html"


def notices(seed: int, count: int) -> Iterator[tuple[NoticeKind, str]]:
    """Write so many notices, of every kind in turn."""
    dice = random.Random(seed)  # noqa: S311 - texts, not secrets
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        yield kind, notice_page(kind, dice)


def over_stored(archive: Archive, stories: Sequence[Story], seed: int, count: int) -> Tally:
    """Show notices where articles are stored, one in four below their headlines; wrong is a copy that is not as it was."""
    tally, dice = Tally(), random.Random(seed)  # noqa: S311 - texts, not secrets
    for number in range(count):
        kind, url = KINDS[number % len(KINDS)], address(number % len(stories))
        title = stories[number % len(stories)].title
        before = archive.held(url)
        archive.show(url, notice_page(kind, dice, title if number % 4 == 0 else None))
        tally.note(kind.name, wrong=archive.held(url) != before)
    return tally


def at_new_addresses(archive: Archive, pages: Sequence[tuple[NoticeKind, str]]) -> Tally:
    """Show notices at addresses nobody knows; wrong is a row that is there in the end."""
    tally, urls = Tally(), []
    for number, (_, page) in enumerate(pages):
        urls.append(address(50_000 + 7 * number))
        archive.show(urls[-1], page)
    for url, (kind, _) in zip(urls, pages, strict=True):
        tally.note(kind.name, wrong=archive.held(url) is not None)
    return tally


def corrections(archive: Archive, stories: Sequence[Story], count: int, seed: int) -> Tally:
    """Correct stored articles; wrong is a correction that made no version."""
    tally, dice = Tally(), random.Random(seed)  # noqa: S311 - texts, not secrets
    current = list(stories)
    for n in range(count):
        number = n % len(stories)
        current[number] = corrected(current[number], dice)
        outcome = archive.show(address(number), story_page(current[number]))
        tally.note("correction", wrong=outcome != "changed")
    return tally


def measure(seed: int, count: int, corrected_count: int, stored: int = 100) -> dict[str, Tally]:
    """Store articles, show notices in their places and elsewhere, correct them."""
    dice = random.Random(seed)  # noqa: S311 - texts, not secrets
    stories = [story(dice) for _ in range(stored)]
    pages = list(notices(seed, count))
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive.db")
        with closing(archive.db):
            for number, written in enumerate(stories):
                archive.show(address(number), story_page(written))
            return {
                "copies replaced": over_stored(archive, stories, seed, count),
                "rows made": at_new_addresses(archive, pages),
                "corrections lost": corrections(archive, stories, corrected_count, seed),
            }


def main() -> None:
    """Print how many of each went wrong, and of which kinds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--notices", type=int, default=1000)
    parser.add_argument("--corrections", type=int, default=500)
    chosen = parser.parse_args()
    tallies = measure(chosen.seed, chosen.notices, chosen.corrections)
    rows = [
        (name, tally.shown.total(), tally.wrong.total(), " ".join(+tally.wrong))
        for name, tally in tallies.items()
    ]
    print(tabulate(rows, headers=("what went wrong", "shown", "wrong", "kinds")))


if __name__ == "__main__":
    main()
