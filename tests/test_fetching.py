import pytest
from scrapy.http import HtmlResponse

from crawler.errors import Refused
from crawler.fetching import refuse_unfit

URL = "http://www.paper.example/1.html"


def answer(body: bytes, *flags: str, status: int = 200) -> HtmlResponse:
    return HtmlResponse(URL, body=body, status=status, flags=list(flags))


@pytest.mark.parametrize("end", [b"</html>", b"</BODY></HTML>\r\n<!-- 0.02s -->"])
def test_an_answer_that_only_the_closed_connection_ends_is_whole_when_its_document_is(end: bytes) -> None:
    refuse_unfit(answer("<html><body>渡口的早班船".encode() + end, "partial"))


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        pytest.param(
            answer("<html><body>渡口的".encode(), "partial"), "truncated", id="cut, and no length said how long"
        ),
        pytest.param(answer(b"<html></html>", "dataloss"), "truncated", id="shorter than its length said"),
        pytest.param(answer(b" \n"), "empty", id="nothing but space"),
        pytest.param(answer(b"<html></html>", status=206), "http-206", id="a part that nobody asked for"),
        pytest.param(answer(b"%PDF-1.7"), "not-html", id="a PDF that calls itself HTML"),
    ],
)
def test_an_answer_that_is_no_page_is_refused(response: HtmlResponse, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_unfit(response)
    assert refused.value.reason == reason
