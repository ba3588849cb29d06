import pytest

from crawler.errors import DeclarationError
from crawler.site import Site


def test_a_site_covers_its_subdomains_and_nothing_that_only_ends_alike() -> None:
    site = Site(title="江边日报网", domains=("paper.example",))
    assert site.covers("www.paper.example")
    assert site.covers("paper.example")
    assert not site.covers("newspaper.example")
    assert not site.covers("paper.example.evil.example")


def test_a_declaration_that_cannot_work_says_so() -> None:
    with pytest.raises(DeclarationError, match="at least one domain"):
        Site(title="江边日报网", domains=())
    with pytest.raises(DeclarationError, match="is no regular expression"):
        Site(title="江边日报网", domains=("paper.example",), article="(")
