"""Taking boilerplate off a body: from both ends inwards, up to a line that no rule knows."""

import re
from collections.abc import Callable, Sequence

from crawler.lexicon.rule import Place, Rule
from crawler.lexicon.rule_names import RuleName
from crawler.reading.features.phrases import RULES, match
from crawler.reading.features.prose import SENTENCE
from crawler.reading.lines import Line
from crawler.text import narrow

_LONGEST_ANYWHERE = 120
_LONGEST_GLUED = 800
_HEAD_DEPTH = 12
_LONGEST_LEAD = 5
_BEHIND_LEAD = frozenset(
    {RuleName.BYLINE, RuleName.SOURCE, RuleName.ORIGINAL_TITLE, RuleName.ORIGIN}
)
# How much prose may stand below a closing line, as a share of what stands above it, for the line to
# close the article.
_MOST_BELOW = {
    RuleName.RELATED: 1.0,
    RuleName.COMMENTS: 1.0,
    RuleName.DISCLAIMER: 3.0,
    RuleName.EDITOR: 0.3,
    RuleName.NEIGHBOUR: 0.3,
    RuleName.IMPRINT: 0.3,
}
_MOST_BELOW_LINKS = 0.25
_SENTENCE_END = re.compile(
    r"(?<=[。！？!?”』」）)…】\]])\s*+|(?<!\s)\s++(?=[(（【\[])|(?=[(（【\[][^()（）【】\[\]]{2,80}[)）】\]]$)"
)
_GLUED = tuple(rule for rule in RULES if rule.glued)
_EARLY = 12


def whole(lines: Sequence[Line]) -> None:
    """Take the lines that are buttons and machinery, wherever they stand."""
    for line in _left(lines):
        if len(line.text) <= _LONGEST_ANYWHERE and line.widget_rule:
            line.take(line.widget_rule.name)


def closing(lines: Sequence[Line]) -> None:
    """Cut at the first line that closes the article, when little prose stands below it."""
    above, below = 0, sum(map(_prose, lines))
    for i, line in enumerate(lines):
        prose = _prose(line)
        above, below = above + prose, below - prose
        if prose or line.role is not None or line.closing_rule is None:
            continue
        if line.closing_rule.closes and below <= _most_below(lines, i) * above:
            _take_rest(lines[i:], line.closing_rule)
            return


def _prose(line: Line) -> int:
    return len(line.text) if line.role is None and line.is_prose else 0


def _most_below(lines: Sequence[Line], i: int) -> float:
    """Return how much prose may stand below a closing line, as a share of what stands above it."""
    rule = lines[i].closing_rule
    if _link_follows(lines, i):
        return _MOST_BELOW_LINKS
    return _MOST_BELOW.get(rule.name, 0.0) if rule else 0.0


def headings(lines: Sequence[Line]) -> None:
    """Take the headings of lists of links, wherever they stand: what they announce is gone."""
    for i, line in enumerate(lines):
        if line.role is not None or len(line.text) > _EARLY or not _link_follows(lines, i):
            continue
        if line.closing_rule is not None and line.closing_rule.name == RuleName.RELATED:
            line.take(line.closing_rule.name)


def _link_follows(lines: Sequence[Line], i: int) -> bool:
    return i + 1 < len(lines) and lines[i + 1].because == RuleName.LINK


def head(lines: Sequence[Line], known: Callable[[int], RuleName | None]) -> None:
    """Go down from the beginning.

    `known` names what the byline and title grammars know about a line.

    Behind a lead only what can be nothing else is taken: a byline, a source, the title another
    paper gave.
    """
    text_read = 0
    for i in [i for i, line in enumerate(lines) if line.role is None][:_HEAD_DEPTH]:
        rule = known(i) or _name(lines[i].opening_rule)
        if rule is None:
            text_read += 1
        elif not text_read or rule in _BEHIND_LEAD:
            lines[i].take(rule)
        if text_read > _LONGEST_LEAD:
            return


def tail(lines: Sequence[Line], known: Callable[[Line], RuleName | None]) -> None:
    """Go up from the end; `known` names what the byline grammar knows about a line."""
    left = _left(lines)
    for line in reversed(left):
        rule = _closing_rule(line) or (known(line) if line is not left[0] else None)
        if rule is None:
            return
        line.take(rule)


def _closing_rule(line: Line) -> RuleName | None:
    rule = line.closing_rule
    return rule.name if rule is not None and not _only_ends_so(line.text, rule) else None


def glued(line: Line) -> tuple[Line, ...]:
    """Cut what a template glued to the end of a paragraph; nothing when it glued nothing."""
    at = _glued_at(line.text)
    if at is None:
        return ()
    cut, rule = at
    story, rest = line.cut((line.text[:cut].rstrip(), line.text[cut:].strip()))
    rest.take(rule.name)
    return story, rest


def _only_ends_so(text: str, rule: Rule) -> bool:
    """Return whether a line that fits a rule is text with boilerplate glued to its end."""
    at = _glued_at(text)
    if at is None:
        return False
    found = rule.find(narrow(text))
    return found is None or (found.start() >= at[0] and match(text[: at[0]], Place.TAIL) is None)


def _glued_at(text: str) -> tuple[int, Rule] | None:
    """Find where a rule's wording begins as a sentence of its own, behind prose."""
    narrowed = narrow(text)
    for boundary in _SENTENCE_END.finditer(narrowed, max(0, len(narrowed) - _LONGEST_GLUED)):
        cut = boundary.end()
        if cut < _EARLY or not SENTENCE.mark.search(narrowed, 0, cut):
            continue
        rest = narrowed[cut:]
        for rule in _GLUED:
            found = rule.find(rest)
            if found and "。" not in rest[: found.start()]:
                return cut, rule
    return None


def _take_rest(lines: Sequence[Line], rule: Rule) -> None:
    for line in _left(lines):
        line.take((line.closing_rule or rule).name)


def _left(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that nothing has taken yet."""
    return [line for line in lines if line.role is None]


def _name(rule: Rule | None) -> RuleName | None:
    return rule.name if rule else None
