from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Request

from crawler.errors import Refused
from crawler.network.outcome import page_of, refusal_of, refuse_unfit, retry_after
from crawler.site import Site
from tests.support.pages import NOW, html

URL = "http://www.paper.example/1.html"


def answer(body: bytes, *flags: str, status: int = 200) -> HtmlResponse:
    return HtmlResponse(URL, body=body, status=status, flags=list(flags))


@pytest.mark.parametrize("end", [b"</html>", b"</BODY></HTML>\r\n<!-- 0.02s -->"])
def test_an_answer_that_only_the_closed_connection_ends_is_whole_when_its_document_is(
    end: bytes,
) -> None:
    refuse_unfit(answer("<html><body>渡口的早班船".encode() + end, "partial"))


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        pytest.param(
            answer("<html><body>渡口的".encode(), "partial"),
            "truncated",
            id="cut, and no length said how long",
        ),
        pytest.param(
            answer(b"<html></html>", "dataloss"), "truncated", id="shorter than its length said"
        ),
        pytest.param(answer(b" \n"), "empty", id="nothing but space"),
        pytest.param(
            answer(b"<html></html>", status=206), "http-206", id="a part that nobody asked for"
        ),
        pytest.param(answer(b"%PDF-1.7"), "not-html", id="a PDF that calls itself HTML"),
    ],
)
def test_an_answer_that_is_no_page_is_refused(response: HtmlResponse, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_unfit(response)
    assert refused.value.refusal.reason == reason


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 0 ", timedelta(0)),
        ("Sat, 01 Jun 2024 04:10:00 GMT", timedelta(minutes=10)),
        ("Saturday, 01-Jun-24 04:10:00 GMT", timedelta(minutes=10)),
        ("Fri, 31 Dec 1999 23:59:59 GMT", timedelta(0)),
        ("Fri, 31 Dec 2049 23:59:59 GMT", timedelta(days=90)),
        ("9" * 5000, timedelta(days=90)),
        ("Mon, 01 Jan 99999999999 00:00:00 GMT", None),
        ("Sat, 01 Jun 2024 04:10:00 -99999999999999", None),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_read_in_seconds_and_as_a_date(said: str, wait: timedelta | None) -> None:
    response = HtmlResponse(URL, status=503, headers={"Retry-After": said})
    assert retry_after(response, NOW) == wait
    with pytest.raises(Refused) as refused:
        refuse_unfit(response)
    assert (refused.value.refusal.not_before is None) is (wait is None)


_DATES = st.from_regex(
    r"\A[A-Z][a-z]{2}, \d{1,3} (Jan|Jun) \d{1,20} \d{1,3}:\d\d:\d\d (GMT|[+-]\d{1,20})\Z"
)


@given(st.text(max_size=40) | st.from_regex(r"\A\d{4290,4310}\Z") | _DATES)
def test_any_retry_after_is_a_wait_within_bounds_or_none(said: str) -> None:
    wait = retry_after(HtmlResponse(URL, headers={"Retry-After": said.encode()}), NOW)
    assert wait is None or timedelta(0) <= wait <= timedelta(days=90)


def test_a_bomb_is_too_large_and_no_redirect() -> None:
    assert (
        refusal_of(IgnoreRequest("its body exceeded DOWNLOAD_MAXSIZE (32 B)")).reason == "too-large"
    )
    assert refusal_of(IgnoreRequest("max redirections reached")).reason == "redirect-loop"


SITE = Site(title="江边日报网", domains=("paper.example",))
BEHIND = datetime(2001, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "moment", "published"),
    [
        ("Sat, 01 Jun 2024 04:00:00 GMT", BEHIND, "2024-03-05T08:30:00+08:00"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", NOW, "2024-03-05T08:30:00+08:00"),
        ("tomorrow", NOW, "2024-03-05T08:30:00+08:00"),
        (None, BEHIND, None),
    ],
)
def test_dates_are_read_by_the_clock_of_the_server_where_that_of_the_machine_is_behind(
    date: str | None, moment: datetime, published: str | None
) -> None:
    headers = {"Date": date} if date else {}
    response = HtmlResponse(URL, body=html().encode(), headers=headers, request=Request(URL))
    assert page_of(response, SITE, moment).reading.published_at == published
