from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from crawler.desk.question import FILTERS, Question


def link_of(**given: str) -> str:
    return Question.read(given).link()


def test_a_question_is_written_as_it_was_read() -> None:
    asked = Question.read({"q": "脱贫", "site": "paper.example", "page": "3", "order": "rank"})
    assert asked.link(page=3) == "q=%E8%84%B1%E8%B4%AB&site=paper.example&order=rank&page=3"
    assert asked.without("site").link() == "q=%E8%84%B1%E8%B4%AB&order=rank"


def test_what_cannot_be_a_filter_is_left_out_and_named() -> None:
    asked = Question.read(
        {
            "year": "二〇一七",
            "status": "finished",
            "since": "2017/02",
            "until": "2017-03-31",
            "page": "0",
        }
    )
    assert asked.link() == "until=2017-03-31"
    assert asked.refused == {"year": "二〇一七", "status": "finished", "since": "2017/02"}


def test_without_words_there_is_no_rank() -> None:
    assert link_of(order="rank", source="渡口日报") == "source=%E6%B8%A1%E5%8F%A3%E6%97%A5%E6%8A%A5"


@pytest.mark.parametrize(
    ("given", "since", "until"),
    [
        ({"year": "2017"}, date(2017, 1, 1), date(2017, 12, 31)),
        ({"since": "2016-02", "until": "2016-02"}, date(2016, 2, 1), date(2016, 2, 29)),
        ({"since": "2017-03-05"}, date(2017, 3, 5), None),
        (
            {"year": "2017", "since": "2016", "until": "2017-06-30"},
            date(2017, 1, 1),
            date(2017, 6, 30),
        ),
        ({"since": "2017-02-30", "until": "0000", "year": "２０１７"}, None, None),
    ],
)
def test_a_year_or_a_month_is_its_first_and_its_last_day(
    given: dict[str, str], since: date | None, until: date | None
) -> None:
    asked = Question.read(given)
    assert (asked.since, asked.until) == (since, until)


@drawn(st.dictionaries(st.sampled_from(["q", "page", "order", *FILTERS]), st.text(max_size=30)))
def test_any_address_is_a_question_and_its_link_asks_the_same(given: dict[str, str]) -> None:
    asked = Question.read(given)
    assert asked.page >= 1
    again = Question.read(dict(parse_qsl(asked.link(page=asked.page))))
    assert again == asked
