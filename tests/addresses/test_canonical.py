import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.addresses import canonical
from crawler.errors import DeclarationError


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        pytest.param(
            "HTTP://WWW.Paper.Example/A.html",
            "http://www.paper.example/A.html",
            id="host in lower case, path as it is",
        ),
        pytest.param(
            "http://www.paper.example.:80/a",
            "http://www.paper.example/a",
            id="final dot and default port go",
        ),
        pytest.param(
            "https://paper.example:8443/a", "https://paper.example:8443/a", id="another port stays"
        ),
        pytest.param("http://paper.example/a#top", "http://paper.example/a", id="fragment goes"),
        pytest.param(
            "http://paper.example/%e8%b7%af",
            "http://paper.example/%E8%B7%AF",
            id="one percent-encoding",
        ),
        pytest.param(
            "http://paper.example/路?q=路",
            "http://paper.example/%E8%B7%AF?q=%E8%B7%AF",
            id="Chinese is encoded",
        ),
        pytest.param(
            "http://paper.example/v?b=2&a=1&b=3",
            "http://paper.example/v?b=2&a=1&b=3",
            id="the order of parameters is meant",
        ),
        pytest.param(
            "http://paper.example/v?aid=7&utm_source=x&spm=1",
            "http://paper.example/v?aid=7",
            id="tracking goes",
        ),
        pytest.param(
            "http://paper.example/p;jsessionid=0A1B?id=1",
            "http://paper.example/p?id=1",
            id="session goes",
        ),
        pytest.param(
            "http://user:pass@paper.example/a", "http://paper.example/a", id="no password is stored"
        ),
        pytest.param("http://paper.example", "http://paper.example/", id="empty path"),
        pytest.param(
            "http://paper.example/a/../b/./c", "http://paper.example/b/c", id="dots resolved"
        ),
        pytest.param(
            "http://paper.example/v?a=%b0%a1",
            "http://paper.example/v?a=%B0%A1",
            id="GBK bytes stay",
        ),
    ],
)
def test_canonical(url: str, wanted: str) -> None:
    assert canonical.canonical(url) == wanted


_hosts = st.from_regex(r"[a-z]{1,8}\.example(:[1-9][0-9]{1,3})?", fullmatch=True)
_paths = st.text(
    st.characters(
        codec="utf-8", exclude_characters="#?\\", exclude_categories=["Cc", "Zs", "Zl", "Zp"]
    ),
    max_size=12,
)
_queries = st.lists(
    st.tuples(st.from_regex(r"[a-z]{1,4}", fullmatch=True), st.integers(0, 99)), max_size=4
)


@given(_hosts, _paths, _queries)
def test_canonical_form_is_stable_and_loses_no_parameter(
    host: str, path: str, query: list[tuple[str, int]]
) -> None:
    url = f"http://{host}/{path}" + ("?" + "&".join(f"{k}={v}" for k, v in query) if query else "")
    once = canonical.canonical(url)
    assert canonical.canonical(once) == once
    kept = [pair for pair in query if pair[0] not in canonical.TRACKING]
    assert once.partition("?")[2] == "&".join(f"{k}={v}" for k, v in kept)


_ends = st.sampled_from(["", "#top", "#", "?", "?utm_source=weixin", "?spm=a.b&hmsr=c#x"])


@given(st.from_regex(r"[a-z]{1,8}\.example", fullmatch=True), _paths, st.booleans(), _ends)
def test_spellings_of_one_address_are_one(host: str, path: str, loud: bool, end: str) -> None:
    spelled = f"HTTP://user:pass@{host.upper() if loud else host}.:80/{path}{end}"
    assert canonical.canonical(spelled) == canonical.canonical(f"http://{host}/{path}")


# Pieces that are easily taken for one another, and are not the same: case, order, doubled, escaped and empty ones.
_pieces = st.lists(
    st.sampled_from(
        [
            "a",
            "A",
            "b",
            "/",
            "//",
            "%2F",
            "%25",
            "%3F",
            "%E8%B7%AF",
            "_1",
            "-1",
            ".html",
            ".HTML",
            "1",
            "01",
        ]
    ),
    max_size=5,
).map("".join)
_parameters = st.lists(
    st.sampled_from(["id=1", "id=2", "ID=1", "page=1", "id=", "id", "q=%2B", "q=+", "q=%26"]),
    max_size=3,
)


@given(_pieces, _parameters, _pieces, _parameters)
def test_addresses_that_differ_stay_apart(
    path: str, query: list[str], other: str, others: list[str]
) -> None:
    one, two = (
        f"http://paper.example/{p}" + (f"?{'&'.join(q)}" if q else "")
        for p, q in ((path, query), (other, others))
    )
    assert (canonical.canonical(one) == canonical.canonical(two)) == (one == two)


@given(st.text(max_size=40))
def test_any_typed_address_is_taken_or_refused_with_a_sentence(text: str) -> None:
    try:
        assert canonical.checked(text).startswith(("http://", "https://"))
    except DeclarationError as error:
        assert str(error).endswith(".")


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#",
        "#page=2",
        "javascript:void(0)",
        "JavaScript:next();",
        "mailto:a@b.c",
        "file:///etc/passwd",
        "http://[",
        None,
    ],
)
def test_links_that_lead_nowhere_resolve_to_nothing(href: str | None) -> None:
    assert canonical.resolve("http://paper.example/a/1.html", href) is None


def test_links_resolve_against_the_page() -> None:
    assert (
        canonical.resolve("http://paper.example/a/1.html", " 1_2.html#x ")
        == "http://paper.example/a/1_2.html"
    )
    assert (
        canonical.resolve("http://paper.example/a/1.html", "//other.example/x")
        == "http://other.example/x"
    )


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.0.0.8",
        "192.168.1.1",
        "169.254.169.254",
        "::1",
        "::ffff:10.0.0.1",
        "2130706433",
        "0x7f.1",
        "printer.local",
        "fd00::1",
        "0.0.0.0",
    ],
)
def test_private_hosts_are_known_in_every_spelling(host: str) -> None:
    assert canonical.is_private(host)


@pytest.mark.parametrize(
    "host", ["www.paper.example", "8.8.8.8", "2001:4860:4860::8888", "1234567"[:0] or "news.cn"]
)
def test_public_hosts_are_not_private(host: str) -> None:
    assert not canonical.is_private(host)


def test_a_site_is_its_registered_domain() -> None:
    assert canonical.site_of("paper.people.com.cn") == "people.com.cn"
    assert canonical.site_of("127.0.0.1:8217") == "127.0.0.1:8217"
    assert canonical.same_site("http://www.slrbs.com/a", "https://news.slrbs.com/b")
    assert not canonical.same_site("http://www.wuxi.gov.cn/", "http://www.suzhou.gov.cn/")
