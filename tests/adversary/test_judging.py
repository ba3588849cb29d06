"""A verdict says what is wrong, and the worst is what nobody would notice."""

from dataclasses import replace

import pytest

from adversary.article import Article, Seam
from adversary.crawling import Archive, Row, entry
from adversary.families import FAMILIES
from adversary.judging import Verdict, judge, seams
from adversary.report import is_failure
from adversary.site import Site, invent, key

BY_NAME = {family.name: family for family in FAMILIES}
SITE = invent(BY_NAME["empire-long"], 1, 0, 1)
ALONE = invent(BY_NAME["one-list"], 1, 0, 1)


def _row(site: Site) -> Row:
    article = site.articles[0]
    return Row(
        site.page_address(article, 1), article.title, article.body, "complete",
        site.published_at(article), article.source,
        article.authors, article.editors, None, None,
    )  # fmt: skip


def _verdict(site: Site, row: Row | None, refused: str | None = None) -> Verdict:
    rows = {key(row.url): row} if row else {}
    reasons = {key(entry(site, 0)): refused} if refused else {}
    (judgement,) = judge([site], Archive(rows, reasons, 0))
    return judgement.verdict


def _changed(**fields: object) -> Row:
    return replace(_row(SITE), **fields)  # type: ignore[arg-type]


BODY = SITE.articles[0].body


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (_row(SITE), Verdict.EXACT),
        (_changed(source="别的报"), Verdict.FIELD),
        (_changed(published_at=None), Verdict.FIELD),
        (_changed(body=BODY.replace("\n", "", 1)), Verdict.SEAM),
        (_changed(body=BODY.rpartition("\n")[0]), Verdict.SILENT),
        (_changed(body=f"{BODY}\n[1] [2]"), Verdict.SILENT),
        (
            _changed(body=BODY[:200], status="partial", missing_reason="page-missing"),
            Verdict.FLAGGED,
        ),
    ],
)
def test_each_fault_of_a_row_has_its_verdict(row: Row, verdict: Verdict) -> None:
    assert _verdict(SITE, row) is verdict


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [
        ("quarantined: soft-404", Verdict.FLAGGED),
        ("failed: http-404", Verdict.FLAGGED),
        ("due: ", Verdict.SILENT),
        (None, Verdict.SILENT),
    ],
)
def test_an_article_without_a_row_needs_a_reason(reason: str | None, verdict: Verdict) -> None:
    assert _verdict(SITE, None, reason) is verdict


def test_an_article_of_one_page_is_never_partial() -> None:
    assert _verdict(ALONE, _row(ALONE)) is Verdict.EXACT
    assert _verdict(ALONE, replace(_row(ALONE), status="partial")) is Verdict.FALSE
    assert _verdict(ALONE, None, "quarantined: list") is Verdict.FALSE


def test_a_second_row_and_a_row_that_is_no_article_are_silent_faults() -> None:
    row = _row(SITE)
    second = replace(row, url=SITE.page_address(SITE.articles[0], 2))
    stray = replace(row, url=f"http://{SITE.host}/news/")
    for other in (second, stray):
        found = list(judge([SITE], Archive({key(one.url): one for one in (row, other)}, {}, 0)))
        assert Verdict.SILENT in {judgement.verdict for judgement in found}
        assert is_failure(found)


def test_a_seam_is_open_or_wrongly_closed() -> None:
    site = SITE
    article: Article = site.articles[0]
    apart = "\n".join(passage.text for page in article.pages for passage in page)
    states = list(seams(article, replace(_row(site), body=apart)))
    assert [kind for kind, state in states if state == "open"] == [
        kind for kind in article.seams if kind is not Seam.PARAGRAPH
    ]
    together = list(seams(article, replace(_row(site), body=apart.replace("\n", ""))))
    assert {state for kind, state in together if kind == Seam.PARAGRAPH} == {"wrongly closed"}
    assert {state for _, state in seams(article, _row(site))} == {"right"}
