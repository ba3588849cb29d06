"""Worst days, at length: crawls that are killed again and again, several at once. `make torture` takes minutes."""
