"""Names of files made of Chinese titles, which every file system takes. Pure."""

import re
import unicodedata

# Windows refuses these; their full-width forms say the same.
_RESERVED = {ord(sign): chr(ord(sign) + 0xFEE0) for sign in '<>:"/\\|?*'}
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=[. ]|$)", re.IGNORECASE)
# The shortest limit in use: encrypted home folders (eCryptfs). A Chinese character has three bytes.
_MOST_BYTES = 143


def file_name(title: str | None, day: str | None, identifier: str, ending: str = ".md") -> str:
    """Name the file of an article: day, title as far as there is room, unique identifier.

    >>> file_name("小河口：一本账?", "2017-02-03", "weiye:c558d0d4b4862f68eaae.1.9f86d081884c")
    '2017-02-03 小河口：一本账？ c558d0d4b486.md'
    """
    tail = f" {identifier.partition(':')[2][:12]}{ending}"
    name = " ".join(_clean(part) for part in (day, title) if part)
    if _DEVICE.match(name):
        name = f"_{name}"
    return (_cut(name, _MOST_BYTES - len(tail)) + tail).strip()


def _clean(text: str) -> str:
    """Take out what a name cannot hold.

    Composed, because macOS takes composed and decomposed letters for the same.
    """
    text = unicodedata.normalize("NFC", text).translate(_RESERVED)
    text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split()).lstrip(".~- ")


def _cut(text: str, most: int) -> str:
    """Cut to a number of bytes, between characters, and never before a combining mark."""
    cut = text.encode()[:most].decode(errors="ignore")
    if cut != text and unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    return cut.rstrip()
