"""The gate before the network: whose turn it is, and when there is none any more."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Request, Response
from scrapy.settings import Settings

from crawler import settings as ours
from crawler.errors import RequestRefused
from crawler.network.throttle import ThrottleMiddleware

STORY = "http://www.paper.example/news/{}.html"


def gate(**chosen: Any) -> ThrottleMiddleware:
    settings = Settings()
    settings.setmodule(ours)
    settings.setdict(chosen, "cmdline")
    engine = SimpleNamespace(running=True)
    crawler = SimpleNamespace(
        settings=settings, engine=engine, stats=SimpleNamespace(set_value=lambda *_: None)
    )
    return ThrottleMiddleware(crawler)  # type: ignore[arg-type]


async def send(
    middleware: ThrottleMiddleware, answers: list[int | Exception], at_once: list[int]
) -> list[str]:
    """Send a request for each answer, all at once, as Scrapy does; give what became of them."""
    busy = 0

    async def one(number: int, answer: int | Exception) -> str:
        nonlocal busy
        request = Request(STORY.format(number))
        try:
            await middleware.process_request(request)
        except RequestRefused as refused:
            middleware.process_exception(request, refused)  # Scrapy tells every middleware
            return refused.refusal.reason
        busy += 1
        at_once.append(busy)
        await asyncio.sleep(0)
        busy -= 1
        if isinstance(answer, Exception):
            middleware.process_exception(request, answer)
        else:
            middleware.process_response(request, Response(request.url, answer))
        return "sent"

    return list(await asyncio.gather(*(one(n, answer) for n, answer in enumerate(answers))))


ANSWERS = st.sampled_from([200, 404, 503, DownloadTimeoutError("30 s"), ValueError("a bug below")])


@given(st.lists(ANSWERS, max_size=30), st.integers(1, 3), st.integers(0, 4))
def test_every_request_gets_its_turn_or_its_reason(
    answers: list[int | Exception], turns: int, patience: int
) -> None:
    at_once: list[int] = []
    middleware = gate(CONCURRENT_REQUESTS_PER_DOMAIN=turns, BREAKER_FAILURES=patience)
    became = asyncio.run(asyncio.wait_for(send(middleware, answers, at_once), 30))
    assert len(became) == len(answers)
    assert set(became) <= {"sent", "host-down"}
    assert max(at_once, default=0) <= turns
    assert patience or "host-down" not in became


def test_a_host_is_asked_for_nothing_after_failures_in_a_row_and_others_still_are() -> None:
    middleware = gate(BREAKER_FAILURES=3)
    became = asyncio.run(send(middleware, [503, DownloadTimeoutError("30 s"), 429, 200, 200], []))
    assert became == ["sent", "sent", "sent", "host-down", "host-down"]
    assert middleware.refusal("http://m.paper.example/") is None


def test_an_answer_in_between_begins_the_count_anew() -> None:
    became = asyncio.run(send(gate(BREAKER_FAILURES=3), [503, 503, 404, 503, 503, 200, 503], []))
    assert set(became) == {"sent"}


def test_the_budget_of_a_host_is_its_own() -> None:
    middleware = gate(REQUESTS_PER_HOST=2)
    assert asyncio.run(send(middleware, [200] * 4, [])) == ["sent", "sent", "budget", "budget"]
    assert middleware.refusal("http://m.paper.example/") is None


@pytest.mark.parametrize("said", ["9" * 5000, "Mon, 01 Jan 99999999999 00:00:00 GMT"])
def test_an_answer_that_asks_for_nonsense_lets_the_next_request_pass(said: str) -> None:
    async def meet(middleware: ThrottleMiddleware) -> None:
        for number in (1, 2):
            request = Request(STORY.format(number))
            await asyncio.wait_for(middleware.process_request(request), 30)
            middleware.process_response(
                request, Response(request.url, 503, headers={"Retry-After": said})
            )

    asyncio.run(meet(gate()))


def test_an_answer_that_cannot_be_judged_lets_the_next_request_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    middleware = gate()
    first, second = Request(STORY.format(1)), Request(STORY.format(2))

    async def meet() -> None:
        await middleware.process_request(first)
        monkeypatch.setattr(middleware, "pause_after", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            middleware.process_response(first, Response(first.url))
        await asyncio.wait_for(middleware.process_request(second), 30)

    asyncio.run(meet())


def test_a_run_that_was_told_to_stop_does_not_sit_out_a_pause() -> None:
    middleware = gate(RETRY_AFTER_MAX=900)
    first, second = Request(STORY.format(1)), Request(STORY.format(2))

    async def meet() -> str | None:
        await middleware.process_request(first)
        middleware.process_response(first, Response(first.url, 503, headers={"Retry-After": "900"}))
        middleware.crawler.engine.running = False
        try:
            await middleware.process_request(second)
        except RequestRefused as refused:
            return refused.refusal.reason
        return None

    assert asyncio.run(asyncio.wait_for(meet(), 30)) == "interrupted"
