"""Where addresses come from: listings, feeds, sitemaps, daily issues."""
