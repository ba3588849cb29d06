"""Prose: how a line of a story is told from the other lines of a page. This is the one definition.

A line is prose by a mark that sentences have. How much more is asked depends on what is known
already: where the text was found, a comma is enough; elsewhere a sentence has to end in a line of
some length. As evidence among other evidence, length alone counts as well.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prose:
    """What makes a line prose: a mark, in a line that is not too short.

    Or a length that needs no mark.
    """

    mark: re.Pattern[str]
    shortest: int = 0
    enough: int | None = None

    def holds(self, text: str) -> bool:
        """Return whether a text is prose in this sense."""
        if self.enough is not None and len(text) >= self.enough:
            return True
        return len(text) >= self.shortest and self.mark.search(text) is not None


SENTENCE = Prose(re.compile(r"[。！？!?]"), shortest=30)
"""A line of the story, wherever it stands."""
CLAUSE = Prose(re.compile(r"[，。！？；]"))
"""A line of the story inside what was found to be its text.

No label, name or heading has these marks.
"""
WEIGHED = Prose(re.compile(r"[。！？!?]|[，；,;].*[，；,;]"), enough=40)
"""A line that speaks for its neighbours' being the story."""
