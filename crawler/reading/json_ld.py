"""JSON-LD as pages print it: the members of all its objects, whatever they are nested in."""

import json
import re
from collections.abc import Iterator
from typing import Any

# What templates leave in it and JSON does not know: a comment at the end of a line, a comma behind
# the last member.
_COMMENT = re.compile(r"(?:^|(?<=[,{}\[\]]))[ \t]*//.*$", re.MULTILINE)
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")


def members(script: str) -> Iterator[tuple[str, Any]]:
    """Yield key and value of each member in the order of the text; nothing of what is no JSON."""
    values = [_loaded(script)]
    while values:
        value = values.pop()
        if isinstance(value, dict):
            yield from value.items()
            values += reversed(value.values())
        elif isinstance(value, list):
            values += reversed(value)


def names(value: Any) -> list[str]:
    """Return the texts of a value: a string, the `name` of an object, those of a list's items."""
    values = value if isinstance(value, list) else [value]
    called = [each.get("name") if isinstance(each, dict) else each for each in values]
    return [name for name in called if isinstance(name, str)]


def _loaded(script: str) -> Any:
    """Load JSON, mended if necessary; None when it cannot be, or is nested too deeply."""
    for text in (script, _LAST_COMMA.sub("", _COMMENT.sub("", script))):
        try:
            return json.loads(text, strict=False)
        except ValueError:
            continue
        except RecursionError:
            return None
    return None
