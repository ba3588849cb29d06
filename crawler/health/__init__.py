"""Whether a run is like the runs before it: what it measured, and what that finds. Pure."""
