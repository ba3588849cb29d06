"""When an address is due again, and in which state a failure leaves it. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from crawler.clock import stamp
from crawler.model import Refusal
from crawler.reasons import Reason

# Days until an address that failed, or an article with pages missing, is tried again; after the last it is settled.
RETRY_DAYS = (0, 1, 3, 14, 90)

_SKIPPED = frozenset(
    {
        Reason.ROBOTS,
        Reason.OFFSITE,
        Reason.OFFSITE_REDIRECT,
        Reason.PRIVATE_ADDRESS,
        Reason.BAD_SCHEME,
        Reason.TAKEN_DOWN,
    }
)
_QUARANTINED = frozenset(
    {
        Reason.EMPTY, Reason.NOT_HTML, Reason.TOO_COMPLEX, Reason.READER_FAILED, Reason.NO_BODY, Reason.NO_TITLE, Reason.LISTING, Reason.SOFT_404,
        Reason.SOFT_ERROR, Reason.MOJIBAKE, Reason.CHALLENGE, Reason.LOGIN_REQUIRED, Reason.NOTICE, Reason.REPLACED,
    }
)  # fmt: skip
_GONE = "http-410"
_WITHDRAWN = frozenset(
    {"http-404", _GONE, "http-451", Reason.SOFT_404, Reason.CHALLENGE, Reason.LOGIN_REQUIRED}
)


def retry_at(tries: int, now: datetime) -> str | None:
    """Say when an address is due after it failed `tries` times; None when it is settled."""
    return _after(RETRY_DAYS, max(tries, 1) - 1, now)


def put_off(due_at: str | None, refusal: Refusal) -> str | None:
    """Put a moment off until the server wants to be asked again, if it said so."""
    later = stamp(refusal.not_before) if refusal.not_before is not None else ""
    return max(due_at, later) if due_at is not None else None


def is_final(state: str, reason: str) -> bool:
    """Return whether an address is not tried again."""
    return state == "gone" or reason == Reason.TAKEN_DOWN


def revisit_at(revisits: int, days: Sequence[int], now: datetime) -> str | None:
    """Say when an article is looked at again that was found unchanged `revisits` times; None when that is enough."""
    return _after(days, revisits, now)


def _after(days: Sequence[int], step: int, now: datetime) -> str | None:
    return stamp(now + timedelta(days=days[step])) if step < len(days) else None


def state_after(reason: str, tries: int, *, is_linked: bool) -> str:
    """Return the state of an address that gave no article for the `tries`th time.

    One that no page links to (`is_linked`) is what a person typed: not found is the end of it, a crawl of the site owes it nothing.
    """
    if reason == _GONE:
        return "gone"
    if reason in _SKIPPED:
        return "skipped"
    if needs_quarantine(reason):
        return "quarantined"
    return (
        "gone" if reason == "http-404" and (tries > len(RETRY_DAYS) or not is_linked) else "failed"
    )


def needs_quarantine(reason: str) -> bool:
    """Return whether a person has to judge what came; the other reasons explain themselves."""
    return reason in _QUARANTINED


def is_withdrawn(reason: str) -> bool:
    """Return whether the site shows an article to nobody any more, or not to us; a fault of the server says nothing."""
    return reason in _WITHDRAWN
