"""What commands share: their base class, their views, the verdict on a crawl."""
