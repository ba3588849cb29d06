"""The crawl: the spider and its jobs for articles, revisits and sources."""
