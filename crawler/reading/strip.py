"""Taking boilerplate off the lines of a body: from both ends inwards, up to the first line that no rule knows."""

import re
from collections.abc import Callable, Sequence

from crawler.lexicon.rule import Place, Rule
from crawler.lexicon.rule_names import RuleName
from crawler.model import RemovedBlock
from crawler.reading.features.phrases import RULES, match
from crawler.reading.features.prose import SENTENCE
from crawler.reading.lines import Line
from crawler.text import narrow

Removed = dict[int, RuleName]
"""The rules that removed lines, by the index of the line."""

_LONGEST_ANYWHERE = 120
_LONGEST_GLUED = 800
_HEAD_DEPTH = 12
_LONGEST_LEAD = 5
_BEHIND_LEAD = frozenset(
    {RuleName.BYLINE, RuleName.SOURCE, RuleName.ORIGINAL_TITLE, RuleName.ORIGIN}
)
# How much prose may stand below a closing line, as a share of what stands above it, for the line to close the article.
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


def whole(lines: Sequence[Line], removed: Removed) -> None:
    """Take the lines that are buttons and machinery, wherever they stand."""
    for i, line in enumerate(lines):
        if i not in removed and len(line.text) <= _LONGEST_ANYWHERE and line.widget_rule:
            removed[i] = line.widget_rule.name


def closing(lines: Sequence[Line], removed: Removed) -> None:
    """Cut at the first line that closes the article, when little prose stands below it."""
    prose = [
        len(line.text) if i not in removed and line.is_prose else 0 for i, line in enumerate(lines)
    ]
    above, below = 0, sum(prose)
    for i, line in enumerate(lines):
        above, below = above + prose[i], below - prose[i]
        if i in removed or prose[i]:
            continue
        rule = line.closing_rule
        if rule is None or not rule.closes:
            continue
        list_follows = removed.get(i + 1) is RuleName.LINK
        most = _MOST_BELOW_LINKS if list_follows else _MOST_BELOW.get(rule.name, 0.0)
        if below <= most * above:
            _take_rest(lines, i, rule, removed)
            return


def headings(lines: Sequence[Line], removed: Removed) -> None:
    """Take the headings of lists of links, wherever they stand: what they announce is gone."""
    for i, line in enumerate(lines):
        if i in removed or len(line.text) > _EARLY or removed.get(i + 1) is not RuleName.LINK:
            continue
        if line.closing_rule is not None and line.closing_rule.name is RuleName.RELATED:
            removed[i] = line.closing_rule.name


def head(lines: Sequence[Line], removed: Removed, known: Callable[[int], RuleName | None]) -> None:
    """Go down from the beginning; `known` names what the byline and title grammars know about a line.

    Behind a lead only what can be nothing else is taken: a byline, a source, the title another paper gave.
    """
    text_read = 0
    for i in [i for i in range(len(lines)) if i not in removed][:_HEAD_DEPTH]:
        rule = known(i) or _name(lines[i].opening_rule)
        if rule is None:
            text_read += 1
        elif not text_read or rule in _BEHIND_LEAD:
            removed[i] = rule
        if text_read > _LONGEST_LEAD:
            return


def tail(lines: Sequence[Line], removed: Removed, known: Callable[[int], RuleName | None]) -> None:
    """Go up from the end; `known` names what the byline grammar knows about a line."""
    left = [i for i in range(len(lines)) if i not in removed]
    for i in reversed(left):
        rule = _closing_rule(lines[i]) or (known(i) if i != left[0] else None)
        if rule is None:
            return
        removed[i] = rule


def _closing_rule(line: Line) -> RuleName | None:
    rule = line.closing_rule
    return rule.name if rule is not None and not _only_ends_so(line.text, rule) else None


def glued(text: str) -> tuple[str, RemovedBlock] | None:
    """Cut what a template glued to the end of a paragraph, where a sentence has ended."""
    at = _glued_at(text)
    if at is None:
        return None
    cut, rule = at
    return text[:cut].rstrip(), RemovedBlock(rule=rule.name, text=text[cut:].strip())


def _only_ends_so(text: str, rule: Rule) -> bool:
    """Return whether a line that fits a rule is text with boilerplate glued to its end: its own beginning fits none."""
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


def _take_rest(lines: Sequence[Line], start: int, rule: Rule, removed: Removed) -> None:
    for i in range(start, len(lines)):
        if i not in removed:
            removed[i] = (lines[i].closing_rule or rule).name


def _name(rule: Rule | None) -> RuleName | None:
    return rule.name if rule else None
