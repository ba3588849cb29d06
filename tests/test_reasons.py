import pytest

from crawler.reasons import Reason, as_page_reason, http_reason, meaning


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_explains_itself_in_a_sentence(reason: Reason) -> None:
    assert meaning(reason).endswith(".")


def test_a_status_is_a_reason_known_or_not() -> None:
    assert meaning(http_reason(404)) == "The server answered 404 Not Found."
    assert meaning(http_reason(521)) == "The server answered 521."


def test_why_a_page_is_missing() -> None:
    assert as_page_reason("http-404") == "page-missing"
    assert as_page_reason(Reason.ROBOTS) == "robots"
    assert as_page_reason(Reason.NO_BODY) == "page-empty"
