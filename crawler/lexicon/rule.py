"""What a rule is: a named wording with its place. The tables of rules are data: `closings.py`, `notices.py`, `widgets.py`."""

import re
from dataclasses import dataclass
from enum import Enum, auto

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
    """One wording, tried on text in half-width forms. `example` is a text it was made for; a test holds the rule to it."""

    name: RuleName
    place: Place
    pattern: re.Pattern[str]
    example: str
    closes: bool = False
    """Whether the line closes an article: what stands below it is not its text."""
    glued: bool = False
    """Whether it also cuts the end of a paragraph, after a sentence has ended."""
    loose: bool = False
    """Whether the words also stand in news; then they do not count in a long line or one that tells something."""

    def find(self, text: str) -> re.Match[str] | None:
        """Find the wording in a text in half-width forms."""
        if self.loose and (len(text) > _LONGEST_LOOSE or _TELLS.search(text)):
            return None
        return self.pattern.search(text)


_LONGEST_LOOSE = 160
# Somebody is quoted, something happened on a day, somebody is served: that is the story.
_TELLS = re.compile(
    r"[“「\"][^”」\"]{8,}[”」\"]|表示|指出|介绍说|告诉|认为|透露|强调|宣布|据悉|了解到|称[,，:“]|记者(?:了解|获悉|从|在|看到|发现|注意)|\d+月\d+日"
    r"|市民|乘客|旅客|考生|家长|群众|居民|游客|消费者|学生|当事人|法院|通过[^。]{0,12}(?:公众号|客户端)"
)
OPEN = r"^[\s【\[(<>《「/|丨·•∙■□◆◇●○★☆▲△▼※#*_=~-]*"
CLOSE = r"[】\])》」>:\s|»…·.]*"


def rule(
    name: RuleName,
    place: Place,
    example: str,
    *patterns: str,
    closes: bool = False,
    glued: bool = False,
    loose: bool = False,
) -> Rule:
    """Make a rule of one pattern or several; the case of Latin letters does not matter."""
    return Rule(
        name, place, re.compile("|".join(patterns), re.IGNORECASE), example, closes, glued, loose
    )
