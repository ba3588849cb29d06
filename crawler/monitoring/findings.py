"""Findings about a run that ended well, compared with earlier good runs of the same spider.

A broken spider does not look broken, it just finds less. Each share of a run's articles (those
that name a source, those of the usual length …) is compared with the same share of earlier runs:
the difference must be large, and very unlikely by chance. Runs with few articles are pooled with
the runs just before them, so that an hourly run with one article is neither a finding nor blind.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import median_low

from crawler.monitoring.chance import MUCH, Share, has_fallen, has_risen
from crawler.monitoring.measures import WATCHED, Note, Vitals
from crawler.reasons import Named, Reason, meaning
from crawler.text import counted

LENGTH, OWN = "body-length", "body-own"
SEVERAL, PARTIAL, PAGES = "several-pages", "partial", "pages"
"""Shares of articles with several pages and with pages missing; all pages by all articles."""
_ENOUGH_RUNS = 5
_ENOUGH_DAYS = 10
_QUIET_DAYS = 7
_USUALLY = 0.5
_SOMETIMES = 0.1
"""A field that half of the articles have is missed; several pages are where a tenth has them."""
_SEVERAL = 3
"""How many replaced articles of a site are no accident."""


class Kind(Named):
    """What can be found, with its explanation."""

    SOURCE_FAILED = "source-failed", "A source of addresses could not be read."
    SOURCE_EMPTY = (
        "source-empty",
        "A source of addresses shows no link to an article: it moved, or was redesigned.",
    )
    FEWER_LINKS = (
        "fewer-links",
        "A source of addresses shows less than half of the fewest links it ever showed.",
    )
    NO_NEWS = (
        "no-news",
        (
            "A source of addresses brought nothing new for longer than it ever did:"
            " it may be a dead page by now."
        ),
    )
    FIELD_EMPTY = (
        "field-empty",
        "A field that is usually filled stopped being so: the template may have changed.",
    )
    BODIES_SHORTER = "bodies-shorter", "Bodies are much shorter than usual: text may be lost."
    ARTICLES_REPLACED = (
        "articles-replaced",
        (
            "At the addresses of several stored articles the site shows something else:"
            " it may be down, sold or behind a barrier."
        ),
    )
    FEWER_PAGES = (
        "fewer-pages",
        (
            "Far fewer articles than usual have several pages:"
            " the pager may not be found any more, and texts end with page 1."
        ),
    )
    MORE_PARTIAL = (
        "more-partial",
        (
            "Far more articles than usual lack pages:"
            " the pager or the addresses of pages may have changed."
        ),
    )
    TEXT_REPEATED = (
        "text-repeated",
        "The same text opens or ends many articles: a template's text that is not taken off.",
    )


SAID_BY_SPIDER = frozenset({Kind.SOURCE_FAILED, Kind.SOURCE_EMPTY})
"""What the spider itself reports, with the address of the very page."""

COMPARED = frozenset(
    {
        Kind.FEWER_LINKS,
        Kind.FIELD_EMPTY,
        Kind.BODIES_SHORTER,
        Kind.TEXT_REPEATED,
        Kind.FEWER_PAGES,
        Kind.MORE_PARTIAL,
    }
)  # fmt: skip
"""What goes by the good runs before, so that other runs may take their place."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found, about a field or a source, in words."""

    kind: Kind
    about: str
    detail: str

    def __str__(self) -> str:
        """Say it in a line."""
        return f"{self.about}: {self.kind.meaning} ({self.kind}: {self.detail})"


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Earlier good runs of the spider, newest first, and the articles stored last."""

    shares: Sequence[Mapping[str, Share]] = ()
    body_medians: Sequence[int] = ()
    links: Mapping[str, Sequence[int]] = field(default_factory=dict)
    news_days: Mapping[str, Sequence[date]] = field(default_factory=dict)
    """For each source the days on which it brought something new, newest first."""
    edges: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """How the articles stored last open and end, by their addresses."""

    def of(self, name: str) -> list[Share]:
        """Return one share of the runs that measured it."""
        return [run[name] for run in self.shares if name in run]

    @property
    def usual_length(self) -> int | None:
        """Return the usual length of a body."""
        return median_low(self.body_medians) if self.body_medians else None


def shares(vitals: Vitals, history: History) -> dict[str, Share]:
    """Return the shares of a run's articles that its health is judged by."""
    notes = vitals.articles
    if not notes:
        return {}
    usual, repeated = history.usual_length or 0, _repeated(vitals, history)
    counts = {name: sum(name in note.filled for note in notes) for name in WATCHED}
    counts[LENGTH] = sum(note.length * MUCH >= usual for note in notes)
    counts[OWN] = sum(not note.edges & repeated.keys() for note in notes)
    counts[SEVERAL] = sum(note.pages > 1 for note in notes)
    counts[PARTIAL] = sum(note.is_partial for note in notes)
    counts[PAGES] = sum(note.pages for note in notes)
    return {name: (count, len(notes)) for name, count in counts.items()}


def find(vitals: Vitals, history: History, today: date) -> list[Finding]:
    """Judge a run."""
    return [
        *_in_sources(vitals, history, today),
        *_in_articles(vitals, history),
        *_in_pages(vitals, history),
        *_in_looks(vitals),
    ]


def _in_looks(vitals: Vitals) -> Iterator[Finding]:
    for site, count in vitals.replaced.items():
        if count >= _SEVERAL:
            yield Finding(Kind.ARTICLES_REPLACED, site, counted(count, "article"))


def _in_sources(vitals: Vitals, history: History, today: date) -> Iterator[Finding]:
    for url, source in vitals.sources.items():
        if (
            source.reason is not None and not source.pages
        ):  # that a deeper page failed says nothing about the source
            kind = Kind.SOURCE_EMPTY if source.reason == Reason.NO_LINKS else Kind.SOURCE_FAILED
            yield Finding(kind, url, meaning(source.reason))
            continue
        before = history.links.get(url, ())
        if len(before) >= _ENOUGH_RUNS and source.links * 2 < min(before):
            yield Finding(Kind.FEWER_LINKS, url, f"{source.links}, before at least {min(before)}")
        days = history.news_days.get(url, ())
        if (
            not source.new
            and len(days) >= _ENOUGH_DAYS
            and (quiet := _quiet(days, today)) is not None
        ):
            yield Finding(Kind.NO_NEWS, url, f"{quiet} days, the last news came on {days[0]}")


def _quiet(days: Sequence[date], today: date) -> int | None:
    """Return the days without news when they are far more than there ever were."""
    longest = max((newer - older).days for newer, older in pairwise(days))
    quiet = (today - days[0]).days
    return quiet if quiet > max(_QUIET_DAYS, 2 * longest) else None


def _in_articles(vitals: Vitals, history: History) -> Iterator[Finding]:
    for name, (count, of) in shares(vitals, history).items():
        if name in {SEVERAL, PARTIAL, PAGES}:
            continue
        usually = has_fallen((count, of), history.of(name), least=_USUALLY)
        if usually is None:
            continue
        if name == LENGTH:
            usual = f"the usual length is {history.usual_length}"
            detail = f"{of - count} of {counted(of, 'article')}, {usual}"
            yield Finding(Kind.BODIES_SHORTER, "body", detail)
        elif name == OWN:
            [(text, times)] = _repeated(vitals, history).most_common(1)
            yield Finding(Kind.TEXT_REPEATED, "body", f"{counted(times, 'article')}: {text}")
        else:
            yield Finding(
                Kind.FIELD_EMPTY,
                name,
                f"in {count} of {counted(of, 'article')}, before in {usually:.0%}",
            )


def _in_pages(vitals: Vitals, history: History) -> Iterator[Finding]:
    now = shares(vitals, history)
    if not now:
        return
    usually = has_fallen(now[SEVERAL], history.of(SEVERAL), least=_SOMETIMES)
    if usually is not None:
        means = _mean([now[PAGES]]), _mean(history.of(PAGES))
        detail = (
            f"{_few(now[SEVERAL])} have several, before {usually:.0%};"
            f" {means[0]} pages an article, before {means[1]}"
        )
        yield Finding(Kind.FEWER_PAGES, "pages", detail)
    usually = has_risen(now[PARTIAL], history.of(PARTIAL))
    if usually is not None:
        yield Finding(Kind.MORE_PARTIAL, "pages", f"{_few(now[PARTIAL])}, before {usually:.0%}")


def _few(share: Share) -> str:
    return f"{share[0]} of {counted(share[1], 'article')}"


def _mean(pages: Sequence[Share]) -> str:
    articles = sum(of for _, of in pages)
    return f"{sum(count for count, _ in pages) / articles:.1f}" if articles else "unknown"


def _repeated(vitals: Vitals, history: History) -> Counter[str]:
    """Count the texts that open or end several articles, of this run or of those stored last."""
    of_run = {note.url: note.edges for note in vitals.articles}
    times = Counter(text for edges in {**history.edges, **of_run}.values() for text in edges)
    return Counter({text: times[text] for text in _texts(vitals.articles) if times[text] > 1})


def _texts(notes: Sequence[Note]) -> set[str]:
    return {text for note in notes for text in note.edges}
