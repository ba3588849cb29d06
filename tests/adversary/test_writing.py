"""What is invented is the same for a seed, another for another, and nothing is in it twice."""

import random
from collections import Counter
from itertools import pairwise

from adversary.article import Article, Seam, write
from adversary.families import FAMILIES
from adversary.plan import plan
from adversary.prose.writer import Writer
from adversary.site import Site, invent

SOME = FAMILIES[::8]


def _articles(sites: list[Site]) -> list[Article]:
    return [article for site in sites for article in site.articles]


def test_a_seed_writes_the_same_papers_again() -> None:
    assert plan(SOME, 5, 60) == plan(SOME, 5, 60)


def test_another_seed_writes_other_texts_frames_and_hosts() -> None:
    one, other = plan(SOME, 5, 60), plan(SOME, 6, 60)
    assert not {article.title for article in _articles(one)} & {
        article.title for article in _articles(other)
    }
    assert not {site.host for site in one} & {site.host for site in other}
    assert [site.style.frame.name for site in one] != [site.style.frame.name for site in other]


def test_a_plan_has_as_many_articles_as_asked_for_and_forgets_no_family() -> None:
    sites = plan(FAMILIES, 3, 700)
    assert len(_articles(sites)) == 700
    assert {site.family.name for site in sites} == {family.name for family in FAMILIES}


def test_no_two_articles_share_a_paragraph() -> None:
    paragraphs = Counter(
        text
        for article in _articles(plan(SOME, 4, 120))
        for text in article.paragraphs
        if len(text) > 30
    )
    assert [text for text, times in paragraphs.items() if times > 1] == []


def test_a_paragraph_that_goes_on_is_one_paragraph_and_its_seam_says_why() -> None:
    article = write(Writer(random.Random(2)), 1, 15, "某报", tuple(Seam))
    whole = "".join(passage.text for page in article.pages for passage in page)
    assert article.body.replace("\n", "") == whole
    for (before, after), seam in zip(pairwise(article.pages), article.seams, strict=True):
        assert after[0].continued is (seam is not Seam.PARAGRAPH)
        assert seam is not Seam.SENTENCE or before[-1].text[-1] not in "。！？”……"
        assert seam is not Seam.QUOTE or before[-1].text.count("“") > before[-1].text.count("”")
        assert seam is not Seam.INDENT or before[-1].text[-1] in "。”"


def test_only_an_indent_that_is_there_can_be_missed() -> None:
    sites = [invent(FAMILIES[0], seed, 0, 3) for seed in range(60)]
    silent = [site for site in sites if not site.style.layout.tells]
    assert silent
    assert all(Seam.INDENT not in article.seams for article in _articles(silent))


def test_what_is_printed_decides_how_precise_a_date_is() -> None:
    dates = {
        site.published_at(site.articles[0])
        for site in (invent(FAMILIES[0], seed, 0, 1) for seed in range(40))
    }
    assert {len(date) for date in dates} == {
        len("2020-01-02"),
        len("2020-01-02T03:04+08:00"),
        len("2020-01-02T03:04:05+08:00"),
    }
