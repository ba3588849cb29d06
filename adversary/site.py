"""An invented site: a family of pagers, a frame, a way to set paragraphs, and its articles."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from string import Template
from urllib.parse import unquote

from adversary import furniture
from adversary.article import Article, Seam, write
from adversary.family import Address, Bundle, Family
from adversary.frames import FRAMES, Frame
from adversary.layout import LAYOUTS, Layout
from adversary.prose import words
from adversary.prose.writer import Writer

_SOUNDS = """
bai hei qing liu tao mei zhu song feng huai yu sang lian he yun wu shuang lu xi quan yan ya ping ba
ling xia wan du qiao ta si guan ying bao zhai
""".split()
_CHARSETS = (("utf-8", "utf-8"), ("utf-8", "UTF-8"), ("gbk", "gb2312"), ("gbk", "GBK"))


@dataclass(frozen=True, slots=True)
class Style:
    """What all pages of a site share."""

    frame: Frame
    layout: Layout
    subhead: str
    codec: str
    charset: str  # as the page writes it
    charset_in_header: bool
    info: int  # which information line
    by: str
    editor: str
    editor_inside: bool  # the editor's line is the last of the text's element
    editor_everywhere: bool  # on all pages, or on the last
    furniture: dict[str, str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Site:
    """A site with what it was asked to hold."""

    family: Family
    host: str
    paper: str
    style: Style
    articles: tuple[Article, ...]
    neighbours: tuple[
        Article, Article
    ]  # the articles before and after: one page each, and nobody asks for them
    headlines: tuple[str, ...]

    @property
    def second_host(self) -> str:
        """Return the name of the site's second host."""
        return f"news2.{self.host.partition('.')[2]}"

    def address(self, form: Address, article: Article, page: int) -> str:
        """Return the address of a page, whole."""
        template = form.first if page == 1 and form.first else form.more
        return self.fill_address(template, article, page)

    def fill_address(self, template: str, article: Article, page: int = 1) -> str:
        """Fill the template of an address."""
        path = Template(template).substitute(self.numbers(article, page), second=self.second_host)
        return f"http:{path}" if path.startswith("//") else f"http://{self.host}{path}"

    def page_address(self, article: Article, page: int) -> str:
        """Return the address of an article's page; of page 1, where the others have none."""
        return self.address(self.family.address, article, 1 if self.in_one else page)

    @property
    def in_one(self) -> bool:
        """Say whether only page 1 has an address."""
        return self.family.closed or self.family.bundle is not None

    def numbers(self, article: Article, page: int) -> dict[str, str]:
        """Return what stands in addresses."""
        day = article.published
        serial = article.number
        return {
            "id": str(serial), "small": str(serial % 89 + 2), "hex": f"{serial * 7919:x}a",
            "slug": "-".join(_slug(serial)),
            "y": f"{day:%Y}", "m": f"{day:%m}", "d": f"{day:%d}", "md": f"{day:%m%d}",
            "ymd": f"{day:%Y%m%d}",
            "n": str(page), "k": str(page - 1), "nn": f"{page:02}",
            "nnn": f"{page:03}",
            "o10": str((page - 1) * 10), "o1": str((page - 1) * 10 + 1), "letter": chr(96 + page),
        }  # fmt: skip

    def published_at(self, article: Article) -> str:
        """Return the time of publication as far as the page prints it."""
        day, which = article.published, self.style.info
        if not furniture.WITH_TIME[which]:
            return f"{day:%Y-%m-%d}"
        return (
            f"{day:%Y-%m-%dT%H:%M:%S}+08:00"
            if furniture.WITH_SECONDS[which]
            else f"{day:%Y-%m-%dT%H:%M}+08:00"
        )


def invent(family: Family, seed: int, number: int, articles: int) -> Site:
    """Invent a site of a family; the same for the same numbers."""
    rng = random.Random(f"{seed}/{family.name}/{number}")
    writer = Writer(rng)
    host = f"www.{''.join(rng.sample(_SOUNDS, 3))}{rng.randint(10, 99)}.example"
    paper = writer.gaps.place() + rng.choice(words.PAPERS)
    style = _style(rng)
    first = rng.randint(20_000, 800_000)
    source = paper if rng.random() < 0.6 else writer.gaps.place() + rng.choice(words.PAPERS)
    seams = _seams(style.layout, family.bundle)
    numbers = [first + 3 * n + 1 for n in range(articles)]
    written = tuple(
        write(writer, number, rng.randint(*family.pages), source, seams) for number in numbers
    )
    before, after = (
        write(writer, number, 1, source, seams) for number in (first, first + 3 * articles + 1)
    )
    return Site(
        family,
        host,
        paper,
        style,
        written,
        (before, after),
        tuple(writer.headline() for _ in range(12)),
    )


def _style(rng: random.Random) -> Style:
    layout = rng.choice(LAYOUTS)
    codec, charset = rng.choice(_CHARSETS)
    kinds = ("nav", "hot", "related", "share", "notice", "footer", "channel")
    return Style(
        rng.choice(FRAMES), layout, rng.choice(layout.subheads), codec, charset,
        rng.random() < 0.5, rng.randrange(len(furniture.INFO)),
        rng.choice(furniture.BY), rng.choice(furniture.EDITOR), rng.random() < 0.5,
        rng.random() < 0.4,
        {kind: rng.choice(furniture.PIECES[kind]) for kind in kinds},
    )  # fmt: skip


def _seams(layout: Layout, bundle: Bundle | None) -> tuple[Seam, ...]:
    """Return the kinds of seams that a reader of such pages can tell apart."""
    if bundle is not None:
        return (Seam.PARAGRAPH,)
    usual = (
        Seam.PARAGRAPH,
        Seam.PARAGRAPH,
        Seam.PARAGRAPH,
        Seam.SENTENCE,
        Seam.SENTENCE,
        Seam.QUOTE,
    )
    return (*usual, Seam.INDENT) if layout.tells else usual


def _slug(serial: int) -> list[str]:
    return [_SOUNDS[serial // len(_SOUNDS) ** place % len(_SOUNDS)] for place in range(4)]


def key(url: str) -> str:
    """Return a form of an address that two spellings of it share."""
    return unquote(url.partition("#")[0])


def days(day: datetime) -> str:
    """Return the cells of a week in a calendar."""
    week = (day + timedelta(days=n) for n in range(-3, 4))
    return "".join(f'<td><a href="/{that:%Y-%m/%d}/">{that.day}</a></td>' for that in week)
