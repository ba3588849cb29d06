"""Sets the pages of a site: the text in its frame, with pager and furniture."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from adversary import furniture
from adversary.article import Article, Passage
from adversary.drawing import Pages, Words, draw, draw_head, fill
from adversary.family import Beside, Bundle, Pager, Place
from adversary.frames import LIST, SORRY
from adversary.site import Site, days


@dataclass(slots=True)
class _Slots:
    """Where pagers go."""

    head: str = ""
    above: str = ""
    inside: str = ""
    below: str = ""
    beside: str = ""
    foot: str = ""

    def put(self, place: Place, text: str) -> None:
        if place in (Place.ABOVE, Place.BOTH):
            self.above += text
        if place in (Place.BELOW, Place.BOTH):
            self.below += text
        if place is Place.INSIDE:
            self.inside += text
        if place is Place.FOOT:
            self.foot += text


def article_page(site: Site, article: Article, page: int) -> str:
    """Set one page of an article."""
    slots = _pagers(site, article, page)
    bundle = site.family.bundle
    text = _bundled(site, article, bundle) if bundle else _paragraphs(site, article.pages[page - 1])
    last = bundle is not None or page == len(article.pages)
    return _framed(site, article, text, slots, with_editor=last or site.style.editor_everywhere)


def whole_page(site: Site, article: Article) -> str:
    """Set the whole article on one page, without a pager."""
    text = _paragraphs(site, [Passage(paragraph) for paragraph in article.paragraphs])
    return _framed(site, article, text, _Slots(), with_editor=True)


def neighbour_page(site: Site, article: Article) -> str:
    """Set an article of one page that nobody asks for."""
    return _framed(site, article, _paragraphs(site, article.pages[0]), _Slots(), with_editor=True)


def list_page(site: Site) -> str:
    """Set a page of a list: what the home page, channels and pages of comments are here."""
    slots = {
        "title": f"新闻列表 - {site.paper}",
        "paper": site.paper,
        "charset": site.style.charset,
        "headlines": _headlines(site, 0),
    }
    return fill(LIST, slots)


def sorry_page(site: Site) -> str:
    """Set what a careless server says, with status 200, of an address that it does not have."""
    return fill(SORRY, {"charset": site.style.charset})


def _pagers(site: Site, article: Article, page: int) -> _Slots:
    slots = _Slots()
    family, known = site.family, _words(site, article, page)
    own = Pages(
        page,
        len(article.pages),
        lambda n: site.address(family.address, article, n),
        known,
        article.subjects,
    )
    slots.put(family.pager.place, draw(family.pager, own))
    slots.head += draw_head(family.pager, own)
    for beside in family.beside:
        _put_beside(slots, beside.pager, _pages_beside(site, article, beside, known))
    return slots


def _pages_beside(site: Site, article: Article, beside: Beside, known: Words) -> Pages:
    total = beside.least + article.number % (beside.most - beside.least)
    return Pages(1, total, lambda n: site.address(beside.address, article, n), known)


def _put_beside(slots: _Slots, pager: Pager, pages: Pages) -> None:
    if pager.place is Place.ABOVE:
        slots.above += draw(pager, pages)
    else:
        slots.beside += draw(pager, pages)


def _paragraphs(site: Site, passages: Sequence[Passage]) -> str:
    return "".join(_paragraph(site, passage) for passage in passages)


def _paragraph(site: Site, passage: Passage) -> str:
    layout = site.style.layout
    if passage.subhead:
        return fill(site.style.subhead, {"text": passage.text})
    return fill(layout.continued if passage.continued else layout.paragraph, {"text": passage.text})


def _bundled(site: Site, article: Article, bundle: Bundle) -> str:
    wrapped = []
    for number, passages in enumerate(article.pages, 1):
        text = _paragraphs(site, passages)
        form = bundle.first if number == 1 and bundle.first else bundle.page
        words = {"n": str(number), "k": str(number - 1), "page": text, "json": json.dumps(text)}
        wrapped.append(fill(form, words))
    return "".join(wrapped)


def _framed(site: Site, article: Article, text: str, slots: _Slots, *, with_editor: bool) -> str:
    style = site.style
    editor = _editor(site, article) if with_editor else ""
    inside = style.editor_inside and editor
    end = f"<p>{editor}</p>" if inside else ""
    around = {
        kind: _furnished(site, kind)
        for kind in ("nav", "hot", "related", "share", "notice", "footer")
    }
    return fill(style.frame.html, around | {
        "title": article.title, "paper": site.paper,
        "channel": style.furniture["channel"], "charset": style.charset,
        "info": _info(site, article), "text": text + end + slots.inside,
        "editor": "" if inside else editor,
        "above": slots.above, "below": slots.below, "beside": slots.beside, "foot": slots.foot,
        "head": _sheet(site) + slots.head,
    })  # fmt: skip


def _sheet(site: Site) -> str:
    sheet = fill(site.style.layout.sheet, {"container": site.style.frame.container})
    return f"<style>{sheet}</style>" if sheet else ""


def _info(site: Site, article: Article) -> str:
    day = article.published
    by = fill(site.style.by, {"names": " ".join(article.authors)}) if article.authors else ""
    return fill(furniture.INFO[site.style.info], {
        "date": f"{day:%Y-%m-%d}", "time": f"{day:%H:%M}", "seconds": f"{day:%S}",
        "slashes": f"{day:%Y/%m/%d}",
        "chinese": f"{day.year}年{day.month:02}月{day.day:02}日", "source": article.source, "by": by,
    })  # fmt: skip


def _editor(site: Site, article: Article) -> str:
    return fill(site.style.editor, {"name": article.editors[0]}) if article.editors else ""


def _furnished(site: Site, kind: str) -> str:
    lists = {
        "headlines": _headlines(site, len(kind) % 3 * 4),
        "paper": site.paper,
        "serial": str(site.neighbours[0].number % 1000),
    }
    return fill(site.style.furniture[kind], lists)


def _headlines(site: Site, first: int) -> str:
    return "".join(
        f'<li><a href="/old/{n + 100}.html">{site.headlines[n]}</a></li>'
        for n in range(first, first + 4)
    )


def _teasers(site: Site) -> str:
    form = '<div class="t"><h4>$text</h4><a href="/old/1$n.html">阅读全文</a></div>'
    return "".join(
        fill(form, {"text": text, "n": str(n)}) for n, text in enumerate(site.headlines[:3])
    )


def _words(site: Site, article: Article, page: int) -> dict[str, str]:
    """Return what templates of pagers know of the page that they stand on."""
    before, after = (
        site.address(site.family.address, neighbour, 1) for neighbour in site.neighbours
    )
    here = site.page_address(article, page)
    stem, _, ext = (
        site.page_address(article, 1).partition("?")[0].rpartition("/")[2].rpartition(".")
    )
    whole = site.fill_address(site.family.whole, article) if site.family.whole else ""
    return site.numbers(article, page) | {
        "stem": stem, "ext": ext, "folder": here.rpartition("/")[0] + "/",
        "next_article": after, "prev_article": before,
        "next_title": site.neighbours[1].title, "prev_title": site.neighbours[0].title,
        "whole": whole.replace("&", "&amp;"),
        "headlines": _headlines(site, 8), "teasers": _teasers(site),
        "days": days(article.published),
    }  # fmt: skip
