from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.addresses.shapes import address_day
from crawler.clock import CHINA
from crawler.reading.features.printed_dates import completed, first_stamp, masked, stamps
from tests.support.pages import NOW


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param(
            "发布时间：2017-02-03 10:34:01", "2017-02-03T10:34:01+08:00", id="seconds printed"
        ),
        pytest.param(
            "2017年2月3日 10:34　来源：江边日报", "2017-02-03T10:34+08:00", id="minutes printed"
        ),
        pytest.param("2017/2/3", "2017-02-03", id="day printed"),
        pytest.param("2017.02.03 10：20：30", "2017-02-03T10:20:30+08:00", id="full-width colons"),
        pytest.param("２０１７－０２－０３", "2017-02-03", id="full-width digits"),
        pytest.param(
            "2017年02月03日 星期五 下午3:05", "2017-02-03T15:05+08:00", id="afternoon and weekday"
        ),
        pytest.param(
            "2017-02-03T02:34:01Z", "2017-02-03T10:34:01+08:00", id="UTC becomes China's time"
        ),
        pytest.param("2017-02-03T10:34:01+08:00", "2017-02-03T10:34:01+08:00", id="zone printed"),
        pytest.param("17-02-03 10:34", "2017-02-03T10:34+08:00", id="two-digit year with a time"),
        pytest.param("2017-02-03 25:61", "2017-02-03", id="an impossible time leaves the day"),
        pytest.param("二〇一七年二月三日", "2017-02-03", id="Chinese numerals"),
        pytest.param("二○一七年十二月三十一日", "2017-12-31", id="Chinese numerals with tens"),
        pytest.param(
            "Fri Feb 03 10:34:01 CST 2017", "2017-02-03T10:34:01+08:00", id="CST is China's time"
        ),
        pytest.param(
            "1988年7月1日 08:00",
            "1988-07-01T08:00+08:00",
            id="wall time of a summer-time year is kept",
        ),
    ],
)
def test_a_printed_date(text: str, iso: str) -> None:
    stamp = first_stamp(text, NOW)
    assert stamp is not None
    assert stamp.iso == iso
    assert stamp.raw in text


@pytest.mark.parametrize("text", ["2017-02-30", "0000-00-00", "2099-01-01 08:00", "2017年13月1日"])
def test_an_impossible_or_future_date_is_no_date(text: str) -> None:
    stamp = first_stamp(text, NOW)
    assert stamp is None or stamp.iso is None


def test_a_time_ago_counts_from_the_fetch_to_the_day() -> None:
    stamp = first_stamp("3小时前", NOW)
    assert stamp is not None
    assert stamp.iso == "2024-06-01"


@pytest.mark.parametrize(
    "text", ["02-03 10:34", "今天是个好日子", "电话 0914-2313456", "1486089241"]
)
def test_no_year_is_invented(text: str) -> None:
    stamp = first_stamp(text, NOW)
    assert stamp is None or stamp.iso is None


FORMS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y.%m.%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
)


@given(st.datetimes(datetime(1995, 1, 1), datetime(2024, 5, 31)), st.sampled_from(FORMS))
def test_every_spelling_of_a_moment_reads_the_same(moment: datetime, form: str) -> None:
    stamp = first_stamp(f"时间：{moment.strftime(form)} 来源：江边日报", NOW)
    assert stamp is not None
    assert stamp.iso == moment.replace(microsecond=0, tzinfo=CHINA).isoformat()


PIECES = (
    "2024", "1900", "17", "12", "31", "3", "5", "08", "24", "99", "年", "月", "日", "-", "/", ".", " ", ":", "：", "时", "分", "T", "Z",
    "+08:00", "-17:30", "+9999", "下午", "凌晨", "PM", "〇", "二〇二四", "二", "十", "十十", "今天", "昨天", "小时前", "天前", "Mon Mar ",
    "08:30:00", " CST ", "星期三", "更新",
)  # fmt: skip


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("2024年3月5日 8:30-24:00")
@example("二〇二四年十十月一日")
def test_any_text_is_read_without_an_error(text: str) -> None:
    for stamp in stamps(text, NOW):
        completed(stamp, NOW.date(), NOW)
    masked(text)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("时间：2024年3月5日 8:30-17:30", "2024-03-05T08:30+08:00"),
        ("2024-03-05 08:30-12:30", "2024-03-05T08:30+08:00"),
        ("2024-03-05 08:30:00-12:30:00", "2024-03-05T08:30:00+08:00"),
        ("2024-03-05T08:30-05:00", "2024-03-05T21:30+08:00"),
        ("2024-03-05 08:30:00.250-05:00", "2024-03-05T21:30:00+08:00"),
    ],
)
def test_hours_that_something_is_open_are_no_offset(printed: str, iso: str) -> None:
    stamp = first_stamp(printed, NOW)
    assert stamp is not None
    assert stamp.iso == iso


def test_the_day_in_an_address() -> None:
    assert address_day("http://paper.example/news/2017-02-03/877618.html") == date(2017, 2, 3)
    assert address_day("http://paper.example/t20170203_11.html") == date(2017, 2, 3)
    assert address_day("http://paper.example/20171399/11.html") is None


def test_a_date_of_today_and_one_of_a_change_are_not_the_date_of_publication() -> None:
    found = stamps("今天是2024年5月30日 发布：2017-02-03 10:34:01 更新时间：2018-05-06 07:08", NOW)
    assert [(stamp.role, stamp.iso) for stamp in found] == [
        ("today", "2024-05-30"),
        ("published", "2017-02-03T10:34:01+08:00"),
        ("updated", "2018-05-06T07:08+08:00"),
    ]
