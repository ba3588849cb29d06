"""The families, by kind."""

from adversary.families import (
    documents,
    handlers,
    lying,
    ones,
    paths,
    queries,
    scripts,
    static,
    words,
)
from adversary.family import Family

KINDS: dict[str, tuple[Family, ...]] = {
    "files": static.FAMILIES,
    "queries": queries.FAMILIES,
    "paths": paths.FAMILIES,
    "wording": words.FAMILIES,
    "scripts": scripts.FAMILIES,
    "handlers": handlers.FAMILIES,
    "one document": documents.FAMILIES,
    "lies and holes": lying.FAMILIES,
    "one page": ones.FAMILIES,
}
FAMILIES: tuple[Family, ...] = tuple(family for families in KINDS.values() for family in families)
