"""`make bench` on a large archive: what it asks can be answered, and what grew is said."""

import pytest

from bench import library
from bench.library import Measured, trend
from bench.timing import Spread, spread


def test_every_question_of_the_measurement_has_an_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    library.main(20, 40)
    said = capsys.readouterr().out
    assert said.count("a OR b NOT c") == said.count("\ncoverage") == 2
    assert "From 20 to 40 articles (×2): storing an article ×" in said


def test_the_trend_is_the_median_of_what_can_be_compared() -> None:
    few = Measured(
        10, 1.0, 100, {"LIKE": [Spread(1, 2), Spread(1, 2), Spread(1, 2)]}, {"home": Spread(0.1, 1)}
    )
    many = Measured(
        100,
        2.0,
        900,
        {"LIKE": [Spread(3, 9), Spread(9, 9), Spread(4, 9)]},
        {"home": Spread(0.1, 1)},
    )
    assert trend(few, many) == (
        "From 10 to 100 articles (×10): storing an article ×2.0, the file ×9.0, LIKE ×4.0, home ×1.0."
    )


def test_times_are_written_in_milliseconds() -> None:
    assert str(spread([0.0052] * 19 + [1.2])) == "5.2 / 1,200"
