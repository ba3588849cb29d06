"""The formats of an export by name, and which one a file's ending means."""

import importlib.util
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

import msgspec

from crawler.errors import DeclarationError
from crawler.exports.columns import Record
from crawler.exports.markdown import write_markdown
from crawler.exports.sheet import write_csv
from crawler.exports.targets import standard_output, whole_file, whole_folder

FORMATS = ("jsonl", "csv", "parquet", "markdown")
_ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


def chosen(option: str | None, target: Path | None) -> str:
    """Return the format of `--format`, or that of the target's ending; raises DeclarationError."""
    name = option or _format_of(target)
    if target is None and name in {"parquet", "markdown"}:
        place = "folder" if name == "markdown" else "file"
        raise DeclarationError(f"--format {name} needs a {place} to write to.")
    if name == "parquet" and importlib.util.find_spec("pyarrow") is None:
        raise DeclarationError(
            "Parquet needs pyarrow, which nothing else does: `make .venv/parquet` installs it."
        )
    return name


def write(records: Iterable[Record], name: str, target: Path | None, *, raw: bool = False) -> None:
    """Write records in a format to a target, or to the standard output."""
    if name == "markdown" and target is not None:
        with whole_folder(target) as folder:
            write_markdown(records, folder)
        return
    with _output(target) as out:
        if name == "csv":
            write_csv(records, out, raw=raw)
        elif name == "parquet":
            _write_parquet(records, out)
        else:
            out.writelines(msgspec.json.encode(record) + b"\n" for record in records)


def _format_of(target: Path | None) -> str:
    if target is None:
        return "jsonl"
    name = _ENDINGS.get(target.suffix.lower())
    if name is None:
        raise DeclarationError(
            f"Which format is {target} to have? Give --format {', '.join(FORMATS)}."
        )
    return name


def _output(target: Path | None) -> AbstractContextManager[BinaryIO]:
    return standard_output() if target is None else whole_file(target)


def _write_parquet(records: Iterable[Record], out: BinaryIO) -> None:
    # Imported here alone: nothing else needs pyarrow.
    from crawler.exports.parquet import write_parquet  # noqa: PLC0415

    write_parquet(records, out)
