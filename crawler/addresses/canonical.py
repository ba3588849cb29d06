"""Addresses: what they resolve to, when two are one, and which may be fetched at all. Pure functions on strings."""

import ipaddress
import re
import socket
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit

from tldextract import TLDExtract
from w3lib.url import canonicalize_url, safe_url_string, url_query_cleaner

from crawler.errors import DeclarationError

WEB = ("http", "https")
_DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that say who reads or where he came from, never which text is meant. `sid`, `from` and `timestamp` are not
# here: on some sites they are the article's own (`post.wml?sid=1&postId=9`).
TRACKING = (
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "spm", "isappinstalled", "share_token",
    "jsessionid", "JSESSIONID", "phpsessid", "PHPSESSID", "sessionid", "nsukey", "hmsr", "hmpl", "hmcu", "hmkw", "hmci",
)  # fmt: skip
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.IGNORECASE)

# The public suffix list that travels in the package; nothing is fetched.
_suffixes = TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=8192)  # the navigation of a site stands on every page
def resolve(base: str, href: str | None) -> str | None:
    """Resolve a link; None when it is empty, a bare fragment, or no web address (`javascript:`, `mailto:` …)."""
    if href is None:
        return None
    href = href.strip(" \t\r\n\u3000\u00a0")
    if not href or href.startswith("#"):
        return None
    try:
        url = urljoin(base, href)
        parts = urlsplit(url)
        _ = parts.port  # http://host:80a/ is refused here, not where the port is first asked for
    except ValueError:
        return None
    if parts.scheme.lower() not in WEB or not parts.hostname:
        return None
    return url.partition("#")[0]


def parts_of(href: str) -> SplitResult:
    """Take an address that a page names apart; what is none (`http://[!--class.url--]/`) has only empty parts."""
    try:
        return urlsplit(href)
    except ValueError:
        return urlsplit("")


@lru_cache(maxsize=8192)
def canonical(url: str) -> str:
    """Write an address in the one form the archive knows it by.

    Host in lower case without a final dot, no default port, one percent-encoding, no fragment, no user and password, no
    session or tracking parameters. Other parameters keep their order: two addresses are never merged by guess.
    """
    parts = _split(url)
    path = _SESSION_IN_PATH.sub("", parts.path)
    page = canonicalize_url(f"{parts.scheme.lower()}://{_host(parts)}{path or '/'}")
    if not parts.query:
        return page
    query = safe_url_string(f"x:?{parts.query}").partition("?")[2]
    query = _ESCAPE.sub(lambda escape: escape[0].upper(), query)
    return url_query_cleaner(f"{page}?{query}", TRACKING, remove=True, unique=False)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError as error:
        raise DeclarationError(f"{url!r} is not an address: {error}.") from error
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return (
        host
        if port is None or port == _DEFAULT_PORTS.get(parts.scheme.lower())
        else f"{host}:{port}"
    )


def checked(text: str) -> str:
    """Take an address that a person typed: canonical, or a DeclarationError that says what is wrong with it."""
    text = text.strip()
    parts = _split(text)
    if parts.scheme.lower() not in WEB:
        raise DeclarationError(
            f"{text!r} is not a web address: it must begin with http:// or https://."
        )
    if not parts.hostname or " " in parts.netloc:
        raise DeclarationError(f"{text!r} names no host: write http://HOST/PATH.")
    return canonical(text)


def twins(url: str) -> tuple[str, ...]:
    """Return the addresses that mostly lead to the same page: http for https, with and without www.

    >>> twins("http://www.slrbs.com/1.html")
    ('https://www.slrbs.com/1.html', 'http://slrbs.com/1.html', 'https://slrbs.com/1.html')
    """
    scheme, _, rest = url.partition("://")
    bare = rest.removeprefix("www.")
    known = (f"{s}://{host}" for host in (rest, bare, f"www.{bare}") for s in (scheme, *WEB))
    return tuple(dict.fromkeys(twin for twin in known if twin != url))


@lru_cache(maxsize=8192)  # each station between the spider and the network asks
def host_and_port(url: str) -> str:
    """Return `host` or `host:port` of an address, lower case, default ports left out."""
    return _host(urlsplit(url))


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """Name the site a host belongs to: its registered domain (`slrbs.com`), or the host and port itself for an IP address.

    >>> site_of("www.slrbs.com"), site_of("paper.people.com.cn:8080"), site_of("127.0.0.1:8217")
    ('slrbs.com', 'people.com.cn', '127.0.0.1:8217')
    """
    found = _suffixes(host)
    if found.top_domain_under_public_suffix:
        return found.top_domain_under_public_suffix
    return host if literal_ip(host.rpartition(":")[0] or host) else ".".join(host.split(".")[-2:])


def same_site(url: str, other: str) -> bool:
    """Return whether two addresses are on one site."""
    return site_of(host_and_port(url)) == site_of(host_and_port(other))


def literal_ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Read a host that is an IP address, also in the old spellings (`2130706433`, `0x7f.1`) that resolvers accept."""
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        pass
    try:
        return (
            ipaddress.IPv4Address(socket.inet_aton(host))
            if re.fullmatch(r"[0-9a-fx.]+", host)
            else None
        )
    except OSError:
        return None


@lru_cache(maxsize=4096)
def is_private(host: str) -> bool:
    """Return whether a host name or IP address, without port, is inside a private network or this machine."""
    host = host.lower().rstrip(".")
    if host == "localhost" or host.endswith(
        (".localhost", ".local", ".internal", ".lan", ".home.arpa")
    ):
        return True
    ip = literal_ip(host)
    if ip is None:
        return False
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return not (mapped or ip).is_global
