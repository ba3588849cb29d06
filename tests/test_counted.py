"""Numbers of things, as a sentence says them."""

import pytest

from crawler.text import counted


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
    assert counted(count, thing) == said
