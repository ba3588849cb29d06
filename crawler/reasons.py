"""Why an address is not a stored article: one name and one sentence for each cause.

The names are stored (frontier, quarantine, `articles.missing_reason`) and listed in the archive's
table `reasons`.
An HTTP status that is no article has the reason `http-<status>`, made by `http_reason`.
"""

from enum import StrEnum
from http import HTTPStatus
from typing import Self


class Named(StrEnum):
    """Names that are stored, each with the sentence that explains it."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Make a member of its value and its meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


class Reason(Named):
    """A cause with its explanation; the value is what the archive stores."""

    # the network
    TIMEOUT = "timeout", "The server did not finish its answer in time."
    DNS_FAILURE = "dns-failure", "The host's name does not resolve."
    CONNECTION_REFUSED = "connection-refused", "Nothing answers at the host's port."
    CONNECTION_FAILED = "connection-failed", "The connection broke, or what came was not HTTP."
    TRUNCATED = "truncated", "The answer ended before it was whole."
    TRUNCATED_GZIP = "truncated-gzip", "The compressed answer ended before it was whole."
    CORRUPT_GZIP = "corrupt-gzip", "The compressed answer is damaged."
    TOO_LARGE = "too-large", "The answer is larger than DOWNLOAD_MAXSIZE."
    REDIRECT_LOOP = "redirect-loop", "The redirects lead in a circle, or are too many."
    BAD_REDIRECT = "bad-redirect", "The redirect names no usable address."

    # what the crawler refuses
    ROBOTS_UNREACHABLE = (
        "robots-unreachable",
        "robots.txt of the site cannot be had, so nothing is fetched (RFC 9309).",
    )
    ROBOTS = "robots", "robots.txt of the site forbids the address."
    CRAWL_DELAY = (
        "crawl-delay",
        (
            "robots.txt of the site asks for longer pauses than CRAWL_DELAY_MAX, so nothing is"
            " fetched."
        ),
    )
    HOST_DOWN = (
        "host-down",
        "The host failed too often in a row and is asked for nothing more in this run.",
    )
    BUDGET = (
        "budget",
        "The run has sent as many requests as the settings allow; the next run goes on.",
    )
    BAD_SCHEME = "bad-scheme", "The address is neither http nor https."
    PRIVATE_ADDRESS = (
        "private-address",
        "The address is in a private network that ALLOW_PRIVATE_HOSTS does not name.",
    )
    DISMISSED = "dismissed", "A person looked at the page: it is no article."
    OFFSITE = "offsite", "The address belongs to another site."
    OFFSITE_REDIRECT = "offsite-redirect", "The site redirects to another site."

    # what came is no article
    EMPTY = "empty", "The answer has no content."
    NOT_HTML = "not-html", "The answer is not an HTML page."
    NOT_XML = "not-xml", "The answer is neither a feed nor a sitemap."
    XML_ENTITIES = (
        "xml-entities",
        "The document declares entities of its own, which may expand without end.",
    )
    TOO_COMPLEX = "too-complex", "The markup is beyond what can be parsed safely."
    READER_FAILED = (
        "reader-failed",
        "The page met a mistake of this program; its bytes are kept, the traceback is the detail.",
    )
    NO_BODY = "no-body", "The page has no text that reads like an article."
    NO_TITLE = "no-title", "The page states no title."
    MOJIBAKE = (
        "mojibake",
        (
            "The text cannot be read: its characters were destroyed before it was sent, or are of"
            " no encoding known here."
        ),
    )
    LISTING = "listing", "The page is a list of links, not an article."
    NO_LINKS = "no-links", "No link on the page of a listing leads to an article."
    LINK_LIMIT = (
        "link-limit",
        "The page of a listing has more links than LINKS_PER_PAGE; those behind are left out.",
    )
    NO_ISSUE = "no-issue", "None of the days that were looked at has an issue."
    SOFT_404 = "soft-404", "The site says, with status 200, that the page does not exist."
    SOFT_ERROR = (
        "soft-error",
        "The site says, with status 200, that it has a fault or is closed for maintenance.",
    )
    CHALLENGE = (
        "challenge",
        "The site wants to know whether a person reads: script, slider or rate limit.",
    )
    LOGIN_REQUIRED = "login-required", "The site asks for a login."
    NOTICE = "notice", "The site shows a message of its own in place of an article."
    REPLACED = (
        "replaced",
        "The page shares neither headline nor text with the stored article, which stays as it is.",
    )

    # what a person decided
    TAKEN_DOWN = "taken-down", "The article was taken down; it is not stored again."

    # why an article is not whole
    PAGE_MISSING = "page-missing", "A page the site declares cannot be fetched."
    PAGE_EMPTY = "page-empty", "A page has its pager, but no text."
    PAGE_REPEATED = "page-repeated", "A page repeats the text of another page."
    PAGE_OF_OTHER_ARTICLE = (
        "page-of-other-article",
        "At a page's address another article is served.",
    )
    CHANGED_DURING_CRAWL = (
        "changed-during-crawl",
        "The article was changed while its pages were fetched.",
    )
    PAGE_COUNT_MISMATCH = "page-count-mismatch", "The site declares more pages than it names."
    INTERRUPTED = "interrupted", "The run was stopped before the page was fetched."
    PAGE_LIMIT = "page-limit", "The article has more pages than ARTICLE_MAX_PAGES."
    PAGE_OFFSITE = "pager-offsite", "The pager leads to another site."
    PAGER_UNCLEAR = (
        "pager-unclear",
        "The page shows a pager that is not understood, so pages may be missing.",
    )
    PAGE_BAD_LINK = (
        "pager-bad-scheme",
        "The pager leads to something that is neither http nor https.",
    )


_NAMED = {reason.value: reason for reason in Reason}


def http_reason(status: int) -> str:
    """Name the reason of an answer whose status is no article: `http-404`."""
    return f"http-{status}"


_PHRASES = {status.value: status.phrase for status in HTTPStatus}


def meaning(reason: str) -> str:
    """Explain a reason in one sentence, also one of `http_reason`."""
    if reason.startswith("http-"):
        status = int(reason.removeprefix("http-"))
        answer = f"{status} {_PHRASES.get(status, '')}".strip()
        return f"The server answered {answer}."
    return _NAMED[reason].meaning


_SHUT_OUT = frozenset(
    {
        Reason.TIMEOUT,
        Reason.DNS_FAILURE,
        Reason.CONNECTION_REFUSED,
        Reason.CONNECTION_FAILED,
        Reason.ROBOTS,
        Reason.ROBOTS_UNREACHABLE,
        Reason.CRAWL_DELAY,
        Reason.HOST_DOWN,
        Reason.CHALLENGE,
        Reason.LOGIN_REQUIRED,
        "http-401",
        "http-403",
        "http-429",
    }
)


def is_shut_out(reason: str) -> bool:
    """Return whether the whole site is down or closed, as opposed to one missing address."""
    return reason in _SHUT_OUT or reason.startswith("http-5")


_UNTRIED = frozenset(
    {
        Reason.ROBOTS_UNREACHABLE,
        Reason.CRAWL_DELAY,
        Reason.HOST_DOWN,
        Reason.BUDGET,
        Reason.INTERRUPTED,
    }
)


def is_untried(reason: str | None) -> bool:
    """Return whether nothing was requested, for the host's sake: that is no try, it stays due."""
    return reason in _UNTRIED


# Reasons for a missing page of an article, other than that the site does not have it.
_OF_PAGES: dict[str, Reason] = {
    Reason.NO_BODY: Reason.PAGE_EMPTY,
    Reason.EMPTY: Reason.PAGE_EMPTY,
    Reason.OFFSITE: Reason.PAGE_OFFSITE,
    Reason.OFFSITE_REDIRECT: Reason.PAGE_OFFSITE,
    Reason.BAD_SCHEME: Reason.PAGE_BAD_LINK,
    Reason.ROBOTS: Reason.ROBOTS,
    Reason.INTERRUPTED: Reason.INTERRUPTED,
    Reason.HOST_DOWN: Reason.HOST_DOWN,
    Reason.BUDGET: Reason.BUDGET,
    Reason.TRUNCATED: Reason.TRUNCATED,
    Reason.TRUNCATED_GZIP: Reason.TRUNCATED_GZIP,
    Reason.CORRUPT_GZIP: Reason.CORRUPT_GZIP,
    Reason.TOO_LARGE: Reason.TOO_LARGE,
    Reason.TOO_COMPLEX: Reason.TOO_COMPLEX,
    Reason.READER_FAILED: Reason.READER_FAILED,
}


def as_page_reason(reason: str) -> str:
    """Translate why an address failed into why a page of an article is missing."""
    return _OF_PAGES.get(reason, Reason.PAGE_MISSING)
