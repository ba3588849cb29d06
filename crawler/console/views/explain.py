"""The lines of a page with their roles and reasons, for `scrapy extract --explain`. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from crawler.crawl.extract import Extract
from crawler.lexicon.rule_names import rule_meaning
from crawler.model import Refusal
from crawler.reading.lines import Line
from crawler.reading.roles import LineRole
from crawler.text import counted, printable, shortened

OPENING = "<!DOCTYPE html>\n<!-- scrapy extract --explain -->\n"
"""The beginning of every file made here; other files are never overwritten."""

_SHOWN = 80
_UNDECIDED = "-"
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
td, th { padding: .2rem .6rem; text-align: left; vertical-align: top; }
td:first-child { color: GrayText; text-align: right; }
td:nth-child(2), td:nth-child(3) { font-size: .8rem; }
td:nth-child(2), .legend b { border-left: .4rem solid var(--role, GrayText); padding-left: .5rem; }
.title td:last-child { font-weight: 600; }
.hidden td:last-child { opacity: .6; }
.legend li { list-style: none; margin: .3rem 0; }
.before { --role: #8a8a8a; } .after { --role: #8a8a8a; } .hidden { --role: #c0c0c0; }
.title { --role: #8e44ad; } .subtitle { --role: #c084d8; } .information { --role: #1f7ab8; }
.text { --role: #2e8b57; } .caption { --role: #b8860b; } .cut { --role: #c0392b; }
tr.text, tr.title, tr.subtitle, tr.information, tr.caption, tr.cut {
  background: color-mix(in srgb, var(--role) 12%, Canvas);
}
"""


class NamedExtract(NamedTuple):
    """A page under the name its reader gave."""

    name: str
    extract: Extract


def explain_text(page: NamedExtract) -> str:
    """Write the lines of a page for a terminal: number, role, reason, beginning of the text."""
    rows = (_text_row(number, line) for number, line in enumerate(page.extract.lines, 1))
    return "\n".join((printable(_heading(page)), *rows, "", ""))


def _text_row(number: int, line: Line) -> str:
    text = shortened(printable(line.text), _SHOWN)
    return f"{number:5}  {line.role or _UNDECIDED:<11}  {printable(line.because):<36}  {text}"


def explain_html(pages: Iterable[NamedExtract]) -> Iterator[str]:
    """Write pages as one HTML file, piece by piece; it needs no other file and no script."""
    yield OPENING + '<html lang="en"><head><meta charset="utf-8"><title>The lines of pages</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
    yield f'<ul class="legend">{"".join(map(_legend_item, LineRole))}</ul>'
    for page in pages:
        yield from _section(page)
    yield "</body></html>\n"


def _legend_item(role: LineRole) -> str:
    return f'<li class="{role}"><b>{role}</b> {escape(role.meaning)}</li>'


def _section(page: NamedExtract) -> Iterator[str]:
    lines = page.extract.lines
    counts = Counter(line.role or _UNDECIDED for line in lines)
    totals = ", ".join(f"{count} {role}" for role, count in counts.most_common())
    yield f"<section><h2>{escape(_heading(page))}</h2>"
    yield f"<p>{counted(len(lines), 'line')}: {escape(totals)}</p>" if lines else ""
    yield "<table><tr><th>Line<th>Role<th>Because<th>Text</tr>"
    yield from (_html_row(number, line) for number, line in enumerate(lines, 1))
    yield "</table></section>"


def _html_row(number: int, line: Line) -> str:
    role = line.role or _UNDECIDED
    cells = "".join(f"<td>{escape(cell)}" for cell in (str(number), role, line.because))
    meaning = rule_meaning(line.because)
    title = f' title="{escape(meaning)}"' if meaning else ""
    return f'<tr class="{role}"{title}>{cells}<td lang="zh">{escape(line.text)}</tr>\n'


def _heading(page: NamedExtract) -> str:
    result = page.extract.result
    if isinstance(result, Refusal):
        detail = f" ({result.detail})" if result.detail else ""
        return f"{page.name}: refused, {result.reason}{detail}"
    return f"{page.name}: {result.title or 'no headline'}"
