"""Wording that recurs on pages and is not the article: named rules, and the loop that applies them."""
