"""What a rule is: a named wording with its place. The tables of rules are data (`closings.py`, `notices.py`, `widgets.py`)."""

import re
from dataclasses import dataclass
from enum import Enum, auto


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

    name: str
    place: Place
    pattern: re.Pattern[str]
    example: str
    closes: bool = False
    """Whether the line closes an article: what stands below it is not its text."""
    glued: bool = False
    """Whether it also cuts the end of a paragraph, after a sentence has ended."""
    unless: re.Pattern[str] | None = None
    """Words that make the same wording a sentence of the story."""

    def fits(self, text: str) -> bool:
        """Say whether a text in half-width forms is this wording."""
        return self.pattern.search(text) is not None and not (self.unless and self.unless.search(text))


OPEN = r"^[\s【\[(<>《「/|丨·•∙■□◆◇●○★☆▲△▼※#*_=~-]*"
CLOSE = r"[】\])》」>:\s|»…·.]*"


# A line that reports what somebody said, or what happened on a day, tells the story.
TOLD = re.compile(
    r"[“”\"]|表示|指出|介绍说|告诉|认为|透露|强调|宣布|据悉|了解到|记者(?:了解|获悉|从|在|看到|发现|注意)|\d+月\d+日"
)


def rule(
    name: str,
    place: Place,
    pattern: str,
    example: str,
    *,
    closes: bool = False,
    glued: bool = False,
    unless: re.Pattern[str] | None = None,
) -> Rule:
    """Make a rule; the case of Latin letters does not matter."""
    return Rule(name, place, re.compile(pattern, re.IGNORECASE), example, closes, glued, unless)
