from crawler.html.defuse import defused
from tests.support.pages import PROSE, html


def attributes(form: str, count: int = 20_000) -> str:
    return " ".join(form.format(i) for i in range(count))


def test_a_tag_with_thousands_of_attributes_loses_them() -> None:
    for form in ('a{0}="{0}"', "a{0}='{0}'", "a{0}={0}", "abcdefg{0}"):
        assert (
            defused(f"<div {attributes(form)}><p>船</p></div>".encode())
            == "<div><p>船</p></div>".encode()
        )


def test_a_long_value_is_one_attribute() -> None:
    page = f'<div data-story="{"a b " * 40_000}" class="content"><p>船</p></div>'.encode()
    assert defused(page) == page


def test_a_long_text_behind_a_tag_is_no_tag() -> None:
    page = f"<p class=a>{'the ferry leaves at six ' * 10_000}</p>".encode()
    assert defused(page) == page


def test_an_ordinary_page_stays_as_it_is() -> None:
    page = html("".join(f"<p>{text}</p>" for text in PROSE) * 500).encode()
    assert defused(page) == page
