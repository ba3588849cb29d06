"""Bytes to text, text to one Document."""
