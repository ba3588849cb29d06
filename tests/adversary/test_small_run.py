"""A small run of the adversary: families that hold today, and must hold tomorrow.

FAMILIES THAT MUST HOLD: a family joins HOLDING when the reader gets it; none leaves.
When all are in, the list goes.
`python -m adversary` runs them all, with any seed.
"""

from pathlib import Path

from adversary.crawling import crawl
from adversary.families import FAMILIES
from adversary.family import Honest
from adversary.judging import Verdict, judge
from adversary.serving import Sites, serve
from adversary.site import invent

SEED = 7
HOLDING = """
phpcms-date siteserver powereasy founder prefix-one letters-in-id hex-zero padded-three small-id
upper-case discuz-portal page-parameter-counted phpcms-dynamic asp-explicit wordpress-next next-back
numbers-backwards above base-relative split-total whole-link whole-query hidden-class anchors
break-comments break-rules swiper last-beyond-next last-phantom first-self hole hole-home hole-sorry
hole-first hole-last hole-other hole-next one-list-items one-list-trs one-list-select
one-list-script one-comments one-comments-counted one-gallery one-gallery-slash one-next-article
one-next-word one-next-rel one-unlinked one-counted one-call one-variables one-empty one-commented
one-editions one-calendar one-series one-tips one-hot-tabs one-issues one-parts one-search one-vote
one-fold one-scan one-teasers one-plain
""".split()


def test_families_that_hold_are_exact_or_honestly_flagged(tmp_path: Path) -> None:
    families = [family for family in FAMILIES if family.name in HOLDING]
    assert len(families) == len(HOLDING)
    sites = [invent(family, SEED, 0, 1) for family in families]
    with serve(Sites(sites)) as proxy:
        archive = crawl(sites, proxy, tmp_path)
    allowed = {
        Honest.EXACT: {Verdict.EXACT},
        Honest.ONE: {Verdict.EXACT},
        Honest.FLAG: {Verdict.EXACT, Verdict.FLAGGED},
    }
    wrong = [
        f"{one.verdict} {one.site.family.name} {one.url}: {one.why}"
        for one in judge(sites, archive)
        if one.verdict not in allowed[one.site.family.honest]
    ]
    assert wrong == []
