"""A small run of `make notices`: nothing replaced, no row, no correction lost."""

from bench.notice_kinds import KINDS
from bench.notices import measure


def test_no_notice_replaces_or_makes_an_article_and_every_correction_is_a_version() -> None:
    tallies = measure(seed=7, count=len(KINDS), corrected_count=40, stored=20)
    assert {name: dict(+tally.wrong) for name, tally in tallies.items()} == {
        "copies replaced": {},
        "rows made": {},
        "corrections lost": {},
    }
    assert len(tallies["rows made"].shown) >= 60
