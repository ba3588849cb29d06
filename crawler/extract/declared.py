"""What a site's own CSS queries select."""

from crawler.extract.document import Document
from crawler.text import tidy


def declared_text(document: Document, query: str | None) -> str | None:
    """Return the text of the first selected element that has any; `query` may select an attribute."""
    for selected in document.selector.css(query) if query else ():
        node = selected.root
        if text := tidy(node if isinstance(node, str) else "".join(node.itertext())):
            return text
    return None
