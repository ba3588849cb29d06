"""The explanation of a page as text and as one HTML file."""

from html.parser import HTMLParser

from crawler.console.views.explain import NamedExtract, explain_html, explain_text
from crawler.crawl.extract import Extract, extract_page
from crawler.model import Refusal
from crawler.reading.roles import LineRole
from tests.support.pages import PROSE, URL, html

STORY = "".join(f"<p>　　{text}</p>" for text in PROSE)


def page(body: str = f"{STORY}<p>责任编辑：陶然</p>", name: str = "page.html") -> NamedExtract:
    return NamedExtract(name, extract_page(html(body).encode(), URL))


class Rows(HTMLParser):
    """The rows of the tables of an explanation: class and the cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[tuple[str | None, list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append((dict(attrs).get("class"), []))
        elif tag == "td":
            self.rows[-1][1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1][1]:
            self.rows[-1][1][-1] += data.rstrip("\n")


def test_the_text_has_a_line_for_each_line_of_the_page() -> None:
    heading, *rows = explain_text(page()).rstrip().splitlines()
    assert heading == "page.html: 渡口的早班船"
    assert len(rows) == len(page().extract.lines)
    assert rows[-2].split() == ["10", "information", "editor", "责任编辑：陶然"]
    assert [row.split()[1] for row in rows].count("text") == len(PROSE)


def test_long_texts_are_cut_for_the_terminal_and_whole_in_html() -> None:
    text = "".join(PROSE)
    long = page(f"<p>　　{text}</p>")
    assert text not in explain_text(long)
    assert text[:79] + "…" in explain_text(long)
    assert text in "".join(explain_html([long]))


def test_what_a_page_says_is_escaped() -> None:
    hostile = page(
        f"{STORY}<p>　　&lt;script&gt;alert(1)&lt;/script&gt;，渡口的船开了。</p>", "<b>.html"
    )
    made = "".join(explain_html([hostile]))
    assert "<script" not in made
    assert "<b>.html" not in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt;，渡口的船开了。" in made


def test_the_html_colours_each_row_by_its_role_and_has_a_legend() -> None:
    made = "".join(explain_html([page()]))
    rows = [(role, cells) for role, cells in Rows(made).rows if cells]
    assert ("information", ["10", "information", "editor", "责任编辑：陶然"]) in rows
    assert all(role == cells[1] for role, cells in rows)
    for role in LineRole:
        assert f'<li class="{role}">' in made
        assert f".{role} {{ --role:" in made
    assert 'title="It names the editors."' in made


def test_the_html_needs_nothing_but_itself() -> None:
    made = "".join(explain_html([page()]))
    assert not [word for word in ("src=", "href=", "url(", "@import", "<link") if word in made]


def test_a_refused_page_says_why() -> None:
    refused = NamedExtract("a.html", Extract(URL, Refusal("http-404")))
    assert explain_text(refused) == "a.html: refused, http-404\n\n"
    assert "a.html: refused, http-404" in "".join(explain_html([refused]))
