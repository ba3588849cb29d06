"""The engine of Weiye: it knows Scrapy, HTML and SQLite, and no site."""

__version__ = "0.1.0"
