"""Each name of the markup claims what its row says, and a longer name nothing."""

from html import escape

import pytest

from crawler.html.markup import parse
from crawler.lexicon.tables.metadata import FOUNDER, JSON_LD, MARKED, META, Name
from crawler.reading.claims import read_claims

URL = "http://paper.example/2024/0305/1.html"
ADDRESS = "http://paper.example/other.html"
FORMS = {
    "meta": (META, '<meta name="{}" content="{}">'),
    "JSON-LD": (JSON_LD, '<script type="application/ld+json">{{"{}": "{}"}}</script>'),
    "Founder": (FOUNDER, "<!--enpproperty <{0}>{1}</{0}><paperarticleid>/enpproperty-->"),
    "marked": (MARKED, '<p itemprop="{}">{}</p><!-- source_baidu -->'),
}
CASES = [
    pytest.param(row, markup, id=f"{form}: {row.name}")
    for form, (table, markup) in FORMS.items()
    for row in table
]


def claims(name: str, markup: str) -> list[tuple[str, str]]:
    head = markup.format(escape(name), ADDRESS)
    document = parse(f"<html><head>{head}</head><body><p>渡口</p></body></html>", URL)
    return [(claim.kind.name, claim.value) for claim in read_claims(document).all]


@pytest.mark.parametrize(("row", "markup"), CASES)
def test_a_name_claims_what_its_row_says(row: Name, markup: str) -> None:
    assert claims(row.name, markup) == [(row.kind.name, ADDRESS)]
    assert claims(f"{row.name}x", markup) == []
