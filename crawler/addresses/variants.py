"""Other addresses that mostly lead to the same article. Pure.

Hosts for telephones, and parameters that say how a reader came.

Such parameters are an article's own on some sites (`post.wml?sid=1`), so these addresses are only
tried: headline and text decide.
"""

from itertools import product
from urllib.parse import SplitResult, urlsplit

from crawler.addresses.canonical import WEB

DEVICES = ("www", "m", "wap", "3g", "mobile", "h5", "touch", "amp")
"""How the host or the first folder of a site's edition for a kind of device begins."""

OF_A_VISIT = frozenset(
    (
        "from source ref refer referer referrer rss share shareid share_from sharefrom t ts _t tt time"
        " timestamp r rand random rnd v ver _ __ scene wxfrom wfr for sid spm uid channel ch platform"
        " app device tdsourcetag isfrom fromid via origin"
        " nonce sign token code state amp"
    ).split()
)
"""Parameters that say who reads, when, or from where he came."""


def variants(url: str) -> tuple[str, ...]:
    """Return the other addresses under which an article may be stored that was met at this one.

    >>> "http://www.paper.example/a/1.html" in variants("http://m.paper.example/a/1.html?from=rss")
    True
    """
    parts = urlsplit(url)
    host, path = _bare_host(parts), _bare_path(parts.path)
    hosts = (host, *(f"{device}.{host}" for device in DEVICES))
    tails = dict.fromkeys((_query(parts.query), _query(_lasting(parts.query))))
    made = (
        f"{scheme}://{name}{place}{tail}"
        for scheme, name, place, tail in product(
            WEB, hosts, dict.fromkeys((parts.path, path)), tails
        )
    )
    return tuple(variant for variant in dict.fromkeys(made) if variant != url)


def are_variants(url: str, other: str) -> bool:
    """Return whether two addresses differ in scheme, device and a visit's parameters alone."""
    return _form(url) == _form(other)


def _form(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return _bare_host(parts), _bare_path(parts.path), _lasting(parts.query)


def _bare_host(parts: SplitResult) -> str:
    device, _, host = parts.netloc.partition(".")
    return host if device in DEVICES and "." in host else parts.netloc


def _bare_path(path: str) -> str:
    device, slash, place = path.removeprefix("/").partition("/")
    return f"/{place}" if slash and device in DEVICES else path


def _lasting(query: str) -> str:
    return "&".join(
        pair for pair in query.split("&") if pair.partition("=")[0].lower() not in OF_A_VISIT
    )


def _query(query: str) -> str:
    return f"?{query}" if query else ""
