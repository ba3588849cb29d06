"""Citations as GB/T 7714-2015 has them: [N/OL] for what a newspaper printed, [EB/OL] for any other page. Pure."""

import re

from crawler.citation.cited import Cited, one_line

# A source that is a newspaper: 江边日报, 江边日报（海外版）; a bulletin (公报), a journal (学报) or a site (江边日报网) is none.
_NEWSPAPER = re.compile(r"(?<![公学简海快捷画])[报報](?:[\u4e00-\u9fff]{1,3}版|[（(][^（）()]{1,8}[)）])?$")
_DASHES = "—–－- "  # stand before a subtitle where it is printed below the title: ——小河口村脱贫记
_MOST_NAMES = 3


def gbt(cited: Cited) -> str:
    """Cite a version; what the page does not state is left out.

    `杨柳, 顾青山. 小河口村的账本[N/OL]. 渡口日报, 2017-02-03[2024-03-05]. http://…`
    """
    names = f"{_names(cited.authors)}. " if cited.authors else ""
    title = ": ".join(one_line(part) for part in (cited.title, (cited.subtitle or "").lstrip(_DASHES)) if part)
    return f"{names}{title}{_imprint(cited)}[{cited.archived_on}]. {cited.url}."


def is_newspaper(source: str | None) -> bool:
    """Return whether a source, as it is printed, is a newspaper."""
    return source is not None and _NEWSPAPER.search(source.strip("《》 ")) is not None


def _imprint(cited: Cited) -> str:
    """Write what stands between title and day of access: the kind, the source and the day of publication."""
    source, day = one_line(cited.source or ""), cited.published_on
    if is_newspaper(cited.source):
        return f"[N/OL]. {source}{f', {day}' if day else ''}"
    return f"[EB/OL]{f'//{source}' if source else ''}. {f'({day})' if day else ''}"


def _names(authors: tuple[str, ...]) -> str:
    names = [one_line(name) for name in authors[:_MOST_NAMES]]
    return ", ".join([*names, "等"] if len(authors) > _MOST_NAMES else names)
