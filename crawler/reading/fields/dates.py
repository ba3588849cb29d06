"""When an article was published: the printed date, what confirms it, which evidence won."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from crawler.addresses.shapes import address_day
from crawler.lexicon.tables.metadata import Kind
from crawler.lexicon.tables.times import UPDATED
from crawler.reading.claims import Claims
from crawler.reading.features.printed_dates import Role, Stamp, completed, first_stamp, stamps
from crawler.reading.lines import Line


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates of an article in ISO 8601, `raw` as printed, with the `evidence` for them.

    `line` is the one that printed the date of publication.
    """

    published: str | None = None
    raw: str | None = None
    updated: str | None = None
    evidence: str | None = None
    line: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLines:
    """The lines of a page that may carry its date, by where they stand.

    `declared`: a site's own query; `head`: lines of labels, dates and counts below the headline,
    and `above` it; `loose`: other short lines there, believed only when something else gives the
    same day; `tail`: lines below the text.
    """

    declared: Sequence[Line] = ()
    head: Sequence[Line] = ()
    above: Sequence[Line] = ()
    loose: Sequence[Line] = ()
    tail: Sequence[Line] = ()


def date_of(
    lines: DateLines, claims: Claims, url: str, now: datetime, *, live: bool = True
) -> Dating:
    """Find the dates of publication and of the last change.

    Printed dates win, those that something else confirms first; a claim of the markup stands in for
    one that is not printed, and what is printed as the last change for one that nothing states.
    """
    find = _Finder(now, live, _witnesses(claims, url, now))
    below = [*lines.declared, *lines.head]
    found = (
        find.printed(lines)
        or _claimed(claims, now)
        or find.best(lines.tail, "printed below the text")
        # 动易 and its kin print one date and call it 更新时间.
        or find.best(below, f"printed as {UPDATED}", role="updated")
        or Dating()
    )
    if found.line is None:
        unread = next((stamp.raw for _, stamp in find.stamps(below)), None)
        found = replace(found, raw=unread or found.raw)
    return replace(found, updated=_updated(find, lines, claims, found.published))


@dataclass(frozen=True, slots=True)
class _Finder:
    """The search for dates: the time the page came, the days that other evidence gives."""

    now: datetime
    live: bool
    witnesses: tuple[tuple[str, date], ...]

    def printed(self, lines: DateLines) -> Dating | None:
        """Return the printed date of publication."""
        today = self.now.date().isoformat()
        return (
            self.best(lines.declared, "declared")
            or self.best(lines.head, "printed")
            or self.best(lines.above, "printed above the headline", never=today)
            or self.best(lines.loose, "printed", alone=False)
        )

    def best(
        self,
        lines: Sequence[Line],
        where: str,
        *,
        alone: bool = True,
        never: str = "",
        role: Role = "published",
    ) -> Dating | None:
        """Return the first date that something else confirms, else the first one.

        Unconfirmed dates count if they may stand `alone`, and are not of the day `never`.
        """
        dated = [
            dating
            for line, stamp in self.stamps(lines, role)
            if (dating := self._dating(line, stamp, where)) is not None
        ]
        confirmed = next((dating for dating in dated if dating.evidence != where), None)
        if confirmed or not alone:
            return confirmed
        return next((dating for dating in dated if (dating.published or "")[:10] != never), None)

    def stamps(
        self, lines: Sequence[Line], role: Role = "published"
    ) -> Iterator[tuple[Line, Stamp]]:
        """Yield the dates of a role, each with its line."""
        for line in lines:
            for stamp in stamps(line.edged, self.now, live=self.live):
                if stamp.role == role:
                    yield line, stamp

    def _dating(self, line: Line, stamp: Stamp, where: str) -> Dating | None:
        """Make the dating of a printed date, its year supplied by a witness if necessary."""
        if stamp.iso is not None:
            day = date.fromisoformat(stamp.iso[:10])
            who = next((name for name, known in self.witnesses if known == day), None)
            evidence = f"{where}, confirmed by {who}" if who else where
            return Dating(stamp.iso, stamp.raw, evidence=evidence, line=line)
        for name, known in self.witnesses:
            if (iso := completed(stamp, known, self.now)) is not None:
                evidence = f"{where}, the year from {name}"
                return Dating(iso, stamp.raw, evidence=evidence, line=line)
        return None


def _witnesses(claims: Claims, url: str, now: datetime) -> tuple[tuple[str, date], ...]:
    days = [
        (claim.evidence, date.fromisoformat(stamp.iso[:10]))
        for claim in claims.of(Kind.PUBLISHED)
        if (stamp := first_stamp(claim.value, now)) is not None and stamp.iso is not None
    ]
    in_address = address_day(url)
    return (*days, ("the address", in_address)) if in_address else tuple(days)


def _claimed(claims: Claims, now: datetime) -> Dating | None:
    for claim in claims.of(Kind.PUBLISHED, firm=True):
        if (stamp := first_stamp(claim.value, now)) is not None and stamp.iso is not None:
            return Dating(stamp.iso, claim.value, evidence=claim.evidence)
    return None


def _updated(find: _Finder, lines: DateLines, claims: Claims, published: str | None) -> str | None:
    """Return the date of the last change.

    A claim of the markup must be later than publication: templates repeat that date.
    """
    printed = find.stamps([*lines.declared, *lines.head, *lines.tail], "updated")
    claimed = (first_stamp(claim.value, find.now) for claim in claims.of(Kind.UPDATED))
    later = (
        stamp.iso
        for stamp in claimed
        if stamp and stamp.iso and published and stamp.iso[:16] > published
    )
    return next((stamp.iso for _, stamp in printed if stamp.iso), None) or next(later, None)
