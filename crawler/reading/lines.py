"""A line of a page with its features: each is read once and shared by all decisions."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from crawler.html.document import Block, Box, Document
from crawler.lexicon.rule import Place, Rule
from crawler.lexicon.rule_names import RuleName
from crawler.model import Credits
from crawler.reading.features import boxes, credit_line, phrases, prose
from crawler.reading.features.labels import EMPTY
from crawler.reading.features.media import is_medium
from crawler.reading.features.people import only_names
from crawler.reading.roles import LineRole, role_of
from crawler.text import fold, join, tidy

LONGEST_BYLINE = 60
"""The length of a line behind which it is no byline."""
_LONGEST_CLOSING = 60
_LONGEST_IMPRINT = 200


class Line:
    """A line: one block of a page, several (the row of a table), or a part of one.

    `raw` is the text with its own white space; in `edged` an `EDGE` stands where the markup has a
    tag; `link_chars` counts what is inside links. `role` is what the decisions made of it, None as
    long as none was made, and `because` the rule or the number behind that. `weight` is how much it
    counts as part of an article.
    """

    role: LineRole | None = None
    because: str = ""
    weight: float = 0.0
    parts: "tuple[Line, ...]" = ()
    """The lines it was cut into."""
    sources: "tuple[Line, ...]" = ()
    """The lines it was made of."""

    def __init__(
        self, text: str, blocks: tuple[Block, ...], raw: str | None = None, edged: str | None = None
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.raw = text if raw is None else raw
        self.edged = text if edged is None else edged
        self.link_chars = sum([block.link_chars for block in blocks])
        self.is_mostly_links = 2 * self.link_chars > len(text)

    @classmethod
    def row(cls, lines: Sequence["Line"]) -> "Line":
        """Make one line of several, with tabs between them."""
        text, raw, edged = (
            "\t".join(getattr(line, name) for line in lines) for name in ("text", "raw", "edged")
        )
        row = cls(text, tuple(block for line in lines for block in line.blocks), raw, edged)
        row.sources = tuple(lines)
        row.weight = sum(line.weight for line in lines)
        return row

    def joined(self, following: "Line") -> "Line":
        """Make one line of this and the one that goes on from it."""
        line = Line(join(self.text, following.text), (*self.blocks, *following.blocks))
        line.sources = (*(self.sources or (self,)), following)
        line.weight = self.weight + following.weight
        return line

    def cut(self, texts: Iterable[str]) -> "tuple[Line, ...]":
        """Cut it into lines with these texts."""
        self.parts = tuple(Line(text, self.blocks) for text in texts)
        for part in self.parts:
            part.weight = self.weight
        return self.parts

    def leaves(self) -> "Iterator[Line]":
        """Yield the lines it was cut into at last, itself when it was not."""
        for part in self.parts:
            yield from part.leaves()
        if not self.parts:
            yield self

    # -- what it is

    def decide(self, role: LineRole | None, because: str = "") -> None:
        """Note a decision, on the lines it is made of as well; the last one counts."""
        self.role, self.because = role, because
        for source in self.sources:
            source.decide(role, because)

    def take(self, rule: RuleName) -> None:
        """Note that a rule takes it out of the body."""
        self.decide(role_of(rule), rule)

    def propose(self, role: LineRole, because: str) -> None:
        """Note a decision that leaves those made before as they are."""
        for source in self.sources:
            source.propose(role, because)
        if self.role is None:
            self.role, self.because = role, because

    # -- where it stands

    @property
    def block(self) -> Block:
        """Return the block it begins in."""
        return self.blocks[0]

    @property
    def index(self) -> int:
        """Return the place of its first block in the document."""
        return self.blocks[0].index

    @property
    def box(self) -> Box:
        """Return the box it begins in."""
        return self.blocks[0].box

    @property
    def hidden(self) -> bool:
        """Return whether a browser does not show it."""
        return self.blocks[0].box.hidden

    @cached_property
    def is_centred(self) -> bool:
        """Return whether it is centred."""
        return boxes.is_centred(self.box)

    @property
    def link_share(self) -> float:
        """Return the share of the text that is inside links, 0 to 1."""
        return min(1.0, self.link_chars / len(self.text))

    # -- what it is like

    @cached_property
    def is_prose(self) -> bool:
        """Return whether it is a line of a story: a sentence ends in it, outside links."""
        return not self.is_mostly_links and prose.SENTENCE.holds(self.text)

    @property
    def has_clause(self) -> bool:
        """Return whether it has a comma or another mark of prose, outside links."""
        return not self.is_mostly_links and prose.CLAUSE.holds(self.text)

    @property
    def prose(self) -> int:
        """Count its characters outside links that read like prose; an imprint has none."""
        if self.is_mostly_links or not prose.WEIGHED.holds(self.text) or self.is_imprint:
            return 0
        return len(self.text) - self.link_chars

    # -- what it says

    @cached_property
    def folded(self) -> str:
        """Return the text made comparable."""
        return fold(self.text)

    @cached_property
    def credit(self) -> credit_line.Reading:
        """Return what the grammar of bylines makes of it."""
        return credit_line.read(self.edged)

    @cached_property
    def informs(self) -> bool:
        """Return whether it has labels or a date, few words beside them, and no sentence."""
        return credit_line.may_inform(self.edged) and self.credit.informs

    @cached_property
    def is_information(self) -> bool:
        """Return whether it holds only labels with values, dates, counts and a medium."""
        return len(self.edged) <= credit_line.LONGEST and self.credit.is_information

    @cached_property
    def byline(self) -> Credits:
        """Return its credits when it is nothing but a byline: labels with names, or names alone."""
        inner = self.raw.strip(EMPTY)
        if not 1 < len(inner) <= LONGEST_BYLINE:
            return Credits()
        names = only_names(tidy(inner))
        return Credits(authors=names) if names else self.credit.alone

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of people when it holds nothing else."""
        return only_names(self.text)

    @cached_property
    def is_medium(self) -> bool:
        """Return whether it is the name of a medium or an office."""
        return is_medium(self.text)

    # -- what stands at the ends of articles and between their lines

    @cached_property
    def closes(self) -> bool:
        """Return whether it closes an article."""
        return len(self.text) <= _LONGEST_CLOSING and phrases.closes(self.text)

    @cached_property
    def announces(self) -> bool:
        """Return whether it is the heading of a list of links or comments."""
        return len(self.text) <= _LONGEST_CLOSING and phrases.announces(self.text)

    @cached_property
    def is_imprint(self) -> bool:
        """Return whether it is the imprint of a site."""
        return len(self.text) <= _LONGEST_IMPRINT and phrases.is_imprint(self.text)

    @cached_property
    def opening_rule(self) -> Rule | None:
        """Return the rule it fits of those for the lines above a story."""
        return phrases.match(self.text, Place.HEAD)

    @cached_property
    def closing_rule(self) -> Rule | None:
        """Return the rule it fits of those for the lines below a story."""
        return phrases.match(self.text, Place.TAIL)

    @cached_property
    def widget_rule(self) -> Rule | None:
        """Return the rule of buttons and machinery it fits, wherever it stands."""
        return phrases.match(self.text, Place.ANYWHERE)


def page_lines(document: Document) -> list[Line]:
    """Make the lines of a page, one of each block."""
    return [Line(b.text, (b,), b.raw, b.edged) for b in document.blocks]
