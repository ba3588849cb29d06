"""The few expressions of a script that build an address: strings and numbers added, compared, chosen between.

Nothing is run. A script is cut into tokens; an expression is worked out where every name in it has a definition, save one that
stays free: that one is the number of a page. What is not understood is Unknown, and says nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Value = str | int
Token = tuple[str, str]
"""Kind (`string`, `number`, `name`, `sign`) and text."""

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<number>(?<!\d)\d{1,9}(?!\d))"""
    r"""|(?P<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)|(?P<sign>===|!==|==|!=|<=|>=|&&|\|\||\+\+|--|\+=|[-+*/?:<>=(){}\[\];,!])""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_OWN = re.compile(r"^(?:this|self|window|opts?|options|config|settings|that)\.(.+)$")
_TRANSPARENT = frozenset(
    ("String", "Number", "parseInt", "encodeURI", "encodeURIComponent", "escape")
)
_DEEPEST = 12
_LONGEST = 60_000


class Unknown(Exception):
    """The expression is not one that can be worked out."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the page: its parameters, and the tokens of its body."""

    parameters: tuple[str, ...]
    body: tuple[Token, ...]


@dataclass(slots=True)
class Script:
    """The scripts of a page: tokens, what names are set to, and functions."""

    tokens: tuple[Token, ...]
    settings: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)


def read_script(code: str) -> Script:
    """Cut a script into tokens, and find what it sets and defines."""
    tokens = tuple(_tokens(code[:_LONGEST]))
    script = Script(tokens)
    moving = _moving(tokens)
    for i, (kind, text) in enumerate(tokens):
        if kind == "name" and text == "function":
            _define(script, i)
        elif kind in {"name", "string"} and _text(tokens, i + 1) in {"=", ":"}:
            name = _literal(text) if kind == "string" else text.rpartition(".")[2]
            if name not in moving:
                script.settings.setdefault(name, tokens[i + 2 : _end(tokens, i + 2)])
    return script


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
        before = _text(tokens, i - 1) if i else ";"
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
    return _closing(tokens, end) if _text(tokens, end) == "{" else _end(tokens, end)


def _tokens(code: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or ""
        if kind != "comment":
            yield kind, found[0]


def _literal(text: str) -> str:
    return _ESCAPE.sub(r"\1", text[1:-1])


def _text(tokens: Sequence[Token], i: int) -> str:
    return tokens[i][1] if 0 <= i < len(tokens) else ""


def _moving(tokens: Sequence[Token]) -> set[str]:
    """Name what counts in a loop, and what is a parameter: their values are not what they are set to first."""
    names: set[str] = set()
    for i, (kind, text) in enumerate(tokens):
        if kind == "name" and _text(tokens, i + 1) in {"++", "--", "+="}:
            names.add(text)
        elif text == "function":
            names.update(_parameters(tokens, i)[0])
    return names


def _parameters(tokens: Sequence[Token], i: int) -> tuple[tuple[str, ...], int]:
    """Read the parameters of the function at `i`, and give where they end."""
    start = next((j for j in range(i + 1, min(i + 3, len(tokens))) if tokens[j][1] == "("), None)
    if start is None:
        return (), i
    end = next((j for j in range(start, len(tokens)) if tokens[j][1] == ")"), len(tokens))
    return tuple(text for kind, text in tokens[start:end] if kind == "name"), end


def _define(script: Script, i: int) -> None:
    tokens = script.tokens
    name = _text(tokens, i + 1)
    if name == "(":
        name = _text(tokens, i - 2) if _text(tokens, i - 1) in {"=", ":"} else ""
    parameters, at = _parameters(tokens, i)
    start = at + 1
    if name and _text(tokens, start) == "{":
        script.functions[name.rpartition(".")[2]] = Function(
            parameters, tokens[start + 1 : _closing(tokens, start)]
        )


def _closing(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for j in range(start, len(tokens)):
        depth += (tokens[j][1] == "{") - (tokens[j][1] == "}")
        if depth == 0:
            return j
    return len(tokens)


def _end(tokens: Sequence[Token], start: int) -> int:
    """Find where an expression ends: at a separator outside of brackets."""
    depth = 0
    for j in range(start, len(tokens)):
        text = tokens[j][1]
        depth += (text in "([{") - (text in ")]}") if len(text) == 1 else 0
        if depth < 0 or (depth == 0 and text in {";", ","}) or text in {"var", "function"}:
            return j
    return len(tokens)


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
        if _text(self.tokens, i) != "?":
            return value, i
        yes, i = self.choice(i + 1, depth + 1)
        if _text(self.tokens, i) != ":":
            raise Unknown
        no, i = self.choice(i + 1, depth + 1)
        return (yes if value else no), i

    def condition(self, i: int, depth: int) -> tuple[Value, int]:
        value, i = self.comparison(i, depth)
        while (sign := _text(self.tokens, i)) in {"&&", "||"}:
            right, i = self.comparison(i + 1, depth)
            value = (value and right) if sign == "&&" else (value or right)
        return value, i

    def comparison(self, i: int, depth: int) -> tuple[Value, int]:
        left, i = self.total(i, depth)
        sign = _text(self.tokens, i)
        if sign not in _COMPARE:
            return left, i
        right, i = self.total(i + 1, depth)
        return int(_COMPARE[sign](left, right)), i

    def total(self, i: int, depth: int) -> tuple[Value, int]:
        value, i = self.product(i, depth)
        while (sign := _text(self.tokens, i)) in {"+", "-"}:
            right, i = self.product(i + 1, depth)
            value = _added(value, right) if sign == "+" else _number(value) - _number(right)
        return value, i

    def product(self, i: int, depth: int) -> tuple[Value, int]:
        value, i = self.single(i, depth)
        while _text(self.tokens, i) == "*":
            right, i = self.single(i + 1, depth)
            value = _number(value) * _number(right)
        return value, i

    def single(self, i: int, depth: int) -> tuple[Value, int]:
        if i >= len(self.tokens) or depth > _DEEPEST:
            raise Unknown
        kind, text = self.tokens[i]
        if kind == "string":
            return _literal(text), i + 1
        if kind == "number":
            return int(text), i + 1
        if text == "(":
            value, i = self.choice(i + 1, depth + 1)
            if _text(self.tokens, i) != ")":
                raise Unknown
            return value, i + 1
        if kind != "name" or text in {"function", "var", "return", "new", "if", "else", "for"}:
            raise Unknown
        if _text(self.tokens, i + 1) == "(":
            return self.called(text, i + 2, depth)
        if _text(self.tokens, i + 1) == "[":
            raise Unknown
        return self.named(text, depth), i + 1

    def called(self, name: str, i: int, depth: int) -> tuple[Value, int]:
        value, i = self.choice(i, depth + 1)
        if _text(self.tokens, i) != ")":
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
    return body[start : _end(body, start)]


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
