"""Captions that begin with a label and a number."""

from crawler.lexicon.row import Phrase

NUMBERED: tuple[Phrase, ...] = (
    Phrase(r"图片?[一二三四五六七八九十\d]*\s*[:：/|]", "图片2：渡口的早班船", "图片里的渡口"),
    Phrase(r"图[一二三四五六七八九十\d]+", "图三 渡口的早班船", "图上的渡口"),
)
