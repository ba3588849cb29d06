"""A script cut into tokens: what its names are set to, and its functions. Nothing is run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Token = tuple[str, str]
"""Kind (`string`, `number`, `name`, `sign`) and text."""

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<number>(?<!\d)\d{1,9}(?!\d))"""
    r"""|(?P<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)|(?P<sign>===|!==|==|!=|<=|>=|&&|\|\||\+\+|--|\+=|[-+*/?:<>=(){}\[\];,!])""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LONGEST = 60_000


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
        elif kind in {"name", "string"} and text_at(tokens, i + 1) in {"=", ":"}:
            name = literal(text) if kind == "string" else text.rpartition(".")[2]
            if name not in moving:
                script.settings.setdefault(name, tokens[i + 2 : end_of(tokens, i + 2)])
    return script


def _tokens(code: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or ""
        if kind != "comment":
            yield kind, found[0]


def literal(text: str) -> str:
    """Return what a quoted string holds."""
    return _ESCAPE.sub(r"\1", text[1:-1])


def text_at(tokens: Sequence[Token], i: int) -> str:
    """Return the text of a token, nothing beyond the ends."""
    return tokens[i][1] if 0 <= i < len(tokens) else ""


def _moving(tokens: Sequence[Token]) -> set[str]:
    """Name what counts in a loop, and what is a parameter: their values are not what they are set to first."""
    names: set[str] = set()
    for i, (kind, text) in enumerate(tokens):
        if kind == "name" and text_at(tokens, i + 1) in {"++", "--", "+="}:
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
    name = text_at(tokens, i + 1)
    if name == "(":
        name = text_at(tokens, i - 2) if text_at(tokens, i - 1) in {"=", ":"} else ""
    parameters, at = _parameters(tokens, i)
    start = at + 1
    if name and text_at(tokens, start) == "{":
        script.functions[name.rpartition(".")[2]] = Function(
            parameters, tokens[start + 1 : closing(tokens, start)]
        )


def closing(tokens: Sequence[Token], start: int) -> int:
    """Find the brace that closes the one at `start`."""
    depth = 0
    for j in range(start, len(tokens)):
        depth += (tokens[j][1] == "{") - (tokens[j][1] == "}")
        if depth == 0:
            return j
    return len(tokens)


def end_of(tokens: Sequence[Token], start: int) -> int:
    """Find where an expression ends: at a separator outside of brackets."""
    depth = 0
    for j in range(start, len(tokens)):
        text = tokens[j][1]
        depth += (text in "([{") - (text in ")]}") if len(text) == 1 else 0
        if depth < 0 or (depth == 0 and text in {";", ","}) or text in {"var", "function"}:
            return j
    return len(tokens)
