"""Wordings that reading, paging and discovery know, as data."""
