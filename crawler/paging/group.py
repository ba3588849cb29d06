"""The links of one family, read together: which page this is, how many there are, where they are."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.addresses.pages import Reading, plain, readings
from crawler.model import Pager, PagerKind
from crawler.paging import pager_words
from crawler.paging.context import surroundings
from crawler.paging.links import Candidate, unreachable


@dataclass(frozen=True, slots=True)
class Member:
    """A link of the family; `value` is None for the address without a number."""

    candidate: Candidate
    value: int | None


class Group:
    """The links of one family, read together."""

    def __init__(self, url: str, maker: Reading, members: list[Member]) -> None:
        self.url = url
        self.maker = maker
        self.members = members
        self.around = surroundings([member.candidate.element for member in members])
        self.stated = pager_words.stated(self.around.text)
        self.own_value = self._own_value()
        self.offset = self._offset()
        self.pages = self._numbered()

    def pager(self, *, is_list: bool) -> Pager:
        """Say it as a Pager; of kind `none` when the family is no pager after all.

        `is_list` says that the addresses are named like a listing's.
        """
        current = self._current()
        total = self._total(current)
        unreachable = self._unreachable(total)
        following = self._next(current, total) if (current or 0) + 1 not in unreachable else None
        before = self._previous(current)
        planned = self._planned(total)
        pager = Pager(
            kind=self._kind(following or before, is_list=is_list),
            current=current,
            total=total,
            page_urls=tuple(self.pages[n] for n in sorted(self.pages)),
            pages_planned=planned,
            next_url=following,
            prev_url=before,
            evidence=self._evidence(),
            unreachable=tuple(unreachable.items()),
        )
        return pager if pager.kind != "none" else Pager(evidence=pager.evidence)

    # numbers and addresses

    def _offset(self) -> int | None:
        """Fit value = number + offset over the links that show a number; beside page 1 the words say it, too."""
        seen: Counter[int] = Counter()
        for member in self.members:
            shown = member.candidate.number
            if shown is not None and member.value is not None:
                seen[member.value - shown] += 1
        if seen:
            return seen.most_common(1)[0][0]
        return self._offset_of_words()

    def _offset_of_words(self) -> int | None:
        following, before = self._word(pager_words.NEXT), self._word(pager_words.PREVIOUS)
        values = {member.value for member in self.members if member.value is not None}
        own = self.own_value
        if own is None:
            if following is not None and following.value in {1, 2}:
                return following.value - 2
            return 0 if values and min(values) == 2 else None
        if self.stated is not None and 0 <= self.stated[0] - own <= 1:
            return own - self.stated[0]
        if before is not None and before.value is None and own in {1, 2}:
            return own - 2
        if own == 0:
            return -1 if 1 in values else None
        # 4711_3.html between _2 and _4 is page 3 or 4: whether _1 or _2 follows 4711.html is not to be seen from here.
        return 0 if own == 1 and before is None and 2 in values else None

    def _own_value(self) -> int | None:
        own = plain(self.url)
        for reading in readings(self.url):
            if (plain(reading.base), reading.style) == (plain(self.maker.base), self.maker.style):
                return reading.value
        return next((m.value for m in self.members if plain(m.candidate.url) == own), None)

    def _number(self, value: int | None) -> int | None:
        if self.offset is None:
            return None
        return 1 if value is None else value - self.offset

    def _numbered(self) -> dict[int, str]:
        """Map page numbers to the addresses that are stated, this page's own included."""
        pages: dict[int, str] = {}
        for member in self.members:
            number = self._number(member.value)
            if number is not None and number >= 1:
                pages.setdefault(number, member.candidate.url)
        own = self._number(self.own_value)
        if own is not None and own >= 1:
            pages.setdefault(own, self.url)
        return pages

    def _current(self) -> int | None:
        number = self._number(self.own_value)
        if number is not None:
            return number
        return self.stated[0] if self.stated else None

    def _total(self, current: int | None) -> int | None:
        """Take the largest of what is declared: the printed total, 尾页, the highest number shown."""
        printed = pager_words.TOTAL.search(self.around.text)
        said = [self.stated[1]] if self.stated else []
        said += [int(printed[1])] if printed else []
        last = self._word(pager_words.LAST)
        if last is not None and (number := self._number(last.value)) is not None:
            said.append(number)
        shown = [
            n for m in self.members if (n := m.candidate.number) and self._number(m.value) == n
        ]
        if len(set(shown)) >= 2 or (shown and self._word(pager_words.NEXT) is not None):
            said.append(max(*shown, current or 1))
        return max(said) if said else None

    def _next(self, current: int | None, total: int | None) -> str | None:
        """Return the next page: the number after this one, as stated or as the family makes it; else what 下一页 names."""
        if current is not None and self.offset is not None:
            if total is not None and current >= total:
                return None
            if current + 1 in self.pages:
                return self.pages[current + 1]
            return self.maker.at(current + 1 + self.offset) if total is not None else None
        following = self._word(pager_words.NEXT) or self._rest()
        return (
            following.candidate.url
            if following and plain(following.candidate.url) != plain(self.url)
            else None
        )

    def _rest(self) -> Member | None:
        """Find what a chain of pages calls the rest of the text, where it leads to the next number."""
        following = (self.own_value or 1) + 1
        return next(
            (
                m
                for m in self.members
                if m.value == following and m.candidate.said in pager_words.SINGLE
            ),
            None,
        )

    def _previous(self, current: int | None) -> str | None:
        if current is not None and current > 1 and current - 1 in self.pages:
            return self.pages[current - 1]
        before = self._word(pager_words.PREVIOUS) if current != 1 else None
        return (
            before.candidate.url
            if before and plain(before.candidate.url) != plain(self.url)
            else None
        )

    def _planned(self, total: int | None) -> tuple[str, ...]:
        """Fill the gaps of a windowed pager; without a known first page nothing is planned, because it would be a guess."""
        if 1 not in self.pages or self.offset is None:
            return ()
        last = max(total or 1, *self.pages)
        pages = self.pages | (
            {number: self.url} if (number := self._number(self.own_value)) else {}
        )
        return tuple(pages.get(n) or self.maker.at(n + self.offset) for n in range(1, last + 1))

    def _unreachable(self, total: int | None) -> dict[int, str]:
        """Find the pages that the pager shows by number, and whose links lead off the site or to no web address."""
        known = {member.candidate.element for member in self.members}
        last = total or max({self._current() or 0, *self.pages})
        found: dict[int, str] = {}
        for anchor in self.around.anchors():
            number = pager_words.number("".join(anchor.itertext()))
            if number is None or anchor in known or number in self.pages or number > last:
                continue
            if (reason := unreachable(anchor.get("href"), self.url)) is not None:
                found[number] = reason
        return found

    def _word(self, kind: frozenset[str]) -> Member | None:
        return next((m for m in self.members if m.candidate.said in kind), None)

    # what kind of pager

    def _kind(self, neighbour: str | None, *, is_list: bool) -> PagerKind:
        if self.around.is_comments:
            return "comment"
        if is_list or self.around.is_list:
            return "list"
        return "article" if self._is_article(neighbour) else "none"

    def _is_article(self, neighbour: str | None) -> bool:
        """Trust a family that adds a number to this very address; one that only counts on needs a number run or a way back."""
        if self.own_value is None or (1 in self.pages and len(self.pages) >= 2):
            return True
        if pager_words.CONTENTS_MARKS.search(self.around.text):
            return False
        return len(self.pages) >= 2 or (
            neighbour is not None and (self._has_adjacent() or _identifies(self.maker.base))
        )

    def _has_adjacent(self) -> bool:
        """Return whether the pager's words lead to the numbers right before and after this page's."""
        ways = ((pager_words.NEXT, 1), (pager_words.PREVIOUS, -1))
        found = [(self._word(said), step) for said, step in ways]
        return any(
            m and m.value is not None and m.value - (self.own_value or 0) == step
            for m, step in found
        )

    def _evidence(self) -> str:
        if self.stated:
            return f"{self.stated[0]}/{self.stated[1]}"
        if printed := pager_words.TOTAL.search(self.around.text):
            return "".join(printed[0].split())
        for kind in (pager_words.LAST, pager_words.NEXT, pager_words.SINGLE):
            if found := self._word(kind):
                return found.candidate.text.strip()
        return "numbers"


def _identifies(base: str) -> bool:
    """Return whether an address without its page number still names one text: an id of four digits or more in its file name."""
    name = urlsplit(base).path.rpartition("/")[2]
    return sum(c.isdigit() for c in name) >= 4
