"""Responses and failures of the downloader, read as a page of an article or as a refusal."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from hashlib import sha256

from scrapy import exceptions
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.internet import error as network
from twisted.python.failure import Failure

from crawler.addresses.pages import lists
from crawler.clock import now, stamp
from crawler.errors import Refused
from crawler.model import Capture, Fetch, FetchedPage, Refusal
from crawler.reading.read import PendingPage, read_page
from crawler.reasons import Reason, http_reason
from crawler.site import Site

_OF_EXCEPTIONS: tuple[tuple[type[Exception], Reason], ...] = (
    (exceptions.DownloadTimeoutError, Reason.TIMEOUT),
    (exceptions.CannotResolveHostError, Reason.DNS_FAILURE),
    (exceptions.DownloadConnectionRefusedError, Reason.CONNECTION_REFUSED),
    (exceptions.ResponseDataLossError, Reason.TRUNCATED),
    (exceptions.DownloadCancelledError, Reason.TOO_LARGE),
    (exceptions.UnsupportedURLSchemeError, Reason.BAD_SCHEME),
    (network.DNSLookupError, Reason.DNS_FAILURE),
    (network.ConnectionRefusedError, Reason.CONNECTION_REFUSED),
    (network.TimeoutError, Reason.TIMEOUT),
    (exceptions.DownloadFailedError, Reason.CONNECTION_FAILED),
    (network.ConnectError, Reason.CONNECTION_FAILED),
    (network.ConnectionClosed, Reason.CONNECTION_FAILED),
    (OSError, Reason.CONNECTION_FAILED),  # BadGzipFile of the compression middleware among them
    (
        IgnoreRequest,
        Reason.REDIRECT_LOOP,
    ),  # the redirect middlewares; all other refusals are RequestRefused
    (ValueError, Reason.BAD_REDIRECT),  # what a malformed Location makes of itself
)
DOWNLOAD_ERRORS = tuple(kind for kind, _ in _OF_EXCEPTIONS)
"""The downloader's errors; any other error is a bug and is not caught."""

# How files begin that servers send in place of a page, whatever they call them.
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"\x00\x00\x00\x18ftyp",
    b"ID3",
)
# "partial" is an answer without a length, which ends with the connection: small servers do it,
# and a broken connection looks the same; then the end of the document decides.
_ENDS = re.compile(rb"</(?:html|body|rss|feed|rdf:rdf|urlset|sitemapindex)\s*>", re.IGNORECASE)
_END_REACH = 2048
_LONGEST_VALIDATOR = 500
_LONGEST_DEFERRAL = timedelta(days=90)
"""The longest Retry-After that is obeyed: the last step of the retry schedule."""
_CLOCKS_AGREE = timedelta(days=1)
_NOT_PAGES = (
    "image/",
    "video/",
    "audio/",
    "application/pdf",
    "application/zip",
    "application/msword",
)


def refusal_of(error: BaseException) -> Refusal:
    """Say why the downloader gave nothing; an error that is none of its own is raised again."""
    if isinstance(error, Refused):
        return error.refusal
    reason = next((reason for kind, reason in _OF_EXCEPTIONS if isinstance(error, kind)), None)
    if reason is None:
        raise error
    if isinstance(error, IgnoreRequest) and "DOWNLOAD_MAXSIZE" in str(error):
        reason = Reason.TOO_LARGE  # a bomb: the decompression says it in words only
    return Refusal(reason, " ".join(str(error).split())[:300])


def failure_reason(failure: Failure) -> Refusal:
    """Say why the downloader gave nothing, from what an errback gets."""
    assert failure.value is not None
    return refusal_of(failure.value)


def fetch_of(response: Response, moment: datetime) -> Fetch:
    """Say what was fetched; raises Refused with the reason when it can be no page of an article."""
    refuse_unfit(response)
    if "redirect_urls" in response.meta and lists(response.url):
        raise Refused(
            Reason.SOFT_404, f"redirects to {response.url}"
        )  # what is gone leads to the home page
    return Fetch(
        url=response.url,
        fetched_at=stamp(moment),
        http_status=response.status,
        sha256=sha256(response.body).hexdigest(),
        aliases=tuple(response.meta.get("redirect_urls", ())),
        etag=_validator(response, b"ETag"),
        last_modified=_validator(response, b"Last-Modified"),
        capture=captured(response),
    )


def pending_page(response: Response, site: Site, moment: datetime) -> PendingPage:
    """Return the reading of a response for this process or another one to call."""
    return partial(
        read_page,
        response.body,
        response.url,
        now=came_at(response, moment),
        content_type=content_type(response),
        layouts=site.layouts,
        default_encoding=site.encoding,
        is_article=site.article is not None and site.matches(response.url),
    )


def came_at(response: Response, moment: datetime) -> datetime:
    """Return the time of a response: this machine's, unless the server's clock is days ahead.

    A machine whose clock is behind would take every printed date for one in the future. The
    header is kept with the bytes, so that reparsing gives the same time.
    """
    date = _parsed_date(_header(response, b"Date") or "")
    return date if date is not None and date - moment > _CLOCKS_AGREE else moment


def page_of(response: Response, site: Site, moment: datetime) -> FetchedPage:
    """Read a response as a page of an article; raises Refused with the reason when it is none."""
    fetch = fetch_of(response, moment)
    return FetchedPage(reading=pending_page(response, site, moment)(), fetch=fetch)


def refuse_unfit(response: Response) -> None:
    """Raise Refused for an answer that holds no HTML page."""
    if response.status != 200:
        raise Refused(
            http_reason(response.status), ", ".join(response.flags), not_before(response, now())
        )
    if "dataloss" in response.flags or (
        "partial" in response.flags and not _ENDS.search(response.body[-_END_REACH:])
    ):
        raise Refused(Reason.TRUNCATED)
    if not response.body.strip():
        raise Refused(Reason.EMPTY)
    said = (content_type(response) or "").lower()
    if response.body.lstrip()[:12].startswith(_MAGIC) or (
        said.startswith(_NOT_PAGES) and b"<" not in response.body[:512]
    ):
        raise Refused(Reason.NOT_HTML, said)


def captured(response: Response) -> Capture | None:
    """Return the bytes of an answer as they came, where the crawl keeps them."""
    return response.meta.get("capture")


def retry_after(response: Response, moment: datetime) -> timedelta | None:
    """Read Retry-After, given in seconds or as a date; None without one."""
    said = (response.headers.get(b"Retry-After") or b"").decode("latin-1").strip()
    if said.isdecimal():
        return timedelta(
            seconds=min(float(said), _LONGEST_DEFERRAL.total_seconds())
        )  # int() refuses 5,000 digits
    until = _parsed_date(said)
    if until is None:
        return None
    return min(max(until - moment, timedelta(0)), _LONGEST_DEFERRAL)


def _parsed_date(text: str) -> datetime | None:
    """Read a date as HTTP writes it; None for what is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def not_before(response: Response, moment: datetime) -> datetime | None:
    """Say when a server wants to be asked for an address again; None when it does not say."""
    wait = retry_after(response, moment)
    return moment + wait if wait is not None else None


def content_type(response: Response) -> str | None:
    """Return the Content-Type header as text."""
    return _header(response, b"Content-Type")


def _validator(response: Response, name: bytes) -> str | None:
    """Return an ETag or Last-Modified; None if too long or not printable ASCII."""
    value = _header(response, name)
    return (
        value
        if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()
        else None
    )


def _header(response: Response, name: bytes) -> str | None:
    header = response.headers.get(name)
    return header.decode("latin-1").strip() if header is not None else None
