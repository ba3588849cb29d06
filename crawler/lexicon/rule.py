"""What a rule is: wordings that have one name and one place.

The tables of rules are data: `closings.py`, `notices.py`, `openings.py`, `widgets.py`.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from crawler.lexicon.patterns import any_of
from crawler.lexicon.row import Phrase
from crawler.lexicon.rule_names import RuleName


class Place(Enum):
    """Where in the body a rule may act."""

    HEAD = auto()
    """The first lines, before the text has begun."""
    TAIL = auto()
    """The last lines, after the text has ended."""
    ANYWHERE = auto()
    """Any line that is wholly this wording."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Wordings that are tried together, on text in half-width forms."""

    name: RuleName
    place: Place
    phrases: tuple[Phrase, ...]
    pattern: re.Pattern[str]
    """All phrases in one; the case of Latin letters does not matter."""
    closes: bool = False
    """Whether the line closes an article: what stands below it is not its text."""
    glued: bool = False
    """Whether it also cuts the end of a paragraph, after a sentence has ended."""
    loose: bool = False
    """Whether the words also stand in news; then they do not count in a long line or one that
    tells something."""

    def find(self, text: str) -> re.Match[str] | None:
        """Find the wording in a text in half-width forms."""
        if self.loose and (len(text) > _LONGEST_LOOSE or _TELLS.search(text)):
            return None
        return self.pattern.search(text)


def rule(
    name: RuleName,
    place: Place,
    *phrases: Phrase,
    closes: bool = False,
    glued: bool = False,
    loose: bool = False,
) -> Rule:
    """Make a rule of one phrase or several."""
    pattern = re.compile(any_of(phrases), re.IGNORECASE)
    return Rule(name, place, phrases, pattern, closes, glued, loose)


OPEN = r"^[\s【\[(<>《「/|丨·•∙■□◆◇●○★☆▲△▼※#*_=~-]*"
CLOSE = r"[】\])》」>:\s|»…·.]*"

_LONGEST_LOOSE = 160
# Signs of news: somebody is quoted, something happened on a day, somebody is served.
TELLING: tuple[Phrase, ...] = (
    Phrase(r"[“「\"][^”」\"]{8,}[”」\"]", "他说：“明天早上的船照常开。”", "他说：“好。”"),
    Phrase(
        "表示|指出|介绍说|告诉|认为|透露|强调|宣布|据悉|了解到",
        "船长表示早班停航",
        "关注江边网公众号",
    ),
    Phrase("称[,，:“]", "船长称，早班停航", "船名称：渡口号"),
    Phrase("记者(?:了解|获悉|从|在|看到|发现|注意)", "记者从渡口获悉", "记者：刘婷"),
    Phrase(r"\d+月\d+日", "3月5日，渡口停航", "3月的渡口"),
    Phrase(
        "市民|乘客|旅客|考生|家长|群众|居民|游客|消费者|学生|当事人|法院",
        "市民可以扫码乘船",
        "扫码关注江边网",
    ),
    Phrase("通过[^。]{0,12}(?:公众号|客户端)", "通过县里的公众号报名", "关注江边网公众号"),
)
_TELLS = re.compile(any_of(TELLING))
