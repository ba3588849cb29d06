"""The reading room: pages for people, on Datasette, over an archive that is opened for reading only."""
