"""The loop that applies the rules to the blocks of a body, from both ends, and remembers what it took and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.boilerplate.rules import RULES, Place, Reach, Rule
from crawler.items import RemovedBlock

_SENTENCE_END = "。！？!?”』」）)…"
_CUT = re.compile(r"(?<=[。！？!?”』」）)…])\s*")
_HEAD_DEPTH = 4
_TAIL_DEPTH = 14


@dataclass(frozen=True, slots=True)
class Stripped:
    """What is left of a body: the kept lines with their indices, and what was removed, in the order of the page."""

    kept: list[tuple[int, str]]
    removed: list[tuple[int, RemovedBlock]]


def strip(lines: Sequence[str], rules: Sequence[Rule] = RULES) -> Stripped:
    """Take boilerplate out of the lines of one page's body."""
    removed: dict[int, RemovedBlock] = {}
    texts = dict(enumerate(lines))
    _whole_lines(texts, removed, rules)
    _from_head(texts, removed, rules)
    _from_tail(texts, removed, rules)
    glued = _glued(texts, rules)
    kept = [(i, text) for i, text in texts.items() if i not in removed]
    return Stripped(kept, sorted([*removed.items(), *glued], key=lambda item: item[0]))


def _whole_lines(texts: dict[int, str], removed: dict[int, RemovedBlock], rules: Sequence[Rule]) -> None:
    for i, text in texts.items():
        if len(text) < 200 and (rule := _match(text, Place.ANYWHERE, rules)):
            removed[i] = RemovedBlock(rule=rule.name, text=text)


def _from_head(texts: dict[int, str], removed: dict[int, RemovedBlock], rules: Sequence[Rule]) -> None:
    for i in [i for i in texts if i not in removed][:_HEAD_DEPTH]:
        rule = _match(texts[i], Place.HEAD, rules)
        if rule is None:
            break
        removed[i] = RemovedBlock(rule=rule.name, text=texts[i])


def _from_tail(texts: dict[int, str], removed: dict[int, RemovedBlock], rules: Sequence[Rule]) -> None:
    """Go up from the end: boilerplate is peeled off until a line that no rule knows; a heading takes its list with it."""
    left = [i for i in texts if i not in removed]
    for i in reversed(left[-_TAIL_DEPTH:]):
        rule = _match(texts[i], Place.TAIL, rules)
        if rule is not None and rule.reach is Reach.FOLLOWING and i != left[0]:
            for j in [j for j in left if j >= i]:
                removed.setdefault(j, RemovedBlock(rule=rule.name, text=texts[j]))
    for i in reversed([i for i in left if i not in removed]):
        rule = _match(texts[i], Place.TAIL, rules)
        if rule is None or rule.reach is Reach.FOLLOWING:
            break
        if rule.glued and _cut_at(texts[i], rule) > 0:
            break
        removed[i] = RemovedBlock(rule=rule.name, text=texts[i])


def _glued(texts: dict[int, str], rules: Sequence[Rule]) -> list[tuple[int, RemovedBlock]]:
    """Cut what a template glued to the last paragraph, where one of its sentences has ended; shortens `texts` in place."""
    if not texts:
        return []
    last = max(texts)
    for rule in rules:
        if rule.glued and (cut := _cut_at(texts[last], rule)) > 0:
            tail = texts[last][cut:].strip()
            texts[last] = texts[last][:cut].rstrip()
            return [(last, RemovedBlock(rule=rule.name, text=tail))]
    return []


def _cut_at(text: str, rule: Rule) -> int:
    """Find where the rule's wording begins as a sentence of its own, 0 when it is the whole text or not there."""
    for boundary in _CUT.finditer(text):
        rest = text[boundary.end() :]
        if (
            rest
            and boundary.end() > 0
            and (match := rule.pattern.search(rest))
            and match.start() <= 30
            and "。" not in rest[: match.start()]
        ):
            return boundary.end()
    return 0


def _match(text: str, place: Place, rules: Sequence[Rule]) -> Rule | None:
    return next((rule for rule in rules if rule.place is place and rule.pattern.search(text)), None)
