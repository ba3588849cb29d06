import gzip
import ipaddress
import tracemalloc
import zlib
from pathlib import Path

import pytest
from scrapy.http import Request, Response, TextResponse
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from crawler.crawl.reparse import _decompression
from crawler.errors import DeclarationError, RequestRefused
from crawler.network.compression import WholeGzipMiddleware
from crawler.network.offsite import OffsiteMiddleware
from crawler.network.replay import ReplayMiddleware, replay_folder
from crawler.network.useragent import UserAgentMiddleware
from crawler.site import Site


class SomeSpider:
    def site_of(self, url: str) -> Site:
        return Site(title="江边日报网", domains=("paper.example",))


def guard(**settings: str) -> OffsiteMiddleware:
    crawler = get_crawler(settings_dict=settings)
    crawler.spider = SomeSpider()  # type: ignore[assignment]
    return OffsiteMiddleware.from_crawler(crawler)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/internal", "private-address"),
        ("http://localhost:8080/", "private-address"),
        ("http://[::1]/", "private-address"),
        ("http://169.254.169.254/latest/meta-data", "private-address"),
        ("ftp://paper.example/a", "bad-scheme"),
        ("file:///etc/passwd", "bad-scheme"),
        ("http://other.example/a", "offsite"),
    ],
)
def test_what_must_not_leave_is_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        guard().process_request(Request(url, dont_filter=True))
    assert refused.value.refusal.reason == reason


def test_a_password_in_an_address_is_not_sent() -> None:
    request = Request("http://user:secret@paper.example/a?b@c", meta={"redirect_times": 1})
    asked = guard().process_request(request)
    assert isinstance(asked, Request)
    assert (asked.url, asked.meta) == ("http://paper.example/a?b@c", {"redirect_times": 1})
    assert guard().process_request(asked) is None


def test_a_refusal_names_no_password() -> None:
    refused = RequestRefused("offsite", "http://user:secret@other.example/ is not of the site")
    assert "secret" not in f"{refused} {refused!r} {refused.refusal.detail}"


def test_a_redirect_is_held_against_the_site_it_came_from() -> None:
    with pytest.raises(RequestRefused) as refused:
        guard().process_request(
            Request("http://other.example/a", meta={"redirect_urls": ["http://paper.example/a"]})
        )
    assert refused.value.refusal.reason == "offsite-redirect"


def test_private_hosts_pass_when_the_setting_names_them_and_only_at_that_port() -> None:
    chosen = guard(ALLOW_PRIVATE_HOSTS="127.0.0.1:8217")
    chosen.crawler.spider = None
    chosen.process_request(Request("http://127.0.0.1:8217/"))
    with pytest.raises(RequestRefused):
        chosen.process_request(Request("http://127.0.0.1:8218/"))


def test_a_public_name_that_leads_into_a_private_network_is_refused() -> None:
    request = Request("http://www.paper.example/")
    inside = Response(request.url, ip_address=ipaddress.ip_address("10.0.0.8"), request=request)
    with pytest.raises(RequestRefused, match=r"resolves to 10\.0\.0\.8"):
        guard().process_response(request, inside)
    request.meta["proxy"] = "http://10.0.0.8:3128"
    assert guard().process_response(request, inside) is inside


def test_the_user_agent_says_whom_to_write_to() -> None:
    crawler = get_crawler(settings_dict={"USER_AGENT": "Weiye/1", "CONTACT": "desk@paper.example"})
    request = Request("http://paper.example/")
    UserAgentMiddleware.from_crawler(crawler).process_request(request)
    assert request.headers["User-Agent"] == b"Weiye/1 desk@paper.example"


@pytest.fixture
def replay(tmp_path: Path) -> ReplayMiddleware:
    folder = tmp_path / "paper.example"
    (folder / "news").mkdir(parents=True)
    (folder / "news" / "index.html").write_text("<p>目录</p>", "utf-8")
    (folder / "view.php?aid=7").write_text("<p>第七篇</p>", "utf-8")
    (folder / "moved.html").write_text("", "utf-8")
    (folder / "moved.html.meta.json").write_text(
        '{"status": 302, "headers": {"Location": "/news/"}}', "utf-8"
    )
    (tmp_path / "secret.txt").write_text("geheim", "utf-8")
    return ReplayMiddleware(folder.parent)


@pytest.mark.parametrize(
    ("url", "status", "text"),
    [
        ("http://paper.example/news/", 200, "目录"),
        ("https://paper.example/news/index.html", 200, "目录"),
        ("http://paper.example/view.php?aid=7", 200, "第七篇"),
        ("http://paper.example/view.php?aid=8", 404, ""),
        ("http://paper.example/moved.html", 302, ""),
        ("http://paper.example/../secret.txt", 404, ""),
        ("http://other.example/", 404, ""),
    ],
)
def test_saved_files_answer_for_their_addresses(
    replay: ReplayMiddleware, url: str, status: int, text: str
) -> None:
    response = replay.process_request(Request(url))
    assert isinstance(response, TextResponse)
    assert response.status == status
    assert text in response.text


def test_a_folder_that_is_none_is_refused() -> None:
    assert replay_folder(Settings({"REPLAY": ""})) is None
    with pytest.raises(DeclarationError, match="is no folder"):
        replay_folder(Settings({"REPLAY": "/no/such/folder"}))


PAGE = "<p>渡口的船又开了。</p>".encode() * 50


def gzipped(body: bytes, encoding: str | None = "gzip") -> Response:
    return Response(
        "http://paper.example/",
        body=body,
        headers={"Content-Encoding": encoding} if encoding else None,
    )


def test_a_whole_gzip_stream_passes_unchanged() -> None:
    response = gzipped(gzip.compress(PAGE))
    assert WholeGzipMiddleware().process_response(
        Request(response.url), response
    ).body == gzip.compress(PAGE)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(gzip.compress(PAGE)[:-30], "truncated-gzip", id="cut"),
        pytest.param(gzip.compress(PAGE)[:-8] + b"12345678", "corrupt-gzip", id="wrong checksum"),
        pytest.param(
            gzip.compress(PAGE)[:12] + b"\xff\xff\xff" + gzip.compress(PAGE)[15:],
            "corrupt-gzip",
            id="damaged",
        ),
    ],
)
def test_a_gzip_stream_that_does_not_end_well_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        WholeGzipMiddleware().process_response(Request("http://paper.example/"), gzipped(body))
    assert refused.value.refusal.reason == reason


RAW_DEFLATE = zlib.compress(PAGE, wbits=-zlib.MAX_WBITS)


@pytest.mark.parametrize(
    "body", [PAGE, zlib.compress(PAGE), RAW_DEFLATE], ids=["plain", "zlib", "raw"]
)
def test_what_is_called_deflate_is_read_whatever_it_is(body: bytes) -> None:
    request = Request("http://paper.example/")
    checked = WholeGzipMiddleware().process_response(request, gzipped(body, "deflate"))
    decoded = _decompression().process_response(request, checked)
    assert isinstance(decoded, Response)
    assert decoded.body == PAGE


@pytest.mark.parametrize("body", [zlib.compress(PAGE), RAW_DEFLATE], ids=["zlib", "raw"])
def test_deflate_that_was_cut_is_refused(body: bytes) -> None:
    with pytest.raises(RequestRefused) as refused:
        WholeGzipMiddleware().process_response(
            Request("http://paper.example/"), gzipped(body[:-9], "deflate")
        )
    assert refused.value.refusal.reason == "truncated-gzip"


@pytest.mark.parametrize(
    "text",
    ['{"a":1}', "[]", "k", "callback({})", 'ksL:",]cwtm: <xfwMDCeFcgblCcfdTR]EQSXMdP', "船k"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_that_is_called_deflate_is_a_text_though_a_stream_could_begin_like_it(
    text: str, encoding: str
) -> None:
    body = text.encode(encoding)
    checked = WholeGzipMiddleware().process_response(
        Request("http://paper.example/"), gzipped(body, "deflate")
    )
    assert (checked.body, "Content-Encoding" in checked.headers) == (body, False)


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_what_no_decoder_can_read_is_refused(coding: str) -> None:
    request = Request("http://paper.example/")
    checked = WholeGzipMiddleware().process_response(request, gzipped(PAGE, coding))
    with pytest.raises(RequestRefused) as refused:
        _decompression().process_response(request, checked)
    assert refused.value.refusal.reason == "corrupt-gzip"


def test_the_bytes_are_believed_rather_than_the_header() -> None:
    check = WholeGzipMiddleware().process_response
    request = Request("http://paper.example/")
    assert "Content-Encoding" not in check(request, gzipped(PAGE)).headers
    assert check(request, gzipped(gzip.compress(PAGE), None)).headers["Content-Encoding"] == b"gzip"


def test_a_bomb_is_checked_without_unpacking_it_into_memory() -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    tracemalloc.start()
    WholeGzipMiddleware().process_response(Request("http://paper.example/"), gzipped(bomb))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000
