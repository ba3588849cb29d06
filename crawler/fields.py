"""What the house does with a field of an article: the columns of the table that `model.Edition` is.

A field is an attribute of `Edition` whose annotation carries a `Column`. Exports, Parquet types,
monitoring, labels, comparisons and the columns that the archive reads and writes come from there.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, get_args, get_origin, get_type_hints

Text = str | None
Names = tuple[str, ...]
Number = int | None
Numbers = tuple[int, ...]


class FieldType(Enum):
    """The type of a field's values, which decides how a cell, a column or a line shows them."""

    TEXT = auto()
    NAMES = auto()
    NUMBER = auto()
    NUMBERS = auto()


class Merge(Enum):
    """How the field of an article is made from its pages."""

    FIRST = auto()
    """The first page that states it is right."""
    FIRST_PAGE = auto()
    """Page 1 alone states it."""
    UNION = auto()
    """Every page may name more of them: the credits."""


@dataclass(frozen=True, slots=True)
class Column:
    """What the annotation of a field says of it."""

    chinese: str
    english: str
    merge: Merge | None = None
    """None: the field is not read from pages, but known of the article as a whole."""
    watched: bool = False
    """A run in which fewer articles than usual have it is a finding."""
    compared: bool = False
    """The views of an article show it, and what changed in it between two versions."""
    cited: bool = False
    """Its names are authors of a citation."""
    exported: bool = True
    versioned: bool = True
    """A difference in it makes a new version."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its name, which is that of the column in the archive as well."""

    name: str
    type: FieldType
    column: Column

    @property
    def is_list(self) -> bool:
        """Return whether it holds several values."""
        return self.type in {FieldType.NAMES, FieldType.NUMBERS}


def fields_of(table: type) -> tuple[Field, ...]:
    """List the fields that a class declares, in their order."""
    hints = get_type_hints(table, include_extras=True)
    annotated = {name: get_args(hint) for name, hint in hints.items()}
    return tuple(
        Field(name, _type_of(arguments[0]), arguments[1])
        for name, arguments in annotated.items()
        if isinstance(arguments[-1], Column)
    )


def _type_of(hint: Any) -> FieldType:
    is_number = int in get_args(hint)
    if get_origin(hint) is tuple:
        return FieldType.NUMBERS if is_number else FieldType.NAMES
    return FieldType.NUMBER if is_number else FieldType.TEXT
