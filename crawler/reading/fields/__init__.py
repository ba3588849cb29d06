"""The fields of a page, each read from the lines and from what the markup claims."""
