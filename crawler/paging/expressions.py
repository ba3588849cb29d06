"""The few expressions of a script that build an address: strings and numbers added, compared, chosen between.

Nothing is run. A script is cut into tokens; an expression is worked out where every name in it has a definition, save one that
stays free: that one is the number of a page. What is not understood is Unknown, and says nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from crawler.paging.script_tokens import Script, Token, closing, end_of, literal, text_at

Value = str | int

_OWN = re.compile(r"^(?:this|self|window|opts?|options|config|settings|that)\.(.+)$")
_TRANSPARENT = frozenset(
    ("String", "Number", "parseInt", "encodeURI", "encodeURIComponent", "escape")
)
_DEEPEST = 12


class Unknown(Exception):
    """The expression is not one that can be worked out."""


def values(
    script: Script, tokens: Sequence[Token], given: Mapping[str, Value], free: int | None
) -> Iterator[str]:
    """Yield the strings that expressions in these tokens come to; `free` stands for the one name that is not set anywhere."""
    starts = {"=", "+=", "(", ",", ":", "?", ";", "{"}
    skipped = 0
    for i in range(len(tokens)):
        if tokens[i][1] == "if":
            skipped = max(skipped, _never(script, tokens, given, i))
        if i < skipped:
            continue
        before = text_at(tokens, i - 1) if i else ";"
        if before not in starts and before != "return":
            continue
        work = _Work(script, tokens, given, free)
        try:
            value, _ = work.choice(i, 0)
        except Unknown:
            continue
        if isinstance(value, str) and value and len(work.met) <= 1:
            yield value


def _never(script: Script, tokens: Sequence[Token], given: Mapping[str, Value], i: int) -> int:
    """Return where the branch of the `if` at `i` ends, when its condition is known to be false; else 0."""
    work = _Work(script, tokens, given, None)
    try:
        value, end = work.single(i + 1, 0)
    except Unknown:
        return 0
    if value:
        return 0
    return closing(tokens, end) if text_at(tokens, end) == "{" else end_of(tokens, end)


class _Work:
    """Works one expression out, by descent; `met` collects the free names."""

    def __init__(
        self, script: Script, tokens: Sequence[Token], given: Mapping[str, Value], free: int | None
    ) -> None:
        self.script, self.tokens, self.given, self.free = script, tokens, given, free
        self.met: set[str] = set()

    def choice(self, i: int, depth: int) -> tuple[Value, int]:
        if depth > _DEEPEST:
            raise Unknown
        value, i = self.condition(i, depth)
        if text_at(self.tokens, i) != "?":
            return value, i
        yes, i = self.choice(i + 1, depth + 1)
        if text_at(self.tokens, i) != ":":
            raise Unknown
        no, i = self.choice(i + 1, depth + 1)
        return (yes if value else no), i

    def condition(self, i: int, depth: int) -> tuple[Value, int]:
        value, i = self.comparison(i, depth)
        while (sign := text_at(self.tokens, i)) in {"&&", "||"}:
            right, i = self.comparison(i + 1, depth)
            value = (value and right) if sign == "&&" else (value or right)
        return value, i

    def comparison(self, i: int, depth: int) -> tuple[Value, int]:
        left, i = self.total(i, depth)
        sign = text_at(self.tokens, i)
        if sign not in _COMPARE:
            return left, i
        right, i = self.total(i + 1, depth)
        return int(_COMPARE[sign](left, right)), i

    def total(self, i: int, depth: int) -> tuple[Value, int]:
        value, i = self.product(i, depth)
        while (sign := text_at(self.tokens, i)) in {"+", "-"}:
            right, i = self.product(i + 1, depth)
            value = _added(value, right) if sign == "+" else _number(value) - _number(right)
        return value, i

    def product(self, i: int, depth: int) -> tuple[Value, int]:
        value, i = self.single(i, depth)
        while text_at(self.tokens, i) == "*":
            right, i = self.single(i + 1, depth)
            value = _number(value) * _number(right)
        return value, i

    def single(self, i: int, depth: int) -> tuple[Value, int]:
        if i >= len(self.tokens) or depth > _DEEPEST:
            raise Unknown
        kind, text = self.tokens[i]
        if kind == "string":
            return literal(text), i + 1
        if kind == "number":
            return int(text), i + 1
        if text == "(":
            value, i = self.choice(i + 1, depth + 1)
            if text_at(self.tokens, i) != ")":
                raise Unknown
            return value, i + 1
        if kind != "name" or text in {"function", "var", "return", "new", "if", "else", "for"}:
            raise Unknown
        if text_at(self.tokens, i + 1) == "(":
            return self.called(text, i + 2, depth)
        if text_at(self.tokens, i + 1) == "[":
            raise Unknown
        return self.named(text, depth), i + 1

    def called(self, name: str, i: int, depth: int) -> tuple[Value, int]:
        value, i = self.choice(i, depth + 1)
        if text_at(self.tokens, i) != ")":
            raise Unknown
        if name in _TRANSPARENT:
            return value, i + 1
        function = self.script.functions.get(name)
        if function is None or len(function.parameters) != 1:
            raise Unknown
        return self._elsewhere(
            _returned(function.body), {function.parameters[0]: value}, depth
        ), i + 1

    def named(self, name: str, depth: int) -> Value:
        if name in self.given:
            return self.given[name]
        own = _OWN.match(name)
        bare = own[1] if own else name
        setting = self.script.settings.get(bare)
        if setting:
            try:
                return self._elsewhere(setting, self.given, depth)
            except Unknown:
                if self.free is None:
                    raise
        if self.free is None:
            raise Unknown
        self.met.add(name)
        return self.free

    def _elsewhere(self, tokens: Sequence[Token], given: Mapping[str, Value], depth: int) -> Value:
        work = _Work(self.script, tokens, given, self.free)
        value, end = work.choice(0, depth + 1)
        if end < len(tokens):
            raise Unknown
        self.met |= work.met
        return value


def _returned(body: Sequence[Token]) -> Sequence[Token]:
    start = next((j + 1 for j, token in enumerate(body) if token[1] == "return"), None)
    if start is None:
        raise Unknown
    return body[start : end_of(body, start)]


def _added(left: Value, right: Value) -> Value:
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    return f"{left}{right}"


def _number(value: Value) -> int:
    if isinstance(value, str) and not value.isdigit():
        raise Unknown
    return int(value)


_COMPARE: dict[str, Callable[[Value, Value], bool]] = {
    "==": lambda a, b: str(a) == str(b),
    "===": lambda a, b: a == b,
    "!=": lambda a, b: str(a) != str(b),
    "!==": lambda a, b: a != b,
    "<": lambda a, b: _number(a) < _number(b),
    ">": lambda a, b: _number(a) > _number(b),
    "<=": lambda a, b: _number(a) <= _number(b),
    ">=": lambda a, b: _number(a) >= _number(b),
}
