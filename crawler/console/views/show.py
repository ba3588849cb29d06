"""The page of `scrapy show` for a person. Pure."""

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from crawler.archive.record import Record, StoredPage, Version
from crawler.citation import gbt
from crawler.differences import Span, by_paragraph, differences
from crawler.model import FIELDS, LISTS
from crawler.text import printable

Row = tuple[object, ...]

_COMPARED = tuple(field.name for field in FIELDS if field.column.compared)
_FACTS = tuple(name for name in _COMPARED if name not in {"title", "subtitle", "status"})
_INDENT = "　　"
_MARKS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_COLOURS = {"same": ("", ""), "gone": ("\x1b[31;9m", "\x1b[0m"), "new": ("\x1b[32;4m", "\x1b[0m")}


def tell_record(record: Record, version: Version) -> str:
    """Write a version of an article: what is known of it, its pages and versions, its text."""
    return "\n\n".join(_blocks(record, version)) + "\n"


def tell_changes(old: Version, new: Version, *, colours: bool) -> str:
    """Write what changed from one version to another, by the character: `[-gone-]`, `{+new+}`; paragraphs that did not are left out."""
    marks = _COLOURS if colours else _MARKS
    opening = (
        f"Version {old.revision} to {new.revision}, {new.changed_at} ({old.cause or 'current'})"
    )
    texts = [(name, _text(old, name), _text(new, name)) for name in _COMPARED]
    lines = [
        f"{name}: {_marked(differences(before, after), marks)}"
        for name, before, after in texts
        if before != after
    ]
    changed = [
        spans
        for spans in by_paragraph(differences(old.body, new.body))
        if any(s.kind != "same" for s in spans)
    ]
    lines += [_INDENT + _marked(spans, marks) for spans in changed]
    return "\n".join([opening, "", *(lines or ["Title and text are the same."])]) + "\n"


def _blocks(record: Record, version: Version) -> Iterator[str]:
    yield (
        "\n".join(printable(line) for line in (version.title, version.subtitle) if line)
        or "(no title)"
    )
    yield _table([(name, value) for name, value in _facts(record, version) if value], ())
    if version is record.current:
        yield _table(
            map(_page, record.pages),
            ("page", "fetched", "status", "sha256", "raw bytes", "address"),
        )
    if len(record.versions) > 1:
        yield _table(
            map(_version, record.versions),
            ("version", "since", "title", "characters", "replaced because"),
        )
    if version.paragraphs:
        yield "\n".join(_INDENT + printable(paragraph) for paragraph in version.paragraphs)
    captions = (
        [image.caption for image in record.images if image.caption]
        if version is record.current
        else []
    )
    if captions:
        yield "\n".join(printable(f"[picture] {caption}") for caption in captions)


def _facts(record: Record, version: Version) -> Iterator[tuple[str, str | None]]:
    said = record.cite(version)
    yield "id", str(record.id)
    yield "address", record.url
    for name in _FACTS:
        yield name.removesuffix("_at"), _text(version, name)
    yield "status", _status(version)
    yield (
        "version",
        f"{version.revision} of {record.current.revision}, archived {version.archived_at}, since {version.changed_at}",
    )
    yield "gone since", record.gone_at
    yield "identifier", said.identifier
    yield "sha256", version.body_sha256
    yield "cite", gbt(said)


def _status(version: Version) -> str:
    declared = f" of {version.pages_declared}" if version.pages_declared else ""
    evidence = f" ({version.pages_evidence})" if version.pages_evidence else ""
    missing = ", ".join(map(str, version.missing_pages))
    pages = f", all{declared} pages{evidence}" if declared and version.status == "complete" else ""
    return f"{version.status}{pages}{f', without page {missing}{declared}: {version.missing_reason}' if missing else ''}"


def _page(page: StoredPage) -> Row:
    place = f"{page.warc_file}, {page.warc_offset}" if page.warc_file else ""
    return page.page, page.fetched_at, page.http_status, page.sha256[:12], place, page.url


def _version(version: Version) -> Row:
    return version.revision, version.changed_at, version.title, len(version.body), version.cause


def _text(version: Version, name: str) -> str:
    value = getattr(version, name)
    return ", ".join(value) if name in LISTS else value or ""


def _marked(spans: list[Span], marks: dict[str, tuple[str, str]]) -> str:
    return "".join(
        f"{marks[span.kind][0]}{printable(span.text)}{marks[span.kind][1]}" for span in spans
    )


def _table(rows: Iterator[Row] | Sequence[Row], headers: Sequence[str]) -> str:
    cells = [["" if value is None else printable(str(value)) for value in row] for row in rows]
    return tabulate(
        cells, headers=headers, tablefmt="simple" if headers else "plain", disable_numparse=True
    )
