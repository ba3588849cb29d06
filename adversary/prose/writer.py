"""The writer: fills the gaps, so that no two articles of a seed share a paragraph."""

import random
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from adversary.prose import sentences, words

_CHINESE = "零一二三四五六七八九十"


class Gaps(Mapping[str, str]):
    """What stands in the gaps of a sentence: every look-up invents anew."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    @cached_property
    def _makers(self) -> dict[str, Callable[[], str]]:
        pick, rng = self.rng.choice, self.rng
        return {
            "person": self.person, "other": self.person,
            "place": lambda: self.place() + pick(words.PLACE_MIDDLES),
            "county": lambda: self.place() + pick(words.COUNTIES),
            "town": lambda: self.place() + pick(words.TOWNS),
            "village": lambda: self.place() + pick(words.VILLAGES),
            "school": lambda: self.place() + pick(("小学", "中学")),
            "trade": lambda: pick(words.TRADES), "thing": lambda: pick(words.GOODS),
            "work": lambda: pick(words.WORKS),
            "office": lambda: pick(words.OFFICES), "role": lambda: pick(words.ROLES),
            "time": lambda: pick(words.TIMES),
            "weather": lambda: pick(words.WEATHER), "feeling": lambda: pick(words.FEELINGS),
            "subject": lambda: pick(words.SUBJECTS),
            "measure": lambda: pick(words.MEASURES), "number": lambda: str(rng.randint(41, 9800)),
            "small": lambda: str(rng.randint(11, 40)),
            "few": lambda: _CHINESE[rng.randint(2, 10)], "age": lambda: str(rng.randint(19, 91)),
            "year": lambda: str(rng.randint(1958, 2016)),
            "percent": lambda: f"{rng.randint(11, 98)}.{rng.randint(1, 9)}",
        }  # fmt: skip

    def person(self) -> str:
        """Invent a name."""
        return self.rng.choice(words.SURNAMES) + "".join(
            self.rng.sample(words.GIVEN, self.rng.choice((1, 2, 2, 2)))
        )

    def place(self) -> str:
        """Invent a name of a place, without what it is."""
        return self.rng.choice(words.PLACE_HEADS) + self.rng.choice(words.PLACE_MIDDLES)

    def __getitem__(self, name: str) -> str:
        return self._makers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


class Writer:
    """Writes headlines, paragraphs and sub-heads from one source of chance."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.gaps = Gaps(rng)
        self._written: set[str] = set()

    def line(self, forms: tuple[str, ...]) -> str:
        """Write one line of these forms, never the same twice."""
        text = self.rng.choice(forms).format_map(self.gaps)
        while text in self._written:
            text = self.rng.choice(forms).format_map(self.gaps)
        self._written.add(text)
        return text

    def headline(self) -> str:
        """Write a headline."""
        return self.line(sentences.HEADLINES)

    def subhead(self) -> str:
        """Write a sub-head."""
        return self.line(sentences.SUBHEADS)

    def paragraph(self, shortest: int = 2, longest: int = 5) -> str:
        """Write a paragraph of so many sentences, of statements and sayings."""
        return "".join(self._sentence() for _ in range(self.rng.randint(shortest, longest)))

    def twins(self) -> list[str]:
        """Write two paragraphs that say nearly the same of two schools."""
        form = self.rng.choice(sentences.TWINS)
        return [self.line((form,)), self.line((form,))]

    def _sentence(self) -> str:
        if self.rng.random() < 0.2:
            return self.line(sentences.SAYINGS)
        text = self.line(sentences.STATEMENTS)
        if self.rng.random() < 0.25:
            text = text[:-1] + self.rng.choice(sentences.CLAUSES).format_map(self.gaps) + text[-1]
        return text
