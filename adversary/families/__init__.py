"""The families, by kind."""

from adversary.families import documents, handlers, lying, ones, paths, queries, scripts, static, words
from adversary.family import Family

FAMILIES: tuple[Family, ...] = (
    static.FAMILIES + queries.FAMILIES + paths.FAMILIES + words.FAMILIES + scripts.FAMILIES + handlers.FAMILIES + documents.FAMILIES
    + lying.FAMILIES + ones.FAMILIES
)  # fmt: skip
