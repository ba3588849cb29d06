"""Names of files, from titles that were not made for it."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.exports.naming import file_name

ID = "weiye:c558d0d4b4862f68eaae.1.9f86d081884c"
DAYS = st.none() | st.dates().map(str)


@pytest.mark.parametrize(
    ("title", "day", "name"),
    [
        ("小河口的账本", "2017-02-03", "2017-02-03 小河口的账本 c558d0d4b486.md"),
        (None, "2017-02-03", "2017-02-03 c558d0d4b486.md"),
        (None, None, "c558d0d4b486.md"),
        ("../../etc/cron.d/x", None, "／..／etc／cron.d／x c558d0d4b486.md"),
        ("/etc/passwd", None, "／etc／passwd c558d0d4b486.md"),
        ('问：为什么?<"|*\\', None, "问：为什么？＜＂｜＊＼ c558d0d4b486.md"),
        ("CON", None, "_CON c558d0d4b486.md"),
        ("nul.txt", None, "_nul.txt c558d0d4b486.md"),
        ("常见的渡口", None, "常见的渡口 c558d0d4b486.md"),
        ("渡\x00口\x1b[2J\u202e", None, "渡 口 [2J c558d0d4b486.md"),
        (".hidden", None, "hidden c558d0d4b486.md"),
        ("cafe\u0301", None, "caf\u00e9 c558d0d4b486.md"),
    ],
)
def test_a_name_says_the_title_and_nothing_else(
    title: str | None, day: str | None, name: str
) -> None:
    assert file_name(title, day, ID) == name


def test_a_long_title_is_cut_between_characters() -> None:
    name = file_name("渡" * 300, "2017-02-03", ID)
    assert re.fullmatch("2017-02-03 渡{38} c558d0d4b486.md", name)
    assert len(name.encode()) <= 143


@given(st.text(), DAYS)
def test_every_file_system_takes_any_name(title: str, day: str | None) -> None:
    name = file_name(title, day, ID)
    assert 0 < len(name.encode()) <= 143
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
    assert name.isprintable()
    assert name.endswith(".md")
    assert name[0] not in ". -~"
    assert name == unicodedata.normalize("NFC", name)
    assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)[. ]", name)


@given(st.text(), st.text())
def test_titles_alike_but_for_case_or_length_have_names_of_their_own(one: str, other: str) -> None:
    names = {
        file_name(one, None, f"weiye:{'0' * 20}.1.x").casefold(),
        file_name(other, None, f"weiye:{'1' * 20}.1.x").casefold(),
    }
    assert len(names) == 2
