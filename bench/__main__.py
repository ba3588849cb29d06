"""`make bench`: every measurement, one after the other."""

from bench import backfill, crawl, frontier, hourly, raw, storing

if __name__ == "__main__":
    crawl.main()
    backfill.main()
    storing.main()
    frontier.main()
    hourly.main()
    raw.main()
