"""Citations as BibTeX entries (`@online`, as biblatex, Zotero and JabRef read it). Pure."""

import re
from urllib.parse import quote

from crawler.citation.cited import Cited, one_line

# Braces as commands: BibTeX counts them even behind a backslash, so that a lone one would swallow the rest of the file.
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_UNSAFE_IN_ADDRESS = re.compile(r"[\\{}\s]")


def bibtex(cited: Cited) -> str:
    """Write the entry of a version; what the page does not state has no field."""
    fields = {
        # each name in braces of its own: no comma and no "and" in it means anything
        "author": " and ".join(f"{{{escaped(name)}}}" for name in cited.authors),
        "title": f"{{{escaped(cited.title)}}}" if cited.title else "",
        "subtitle": f"{{{escaped(cited.subtitle)}}}" if cited.subtitle else "",
        "organization": f"{{{escaped(cited.source)}}}" if cited.source else "",
        "date": cited.published_on or "",
        "url": _UNSAFE_IN_ADDRESS.sub(lambda found: quote(found[0]), cited.url),
        "urldate": cited.archived_on,
        "note": f"{cited.identifier}, SHA-256 {cited.body_sha256}",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@online{{{key(cited)},\n{''.join(lines)}}}\n"


def key(cited: Cited) -> str:
    """Name the entry: the identifier in letters, digits and hyphens, which every style accepts."""
    return re.sub(r"[^a-z0-9]", "-", cited.identifier)


def escaped(text: str) -> str:
    """Write a text so that TeX prints it as it is."""
    return _SPECIAL.sub(lambda found: _COMMANDS[found[0]], one_line(text))
