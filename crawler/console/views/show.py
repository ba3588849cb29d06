"""The page of `scrapy show` for a person. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from tabulate import tabulate

from crawler.archive.record import Record, StoredPage, Version
from crawler.citation import gbt
from crawler.differences import Span, by_paragraph, differences
from crawler.model import FIELDS, LISTS
from crawler.text import printable

Row = tuple[object, ...]
Marks = dict[str, tuple[str, str]]
"""What opens and closes a span of each kind."""

_COMPARED = tuple(field.name for field in FIELDS if field.column.compared)
_FACTS = tuple(name for name in _COMPARED if name not in {"title", "subtitle", "status"})
_PAGE = ("page", "fetched", "status", "sha256", "raw bytes", "address")
_VERSION = ("version", "since", "title", "characters", "replaced because")
_INDENT = "　　"
_MARKS: Marks = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_COLOURS: Marks = {
    "same": ("", ""),
    "gone": ("\x1b[31;9m", "\x1b[0m"),
    "new": ("\x1b[32;4m", "\x1b[0m"),
}


def tell_record(record: Record, version: Version) -> str:
    """Write a version of an article: its fields, its pages and versions, its text."""
    return "\n\n".join(_blocks(record, version)) + "\n"


def tell_changes(old: Version, new: Version, *, colours: bool) -> str:
    """Write the differences of two versions, by the character: `[-gone-]`, `{+new+}`.

    Fields and paragraphs that are the same are left out.
    """
    marks = _COLOURS if colours else _MARKS
    cause = old.cause or "current"
    opening = f"Version {old.revision} to {new.revision}, {new.changed_at} ({cause})"
    lines = [*_changed_fields(old, new, marks), *_changed_paragraphs(old, new, marks)]
    if not lines:
        lines = ["Title and text are the same."]
    return "\n".join([opening, "", *lines]) + "\n"


def _changed_fields(old: Version, new: Version, marks: Marks) -> Iterator[str]:
    for name in _COMPARED:
        before, after = _text(old, name), _text(new, name)
        if before != after:
            yield f"{name}: {_marked(differences(before, after), marks)}"


def _changed_paragraphs(old: Version, new: Version, marks: Marks) -> Iterator[str]:
    for spans in by_paragraph(differences(old.body, new.body)):
        if any(span.kind != "same" for span in spans):
            yield _INDENT + _marked(spans, marks)


def _blocks(record: Record, version: Version) -> Iterator[str]:
    is_current = version is record.current
    yield _title(version)
    yield _table([(name, value) for name, value in _facts(record, version) if value], ())
    if version.pages:
        yield _table(map(_page, version.pages), _PAGE)
    if len(record.versions) > 1:
        yield _table(map(_version, record.versions), _VERSION)
    if version.paragraphs:
        yield "\n".join(_INDENT + printable(paragraph) for paragraph in version.paragraphs)
    if is_current:
        yield from _captions(record)


def _title(version: Version) -> str:
    lines = [printable(line) for line in (version.title, version.subtitle) if line]
    return "\n".join(lines) or "(no title)"


def _captions(record: Record) -> Iterator[str]:
    captions = [image.caption for image in record.images if image.caption]
    if captions:
        yield "\n".join(printable(f"[picture] {caption}") for caption in captions)


def _facts(record: Record, version: Version) -> Iterator[tuple[str, str | None]]:
    cited = record.cite(version)
    yield "id", str(record.id)
    yield "address", record.url
    for name in _FACTS:
        yield name.removesuffix("_at"), _text(version, name)
    yield "status", _status(version)
    yield "version", _number(record, version)
    yield "gone since", record.gone_at
    yield "identifier", cited.identifier
    yield "sha256", version.body_sha256
    yield "cite", gbt(cited)


def _number(record: Record, version: Version) -> str:
    number = f"{version.revision} of {record.current.revision}"
    return f"{number}, archived {version.archived_at}, since {version.changed_at}"


def _status(version: Version) -> str:
    declared = f" of {version.pages_declared}" if version.pages_declared else ""
    if version.missing_pages:
        missing = ", ".join(map(str, version.missing_pages))
        return f"{version.status}, without page {missing}{declared}: {version.missing_reason}"
    if not declared or version.status != "complete":
        return version.status
    evidence = f" ({version.pages_evidence})" if version.pages_evidence else ""
    return f"{version.status}, all{declared} pages{evidence}"


def _page(page: StoredPage) -> Row:
    place = f"{page.warc_file}, {page.warc_offset}" if page.warc_file else ""
    return page.page, page.fetched_at, page.http_status, page.sha256[:12], place, page.url


def _version(version: Version) -> Row:
    return version.revision, version.changed_at, version.title, len(version.body), version.cause


def _text(version: Version, name: str) -> str:
    value = getattr(version, name)
    return ", ".join(value) if name in LISTS else value or ""


def _marked(spans: list[Span], marks: Marks) -> str:
    texts = ((marks[span.kind], printable(span.text)) for span in spans)
    return "".join(f"{opening}{text}{closing}" for (opening, closing), text in texts)


def _table(rows: Iterable[Row], headers: Sequence[str]) -> str:
    cells = [[_cell(value) for value in row] for row in rows]
    style = "simple" if headers else "plain"
    return tabulate(cells, headers=headers, tablefmt=style, disable_numparse=True)


def _cell(value: object) -> str:
    return "" if value is None else printable(str(value))
