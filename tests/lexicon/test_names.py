"""The tables that are no words of lines: names of boxes, characters of names, words of dates."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from crawler.addresses.pages import lists, readings
from crawler.addresses.shapes import looks_like_article
from crawler.clock import CHINA
from crawler.html.plausible import is_nonsense
from crawler.lexicon.row import Characters, Names
from crawler.lexicon.tables import address_names, surnames
from crawler.lexicon.tables.authors import BEFORE_SLASH
from crawler.lexicon.tables.box_names import BODY, NOISE, BodyName
from crawler.lexicon.tables.common_characters import COMMON
from crawler.lexicon.tables.times import DAYS, HALVES, DayWord, HalfDay
from crawler.reading.features.boxes import name_weight, named_noise
from crawler.reading.features.credit_line import read
from crawler.reading.features.people import is_name, only_names
from crawler.reading.features.printed_dates import stamps

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=CHINA)


@pytest.mark.parametrize("row", BODY, ids=lambda row: row.name)
def test_a_name_of_a_body_counts_as_a_whole(row: BodyName) -> None:
    assert name_weight("div", f"left {row.name.upper()}") == row.weight
    assert name_weight("div", f"x{row.name}") == 0.0


@pytest.mark.parametrize("row", NOISE, ids=lambda row: row.example)
def test_a_name_of_noise_counts_as_a_word_of_an_id_or_class(row: Names) -> None:
    assert [word for word in row.all if not named_noise("div", f"x {word}2")] == []
    assert named_noise("div", row.example)
    assert not named_noise("div", row.counter)


@pytest.mark.parametrize(
    ("row", "reads"),
    [
        pytest.param(surnames.SINGLE, is_name, id="surnames"),
        pytest.param(
            surnames.WORDLIKE, lambda text: bool(read(text).credit.authors), id="words as surnames"
        ),
        pytest.param(surnames.FUNCTIONAL, lambda text: not is_name(text), id="no given name"),
        pytest.param(surnames.AND, lambda text: len(only_names(text)) == 2, id="and"),
        pytest.param(surnames.OUTLETS, lambda text: not is_name(text), id="papers"),
        pytest.param(
            BEFORE_SLASH, lambda text: bool(read(text).credit.photographers), id="before a slash"
        ),
        pytest.param(COMMON, lambda text: not is_nonsense(text * 20), id="common characters"),
    ],
)
def test_a_character_counts_in_its_example_and_not_in_the_counter(
    row: Characters, reads: Callable[[str], bool]
) -> None:
    assert set(row.example) & set(row.characters)
    assert reads(row.example)
    assert not reads(row.counter)


def test_every_surname_begins_a_name() -> None:
    names = [f"{surname}渡帆" for surname in surnames.SINGLE.characters]
    assert [name for name in names if only_names(name) != (name,)] == []


@pytest.mark.parametrize("row", DAYS, ids=lambda row: row.words)
def test_a_word_for_a_day_is_counted_back(row: DayWord) -> None:
    day = (NOON - timedelta(days=row.days_ago)).date().isoformat()
    for text in (*row.words.split(), row.example):
        assert [(stamp.iso or "")[:10] for stamp in stamps(text, NOON)] == [day]
    assert stamps(row.counter, NOON) == []


@pytest.mark.parametrize("row", HALVES, ids=lambda row: row.words)
def test_an_hour_of_the_afternoon_is_counted_from_noon(row: HalfDay) -> None:
    hour = "20" if row.is_afternoon else "08"
    lines = (*(f"2024-03-04 {word}8:30" for word in row.words.split()), row.example)
    assert {(stamps(line, NOON)[0].iso or "")[11:13] for line in lines} == {hour}
    assert (stamps(row.counter, NOON)[0].iso or "")[11:13] != hour


def has_page(url: str) -> bool:
    return any(reading.value == 2 for reading in readings(url))


@pytest.mark.parametrize(
    ("row", "reads"),
    [
        pytest.param(address_names.PAGE_PARAMETERS, has_page, id="parameters of pages"),
        pytest.param(address_names.BARE_PARAMETERS, has_page, id="parameters without a value"),
        pytest.param(address_names.LIST_FILES, lists, id="files of lists"),
        pytest.param(
            address_names.LIST_FOLDERS, lambda url: not looks_like_article(url), id="folders"
        ),
        pytest.param(address_names.SHOWS, lambda url: not lists(url), id="what shows a text"),
        pytest.param(
            address_names.OTHER_HOSTS, lambda url: not looks_like_article(url), id="other hosts"
        ),
        pytest.param(address_names.ARTICLE_FILES, looks_like_article, id="files of articles"),
        pytest.param(address_names.ID_PARAMETERS, looks_like_article, id="parameters with an id"),
    ],
)
def test_a_name_in_an_address_counts_in_its_example_and_not_in_the_counter(
    row: Names, reads: Callable[[str], bool]
) -> None:
    assert any(name in row.example for name in row.all)
    assert reads(row.example)
    assert not reads(row.counter)
