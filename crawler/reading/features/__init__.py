"""Features of a single line: credits, dates, phrases."""
