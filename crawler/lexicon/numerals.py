"""Chinese numerals."""

NUMERAL = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
"""Matches a Chinese numeral from 1 to 99."""
_FIGURES = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def in_digits(numeral: str) -> str:
    """Write a Chinese numeral up to 99, or a row of figures, in digits; digits stay as they are.

    >>> [in_digits(text) for text in ("三", "十", "十一", "二十", "三十一", "二〇一七", "02")]
    ['3', '10', '11', '20', '31', '2017', '02']
    """
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return numeral.translate(_FIGURES)
    return (tens.translate(_FIGURES) or "1") + (ones.translate(_FIGURES) or "0")
