"""The reading room: pages for people, on Datasette, over a read-only archive."""
