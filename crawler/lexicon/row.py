"""What a row of a table is: spellings that count alike, a pattern, characters, or names.

Each has two lines that a test holds it to.
"""

from dataclasses import dataclass

from crawler.lexicon.uses import Role, Use


@dataclass(frozen=True, slots=True)
class Words:
    """Spellings, parted by spaces, that have the same uses.

    In `example` one of them counts, in `counter` the same letters stand and do not. `role` is
    given where the words are labels: what their value is.
    """

    spellings: str
    uses: Use
    example: str
    counter: str
    role: Role | None = None


NO_OTHER_USE = Use(0)


def label(
    spellings: str, role: Role, example: str, counter: str, uses: Use = NO_OTHER_USE
) -> Words:
    """Make the row of a label of bylines, with the `uses` that it has besides."""
    return Words(spellings, uses, example, counter, role)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern that takes more than words, with a line that it fits and one that it does not."""

    pattern: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Characters:
    """Characters that count alike, without spaces: one counts in `example`, none in `counter`."""

    characters: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Names:
    """Latin names, parted by spaces: of boxes in a page, or of folders and parameters in addresses.

    One counts in `example`, none in `counter`.
    """

    words: str
    example: str
    counter: str

    @property
    def all(self) -> tuple[str, ...]:
        """Return the names one by one."""
        return tuple(self.words.split())
