"""The rules that take lines out of a body, by where they stand."""
