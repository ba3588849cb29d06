import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import text


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        pytest.param("　　　清早的渡口 ", "清早的渡口", id="indents go"),
        pytest.param("记者 刘　婷", "记者 刘　婷", id="padding inside a name stays"),
        pytest.param(
            "一行\n  接着一行",
            "一行接着一行",
            id="a line break of the source between Chinese is no space",
        ),
        pytest.param("Open\n  Day", "Open Day", id="between Latin words it is one"),
        pytest.param(
            "标题\x1b[2J\u202e\ufeff\x07",
            "标题",
            id="controls, bidi overrides and byte order marks go",
        ),
        pytest.param("一\x00二\ud83d三", "一二三", id="NUL and lone surrogates go"),
        pytest.param("👨‍👩‍👧", "👨‍👩‍👧", id="a joined emoji stays joined"),
        pytest.param(
            "\u200b\u3000\u00a0起\u00a0头\u2003",
            "起 头",
            id="zero-width and wide spaces at the ends go",
        ),
        pytest.param("ＧＤＰ２０２４", "ＧＤＰ２０２４", id="full width is kept as written"),
    ],
)
def test_tidy(raw: str, wanted: str) -> None:
    assert text.tidy(raw) == wanted


@given(st.text())
def test_tidy_text_is_stable_and_can_be_stored(raw: str) -> None:
    tidied = text.tidy(raw)
    assert text.tidy(tidied) == tidied
    assert "\x00" not in tidied
    assert "\n" not in tidied
    tidied.encode()


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("船开了。", True),
        ("“船开了。”", True),
        ("船开了”", True),
        ("要问为什么？", True),
        ("船开了，", False),
        ("产业兴起来", False),
        ("", False),
    ],
)
def test_a_sentence_ends_with_its_punctuation_quotes_looked_through(line: str, ends: bool) -> None:
    assert text.ends_sentence(line) is ends


def test_halves_of_a_line_are_joined_without_a_space_unless_both_are_latin() -> None:
    assert text.join("往后每年都得清", "淤维修") == "往后每年都得清淤维修"
    assert text.join("the open", "day") == "the open day"


def test_text_for_a_terminal_holds_nothing_that_moves_its_cursor() -> None:
    assert text.printable("标题\x1b]0;x\x07\n第二行") == "标题 ]0;x  第二行"


@pytest.mark.parametrize(
    ("garbled", "content"),
    [
        (False, "清早六点，渡口的第一班船载着十二筐鲜笋过了江。"),
        (False, "他姓\ufffd，是渡口的老船工，撑了四十年的船，从来没有误过一班，人人都说他好。"),
        (False, "Le café « Chez Zoé » est fermé."),
        (True, "锟斤拷锟斤拷锟斤拷渡口锟斤拷锟斤拷"),
        (True, "清早六点".encode().decode("latin-1")),
        (True, "\ufffd\ufffd口\ufffd\ufffd\ufffd"),
    ],
)
def test_a_text_that_was_destroyed_is_told_from_one_that_lost_a_character(
    garbled: bool, content: str
) -> None:
    assert text.is_garbled(content) == garbled


@pytest.mark.parametrize(
    ("count", "thing", "said"),
    [
        (0, "article", "0 articles"),
        (1, "article", "1 article"),
        (2, "raw record", "2 raw records"),
        (1, "address", "1 address"),
        (12_000, "address", "12,000 addresses"),
    ],
)
def test_one_thing_is_singular_and_any_other_number_plural(
    count: int, thing: str, said: str
) -> None:
    assert text.counted(count, thing) == said
