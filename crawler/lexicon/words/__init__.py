"""The tables of words, by subject. A word stands in one row of one table; `patterns.py` reads them."""
