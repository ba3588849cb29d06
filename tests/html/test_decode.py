import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.html.decode import decode

TEXT = "<html><head>{meta}</head><body>石匠吕堃把錾子磨了三遍，才在青石上落下第一锤。镕、喆、㙍都写得出来。</body></html>"


def page(charset: str, meta: str = "") -> bytes:
    return TEXT.format(meta=meta).encode(charset)


@pytest.mark.parametrize(
    ("body", "header", "encoding", "evidence"),
    [
        pytest.param(
            page("utf-8", '<meta charset="gb2312">'),
            "text/html; charset=gbk",
            "utf-8",
            "valid-utf-8",
            id="valid UTF-8 beats two labels",
        ),
        pytest.param(
            page("gb18030", '<meta charset="gb2312">'),
            None,
            "gb18030",
            "meta",
            id="gb2312 is read as GB18030",
        ),
        pytest.param(
            page("gb18030", '<meta charset="gbk">'),
            "text/html; charset=ISO-8859-1",
            "gb18030",
            "meta",
            id="the page beats a Latin header",
        ),
        pytest.param(
            page("gb18030"),
            "text/html; charset=utf-8",
            "gb18030",
            "chinese-default",
            id="invalid UTF-8 beats a utf-8 label",
        ),
        pytest.param(
            page("gb18030"),
            "text/html; charset=gb_2312-80",
            "gb18030",
            "header",
            id="odd spelling of a label",
        ),
        pytest.param(
            page("gb18030"),
            "text/html; charset=zh-cn",
            "gb18030",
            "header",
            id="a language for a charset",
        ),
        pytest.param(
            codecs.BOM_UTF8 + page("utf-8", '<meta charset="gb2312">'),
            "text/html; charset=gbk",
            "utf-8",
            "bom",
            id="a byte order mark wins",
        ),
        pytest.param(
            "\ufeff渡口".encode("utf-16-le"), None, "utf-16-le", "bom", id="UTF-16 by its mark"
        ),
        pytest.param(
            "<html><meta charset='big5'><body>漁船靠岸，魚市開了。</body></html>".encode("big5"),
            None,
            "big5hkscs",
            "meta",
            id="Big5 by its label",
        ),
        pytest.param(
            "<html><meta charset='hz-gb-2312'><body>渔船靠岸</body></html>".encode("hz"),
            None,
            "hz",
            "meta",
            id="HZ by its label, all ASCII",
        ),
        pytest.param(
            b"<html><body>plain</body></html>",
            "text/html; charset=gbk",
            "utf-8",
            "ascii",
            id="ASCII is UTF-8",
        ),
    ],
)
def test_what_proves_an_encoding(
    body: bytes, header: str | None, encoding: str, evidence: str
) -> None:
    decoded = decode(body, header)
    assert (decoded.encoding, decoded.evidence) == (encoding, evidence)
    assert "\ufffd" not in decoded.text


def test_rare_characters_survive_a_gb2312_label() -> None:
    assert "吕堃" in decode(page("gb18030", '<meta charset="gb2312">')).text
    assert "㙍" in decode(page("gb18030", '<meta charset="gb2312">')).text


def test_two_broken_bytes_cost_two_characters_not_the_page() -> None:
    broken = page("gb18030", '<meta charset="gbk">').replace("才在".encode("gb18030"), b"\xff\xff")
    decoded = decode(broken)
    assert decoded.encoding == "gb18030"
    assert "青石上落下第一锤" in decoded.text


def test_an_unlabelled_page_uses_what_its_site_declares() -> None:
    body = "<p>漁市</p>".encode("big5")
    assert decode(body, default="big5").evidence == "site-default"


def test_a_euro_sign_in_gbk_is_what_browsers_show() -> None:
    assert (
        "3000€"
        in decode(
            "<meta charset='gbk'>价格3000".encode("gbk") + b"\x80" + "一台".encode("gbk")
        ).text
    )


@given(st.binary(max_size=400), st.none() | st.text(max_size=30))
def test_any_bytes_give_text(body: bytes, header: str | None) -> None:
    assert isinstance(decode(body, header).text, str)
