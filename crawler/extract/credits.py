"""Who made an article, as data that adds up: what one line says, and what several lines say together."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """What a line credits; empty fields say nothing. `desk` are editors of a lesser kind than 责任编辑."""

    source: str | None = None
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    desk: tuple[str, ...] = ()

    def __or__(self, other: "Credits") -> "Credits":
        """Add what the other line says, keep what this one said first."""
        if not other or not self:
            return self or other
        return Credits(
            source=self.source or other.source,
            authors=_union(self.authors, other.authors),
            photographers=_union(self.photographers, other.photographers),
            correspondents=_union(self.correspondents, other.correspondents),
            editors=_union(self.editors, other.editors),
            desk=_union(self.desk, other.desk),
        )

    def otherwise(self, other: "Credits") -> "Credits":
        """Take from weaker evidence only what this says nothing of.

        >>> Credits(authors=("刘婷",)).otherwise(Credits(authors=("何旭",), source="江边日报"))
        Credits(source='江边日报', authors=('刘婷',), photographers=(), correspondents=(), editors=(), desk=())
        """
        return Credits(**{each.name: getattr(self, each.name) or getattr(other, each.name) for each in fields(self)})

    def __bool__(self) -> bool:
        return self != _NOTHING


def _union(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more))) if more else names


_NOTHING = Credits()
