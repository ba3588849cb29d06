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


WRONG = (
    "euc-kr",
    "big5",
    "shift_jis",
    "euc-jp",
    "iso-8859-15",
    "windows-1251",
    "windows-1252",
    "windows-1256",
    "utf-16",
    "hz",
)
SIMPLIFIED = "清早六点，渡口的第一班船载着十二筐鲜笋过了江，船老大说这是今年最早的一批。合作社的账本上，去年一共卖出四千三百斤，钱都分到了各家。"
TRADITIONAL = "清早六點，渡口的第一班船載著十二筐鮮筍過了江，船老大說這是今年最早的一批。合作社的帳本上，去年一共賣出四千三百斤，錢都分到了各家。"


@pytest.mark.parametrize("label", WRONG)
def test_a_page_in_gbk_is_read_as_that_whatever_it_is_labelled(label: str) -> None:
    body = f'<meta charset="{label}"><p>{SIMPLIFIED}</p>'.encode("gbk")
    for decoded in (decode(body), decode(SIMPLIFIED.encode("gbk"), f"text/html; charset={label}")):
        assert SIMPLIFIED in decoded.text
        assert decoded.encoding == "gb18030"


@pytest.mark.parametrize("label", ["gb2312", "euc-kr", "utf-8", ""])
def test_a_page_in_big5_is_read_as_that_whatever_it_is_labelled(label: str) -> None:
    decoded = decode(f'<meta charset="{label}"><p>{TRADITIONAL}</p>'.encode("big5"))
    assert TRADITIONAL in decoded.text
    assert decoded.encoding == "big5hkscs"


@pytest.mark.parametrize("charset", ["shift_jis", "euc-kr", "windows-1251"])
def test_bytes_that_are_chinese_in_no_encoding_are_said_to_be_implausible(charset: str) -> None:
    foreign = {
        "shift_jis": "早朝の渡し船は、とれたてのたけのこを積んで川を渡りました。" * 9,
        "euc-kr": "이른 아침 나룻배는 갓 캔 죽순을 싣고 강을 건넜습니다 " * 9,
        "windows-1251": "Рано утром паром перевёз через реку двенадцать корзин " * 9,
    }
    assert decode(foreign[charset].encode(charset)).evidence == "implausible"


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
