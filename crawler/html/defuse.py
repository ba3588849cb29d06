"""Markup that would stop a parser, made harmless before it is parsed."""

import re

_STRIDE = 60_000
_MOST_ATTRIBUTES = 5_000
_VALUE = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_TAG = re.compile(rb"<[A-Za-z][^\s<>]{0,40}(?=\s)")


def defused(source: bytes) -> bytes:
    """Take the attributes off tags that have thousands: the parser's time grows with their square.

    Such a tag is long, so it is enough to look where 60 KB have no end of a tag.
    """
    position = 0
    while (position := position + _STRIDE) < len(source):
        end = source.find(b">", position)
        end = len(source) if end < 0 else end
        start = source.rfind(b"<", 0, position)
        if end - position < _STRIDE // 2 or start < 0:
            continue
        name = _TAG.match(source, start)
        if name and _attributes(source[start:end]) > _MOST_ATTRIBUTES:
            source = source[: name.end()] + source[end:]
            position = name.end()
        else:
            position = end
    return source


def _attributes(tag: bytes) -> int:
    """Count the attributes of a tag, with a value or without.

    The words of a value are none, nor is the text behind a tag.
    """
    bare = _VALUE.sub(b"", tag)
    return tag.count(b"=") if b">" in bare else max(tag.count(b"="), len(bare.split()))
