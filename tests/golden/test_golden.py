"""Every field of the pages that the tests of reading have is as the golden file says.

A difference that is wanted is a commit of its own, which names the page showing that it is better;
`python -m tests.golden --write` records it. A page that is not in the file yet is no difference: a
new wording changes its list and its test, and is recorded when the file is made anew.
"""

from collections import Counter
from dataclasses import replace

from bench.same import differences, load
from tests.golden.pages import GOLDEN, pages

RECORDED = load(GOLDEN)


def test_each_recorded_page_reads_as_it_did() -> None:
    lines = {page.name: page.read() for page in pages() if page.name in RECORDED}
    found = [str(difference) for difference in differences(RECORDED, lines)]
    assert not found, "\n".join(["the golden file says otherwise (before → now):", *found])


def test_no_two_pages_have_one_name() -> None:
    names = Counter(page.name for page in pages())
    assert [name for name, times in names.items() if times > 1] == []


def test_refusals_are_recorded_as_well() -> None:
    assert {line["refused"] for line in RECORDED.values()} >= {
        None,
        "no-body",
        "soft-404",
        "challenge",
        "empty",
    }


def test_a_changed_page_is_named_with_its_fields() -> None:
    page = next(pages())
    changed = replace(page, body=page.body.replace("陶然".encode(), "罗大勇".encode()))
    fields = [
        difference.field
        for difference in differences({page.name: page.read()}, {page.name: changed.read()})
    ]
    assert fields == ["authors"]
