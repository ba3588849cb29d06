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


@pytest.mark.parametrize(
    ("host", "is_covered"),
    [
        ("paper.example:8080", True),
        ("www.paper.example:8080", True),
        ("otherpaper.example:8080", False),
        ("paper.example.elsewhere.example:8080", False),
    ],
)
def test_a_site_has_the_ports_of_its_hosts(host: str, is_covered: bool) -> None:
    assert Site(title="江边日报网", domains=("paper.example",)).covers(host) is is_covered


def test_a_site_with_a_port_has_no_other() -> None:
    site = Site(title="江边日报网", domains=("127.0.0.1:8217",))
    assert site.covers("127.0.0.1:8217")
    assert not site.covers("127.0.0.1:8218")
