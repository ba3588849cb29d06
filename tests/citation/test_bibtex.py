"""BibTeX entries."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crawler.citation import _COMMANDS, bibtex, escaped, key, one_line
from tests.support.cited import CITED

HOSTILE = st.text(st.sampled_from("{}\\%$#&_^~\"', \n=@渡口and")) | st.text()


def fields(entry: str) -> dict[str, str]:
    """Read an entry as BibTeX does: names, and values between balanced braces."""
    opening = re.match(r"@online\{([a-z0-9-]+),\n", entry)
    assert opening is not None
    found, rest = {}, entry[opening.end() :]
    while named := re.match(r"  ([a-z]+) = \{", rest):
        depth, end = 1, named.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[end], 0)
            end += 1
        found[named[1]], rest = rest[named.end() : end - 1], rest[end:].removeprefix(",\n")
    assert rest == "}\n"
    return found


def unescaped(text: str) -> str:
    meant = {command: sign for sign, command in _COMMANDS.items()}
    return re.sub("|".join(re.escape(c) for c in meant), lambda found: meant[found[0]], text)


def test_an_entry_holds_what_the_page_states_with_identifier_and_hash() -> None:
    assert bibtex(CITED) == (
        "@online{weiye-27acd290099ecfa738cd-2-9f86d081884c,\n"
        "  author = {{杨柳} and {顾青山}},\n"
        "  title = {{小河口村的账本}},\n"
        "  organization = {{渡口日报}},\n"
        "  date = {2017-02-03},\n"
        "  url = {http://www.ferry.example/news/2017-02-03/4711.html},\n"
        "  urldate = {2024-03-05},\n"
        f"  note = {{{CITED.identifier}, SHA-256 {CITED.body_sha256}}},\n"
        "}\n"
    )


def test_what_is_absent_has_no_field() -> None:
    bare = replace(CITED, title=None, authors=(), source=None, published_at=None)
    assert list(fields(bibtex(bare))) == ["url", "urldate", "note"]


@given(HOSTILE, HOSTILE, st.lists(HOSTILE))
def test_no_text_breaks_out_of_its_field(title: str, source: str, authors: list[str]) -> None:
    entry = bibtex(replace(CITED, title=title, source=source, authors=tuple(authors)))
    read = fields(entry)
    if title:
        assert unescaped(read["title"][1:-1]) == one_line(title)
    if source:
        assert unescaped(read["organization"][1:-1]) == one_line(source)
    assert read["url"] == CITED.url


@given(HOSTILE)
def test_an_escaped_text_says_what_it_said(text: str) -> None:
    assert unescaped(escaped(text)) == one_line(text)


@given(st.text())
def test_an_address_never_unbalances_the_entry(tail: str) -> None:
    assert not re.search(r"[{}\\\s]", fields(bibtex(replace(CITED, url=CITED.url + tail)))["url"])


def test_two_versions_have_two_keys() -> None:
    assert key(CITED) != key(replace(CITED, revision=3))
