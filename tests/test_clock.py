from datetime import date

import pytest

from crawler.clock import Window, window
from crawler.errors import DeclarationError


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2017-02-03", "2017-02-03", date(2017, 2, 3), date(2017, 2, 3)),
        ("2017-02", "2017-02", date(2017, 2, 1), date(2017, 2, 28)),
        ("2016", "2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2017-2-3", None, date(2017, 2, 3), None),
        (None, "2017", None, date(2017, 12, 31)),
    ],
)
def test_a_year_and_a_month_are_their_first_and_last_day(
    since: str | None, until: str | None, first: date | None, last: date | None
) -> None:
    assert window(since, until) == Window(first, last)


@pytest.mark.parametrize(
    "wrong", ["gestern", "2017-13", "2017-02-30", "17", "2017/02/03", "2017-00"]
)
def test_what_is_no_day_is_refused_with_an_example(wrong: str) -> None:
    with pytest.raises(DeclarationError, match="such as 2017-02-03"):
        window(wrong, None)


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(DeclarationError, match="must not be after"):
        window("2018", "2017")


def test_both_ends_and_days_nobody_knows_are_inside() -> None:
    year = window("2017", "2017")
    assert all(year.holds(day) for day in (date(2017, 1, 1), date(2017, 12, 31), None))
    assert not year.holds(date(2016, 12, 31))
    assert not year.holds(date(2018, 1, 1))
    assert year.precedes(date(2016, 12, 31))
    assert not year.precedes(None)
