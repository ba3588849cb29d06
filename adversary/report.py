"""Prints what was found, by family and in all."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from adversary.families import KINDS
from adversary.family import Honest
from adversary.judging import Judgement, Verdict, seams

_COLUMNS = tuple(Verdict)
_STATES = ("right", "open", "wrongly closed")


def table(judgements: Sequence[Judgement], *, everything: bool) -> str:
    """Return a table of verdicts; without `everything`, families without a fault are left out."""
    counts: dict[tuple[Honest, str, str], Counter[Verdict]] = defaultdict(Counter)
    for one in judgements:
        counts[one.site.family.honest, one.site.family.name, one.site.family.system][
            one.verdict
        ] += 1
    lines = [_line("family", [str(column) for column in _COLUMNS], "honest", "imitates")]
    for (honest, name, system), count in sorted(counts.items(), key=lambda item: _badness(item[1])):
        if everything or not _is_good(honest, count):
            lines.append(
                _line(name, [str(count[column] or "") for column in _COLUMNS], honest, system)
            )
    return "\n".join(lines)


def totals(judgements: Sequence[Judgement]) -> str:
    """Return the sums, by kind of family and by what an honest reader can do."""
    lines = [_line("", [str(column) for column in _COLUMNS], "all", "")]
    for kind, families in KINDS.items():
        names = {family.name for family in families}
        lines.append(_sum(kind, [one for one in judgements if one.site.family.name in names]))
    lines += [_sum(f"can do: {honest}", _those_who_can(judgements, honest)) for honest in Honest]
    return "\n".join([*lines, _sum("all", judgements)])


def seam_table(judgements: Sequence[Judgement]) -> str:
    """Return how seams were judged, by kind and layout, in texts that have no other fault."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in judgements:
        if one.row and one.article and one.verdict in (Verdict.EXACT, Verdict.FIELD, Verdict.SEAM):
            for kind, state in seams(one.article, one.row):
                counts[kind, one.site.style.layout.name][state] += 1
    lines = [f"{'seam':<12}{'layout':<18}" + "".join(f"{state:>16}" for state in _STATES)]
    for (kind, layout), count in sorted(counts.items()):
        lines.append(
            f"{kind:<12}{layout:<18}" + "".join(f"{count[state]:>16}" for state in _STATES)
        )
    return "\n".join(lines)


def _those_who_can(judgements: Sequence[Judgement], honest: Honest) -> list[Judgement]:
    return [one for one in judgements if one.site.family.honest is honest]


def _sum(name: str, judgements: Sequence[Judgement]) -> str:
    count = Counter(one.verdict for one in judgements)
    return _line(name, [str(count[column]) for column in _COLUMNS], str(count.total()), "")


def details(judgements: Sequence[Judgement], number: int) -> str:
    """Return what is wrong with the first articles of each family, the worst verdicts first."""
    shown: Counter[str] = Counter()
    lines = []
    for one in sorted(judgements, key=lambda each: -_COLUMNS.index(each.verdict)):
        name = one.site.family.name
        honest = one.verdict is Verdict.FLAGGED and one.site.family.honest is Honest.FLAG
        if one.verdict is Verdict.EXACT or honest or shown[name] >= number:
            continue
        shown[name] += 1
        lines.append(_detail(one))
    return "\n".join(lines)


def is_failure(judgements: Sequence[Judgement]) -> bool:
    """Say whether anything is silently wrong, or falsely called partial."""
    return any(one.verdict in (Verdict.SILENT, Verdict.FALSE) for one in judgements)


def _detail(one: Judgement) -> str:
    style = one.site.style
    pages = len(one.article.pages) if one.article else 0
    evidence = f" ({one.row.evidence})" if one.row and one.row.evidence else ""
    where = f"{pages} pages, {style.frame.name}, {style.layout.name}, {style.codec}"
    return f"{one.verdict} {one.site.family.name} {one.url}: {where}\n    {one.why}{evidence}"


def _line(name: str, cells: list[str], honest: str, system: str) -> str:
    return (
        f"{name:<26}" + "".join(f"{cell:>9}" for cell in cells) + f"  {honest:<6} {system}".rstrip()
    )


def _is_good(honest: Honest, count: Counter[Verdict]) -> bool:
    good = {Verdict.EXACT, Verdict.FLAGGED} if honest is Honest.FLAG else {Verdict.EXACT}
    return set(count) <= good


def _badness(count: Counter[Verdict]) -> list[int]:
    return [-count[verdict] for verdict in reversed(_COLUMNS)]
