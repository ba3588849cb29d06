"""What a crawl does: visits to articles, harvests of sources, and everything between them and the archive."""
