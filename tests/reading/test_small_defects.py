"""Small defects of a page: a tag that a template did not fill in, a charset that is none. They cost what they stand for, no more."""

import pytest

from crawler.errors import Refused
from tests.support.pages import PROSE, URL, html, read

# EmpireCMS leaves its tag in the page; the others are slips of a hand, and of programs.
NO_ADDRESSES = (
    "http://[!--class.url--]/",
    "//[",
    "http://[::1",
    "http://x:99999/",
    "http://x:-1/",
    "http://a\u2100b/",
)


@pytest.mark.parametrize("href", NO_ADDRESSES)
def test_a_breadcrumb_whose_link_leads_nowhere_is_a_breadcrumb(href: str) -> None:
    crumbs = f'<div>您的位置：<a href="{href}">江边日报</a> &gt; <a href="{href}">新闻</a> &gt; 正文</div>'
    assert read(html(before=crumbs)).channel[-1:] == ("新闻",)


@pytest.mark.parametrize("href", NO_ADDRESSES)
def test_a_menu_of_links_that_lead_nowhere_is_no_channel(href: str) -> None:
    menu = f'<div><a href="/">首页</a> <a href="{href}">新闻</a> <a href="{href}">生活</a></div>'
    assert read(html(before=menu)).paragraphs == PROSE


@pytest.mark.parametrize("href", NO_ADDRESSES)
def test_links_are_relative_to_the_page_where_its_base_is_no_address(href: str) -> None:
    page = html(
        '<base href="{href}">'.replace("{href}", href) + f"<p>{PROSE[0]}</p><img src='1.jpg'>"
    )
    assert [image.url for image in read(page).images] == [URL.replace("4711.html", "1.jpg")]


@pytest.mark.parametrize("href", NO_ADDRESSES)
def test_an_address_that_a_page_gives_itself_and_is_none_is_not_taken(href: str) -> None:
    page = html(f'<link rel="canonical" href="{href}"><p>{PROSE[0]}</p>')
    assert read(page, url="").url == ""


@pytest.mark.parametrize(
    "charset",
    ["base64", "hex", "rot13", "zlib", "bz2", "uu", "quopri", "idna", "punycode", "undefined"],
)
@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_charset_that_is_none_is_not_believed(charset: str, encoding: str) -> None:
    assert read(html(charset=charset).encode(encoding)).paragraphs == PROSE


def test_a_pager_of_a_script_without_an_address_is_known_and_cannot_be_followed() -> None:
    script = "<script>createPageHTML(3, 0, '4711', 'html')</script>"
    pager = read(html(after=script), url="").pager
    assert (pager.kind, pager.current, pager.total, pager.page_urls) == ("article", 1, 3, ("",))
    assert pager.unreachable == ((2, "pager-bad-scheme"), (3, "pager-bad-scheme"))


@pytest.mark.parametrize("tag", ["p", "h1", "a href='/1.html'"])
def test_a_page_of_nothing_but_its_headline_is_refused(tag: str) -> None:
    line = f"<{tag}>{PROSE[0]}</{tag.split(maxsplit=1)[0]}>"
    with pytest.raises(Refused) as refused:
        read(f"<title>{PROSE[0][:9]}</title>{line}")
    assert refused.value.refusal.reason == "no-body"


@pytest.mark.parametrize(
    "page", ["<p>", "<!doctype html>", "<frameset><frame>", "\x00<", "<title>船</title>"]
)
def test_a_page_of_nothing_is_refused(page: str) -> None:
    with pytest.raises(Refused):
        read(page)


@pytest.mark.parametrize("label", ["euc-kr", "big5", "shift_jis", "iso-8859-15", "windows-1252"])
def test_a_page_that_names_a_foreign_charset_is_read_as_what_it_is(label: str) -> None:
    assert read(html(charset=label).encode("gbk")).paragraphs == PROSE


def test_a_page_that_is_chinese_in_no_encoding_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read(
            html(
                "<p>" + "早朝の渡し船は、とれたてのたけのこを積んで川を渡りました。" * 9, head=""
            ).encode("euc-jp", "ignore")
        )
    assert refused.value.refusal.reason == "mojibake"
