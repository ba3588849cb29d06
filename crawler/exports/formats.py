"""The formats of an export by name, and which one a file's ending means."""

import importlib.util
from collections.abc import Iterable
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


def chosen(asked: str | None, target: Path | None) -> str:
    """Say which format is meant: the one asked for, or that of the target's ending."""
    ending = target.suffix.lower() if target else ".jsonl"
    name = asked or _ENDINGS.get(ending)
    if name is None:
        raise DeclarationError(
            f"Which format is {target} to have? Give --format {', '.join(FORMATS)}."
        )
    if target is None and name in {"parquet", "markdown"}:
        raise DeclarationError(
            f"--format {name} needs a {'folder' if name == 'markdown' else 'file'} to write to."
        )
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
    with whole_file(target) if target is not None else standard_output() as out:
        if name == "csv":
            write_csv(records, out, raw=raw)
        elif name == "parquet":
            _parquet(records, out)
        else:
            out.writelines(msgspec.json.encode(record) + b"\n" for record in records)


def _parquet(records: Iterable[Record], out: BinaryIO) -> None:
    from crawler.exports.parquet import write_parquet  # noqa: PLC0415 - only here, because nothing else needs pyarrow

    write_parquet(records, out)
