"""The tables of words, phrases and names, by subject. `patterns.py` reads them."""
