"""All rules, and which of them fits a line.

Each rule has a name that the archive stores beside what it removed, a place, and the text that made
it. The same words are news elsewhere: 免责声明 is the subject of a story, 来源 stands in a caption, 公众号
in a fact. So a rule is tried only in its place.
"""

import re
from collections.abc import Iterable

from crawler.lexicon.rule import Place, Rule
from crawler.lexicon.rule_names import RuleName
from crawler.lexicon.rules.closings import CLOSINGS
from crawler.lexicon.rules.notices import NOTICES
from crawler.lexicon.rules.openings import OPENINGS
from crawler.lexicon.rules.origins import ADVERTISING, ORIGINS
from crawler.lexicon.rules.widgets import WIDGETS
from crawler.text import narrow

RULES: tuple[Rule, ...] = (*CLOSINGS, *NOTICES, *ORIGINS, *ADVERTISING, *OPENINGS, *WIDGETS)
_BY_PLACE = {place: tuple(rule for rule in RULES if rule.place is place) for place in Place}
_LONGEST = 500
_ANNOUNCING = frozenset({RuleName.RELATED, RuleName.COMMENTS})


def match(line: str, place: Place) -> Rule | None:
    """Find the rule of a place that a line fits; what is longer than any notice is text."""
    if len(line) > _LONGEST:
        return None
    text = narrow(line)
    return next((rule for rule in _BY_PLACE[place] if rule.find(text)), None)


def closes(line: str) -> bool:
    """Return whether a line closes an article."""
    return _CLOSING.search(narrow(line)) is not None


def announces(line: str) -> bool:
    """Return whether a line is the heading of a list of links or comments."""
    return _ANNOUNCEMENT.search(narrow(line)) is not None


def is_imprint(line: str) -> bool:
    """Return whether a line is the imprint of a site: its licences, its copyright."""
    return _IMPRINT.search(line) is not None


def _any(rules: Iterable[Rule]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules), re.IGNORECASE)


_CLOSING = _any(rule for rule in RULES if rule.closes)
_ANNOUNCEMENT = _any(rule for rule in CLOSINGS if rule.name in _ANNOUNCING)
_IMPRINT = _any(rule for rule in NOTICES if rule.name is RuleName.IMPRINT)
