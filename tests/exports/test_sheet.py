"""CSV for spreadsheets and for programs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.exports.columns import COLUMNS
from crawler.exports.sheet import plain, safe, write_csv

FORMULAS = [
    "=HYPERLINK(1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    ";=1",
    "＝1",
    "'=1",
    "''-1",
]


def written(*records: dict[str, object], raw: bool = False) -> bytes:
    out = io.BytesIO()
    write_csv((dict.fromkeys(COLUMNS) | record for record in records), out, raw=raw)
    return out.getvalue()


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_sheet_begins_with_the_mark_by_which_excel_knows_utf_8() -> None:
    assert written() == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_computed(text: str) -> None:
    assert read(written({"title": text}))[0]["title"] == f"'{text}"
    assert read(written({"title": text}, raw=True))[0]["title"] == text


@given(
    st.text(st.sampled_from("'=+-@\t\r\n;＝渡口\","))
    | st.text(st.characters(exclude_categories=["Cs"]))
)
def test_taking_one_apostrophe_off_gives_back_any_text(text: str) -> None:
    cell = read(written({"title": text}))[0]["title"]
    assert cell == safe(text)
    assert (
        not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        or cell[:1] in " \u3000\x0b\x0c\x1c"
    )
    assert (cell[1:] if cell[:1] == "'" and safe(cell[1:]) == cell else cell) == text


def test_absent_is_an_empty_cell_and_numbers_stay_numbers() -> None:
    [row] = read(written({"title": None, "revision": 2, "pages_declared": -1}))
    assert (row["title"], row["revision"], row["pages_declared"]) == ("", "2", "-1")


def test_lists_are_parted_by_semicolons_and_what_is_deeper_is_json() -> None:
    assert plain(("杨柳", "顾青山")) == "杨柳; 顾青山"
    assert plain([]) == ""
    assert plain({"页": 1}) == '{"页":1}'


def test_a_list_whose_first_name_is_a_formula_is_guarded_too() -> None:
    assert read(written({"authors": ["=1", "杨柳"]}))[0]["authors"] == "'=1; 杨柳"


def test_quotes_commas_and_line_breaks_stay_in_their_cell() -> None:
    text = '他说：“好,"行"”\n第二段'
    assert read(written({"body": text}, {"body": "x"}))[0]["body"] == text
