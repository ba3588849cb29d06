import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.desk.plot import HEIGHT, bars, months, spans, ticks

_months = st.integers(1900 * 12, 2100 * 12).map(lambda n: f"{n // 12:04}-{n % 12 + 1:02}")


def test_months_between_two_that_have_articles_are_gaps_and_others_are_not() -> None:
    axis = months("2019-01", "2019-06")
    placed = bars({"2019-02": 4, "2019-05": 1}, axis)
    assert [(bar.month, bar.is_gap) for bar in placed] == [
        ("2019-02", False), ("2019-03", True), ("2019-04", True), ("2019-05", False),
    ]  # fmt: skip
    assert placed[0].height == HEIGHT


@given(st.dictionaries(_months, st.integers(1, 10**6), min_size=1))
def test_bars_stay_inside_the_plot(counts: dict[str, int]) -> None:
    axis = months(min(counts), max(counts))
    for bar in bars(counts, axis):
        assert 0 <= bar.left <= bar.left + bar.width <= 100.1
        assert 0 <= bar.height <= HEIGHT
    assert len(ticks(axis)) <= 8


def test_a_misprinted_year_does_not_stretch_the_axis_without_end() -> None:
    assert len(months("0017-03", "2017-03")) == 1200


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ([], []),
        (["2019-11", "2019-12", "2020-01"], [("2019-11", "2020-01")]),
        (["2019-01", "2019-03"], [("2019-01", "2019-01"), ("2019-03", "2019-03")]),
    ],
)
def test_months_that_follow_each_other_are_one_gap(
    missing: list[str], told: list[tuple[str, str]]
) -> None:
    assert spans(missing) == told
