"""A run measured and compared with the runs before it."""
