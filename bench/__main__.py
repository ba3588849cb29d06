"""`make bench`: every measurement, one after the other."""

from bench import backfill, crawl, exports, frontier, hourly, library, raw, start, storing

if __name__ == "__main__":
    start.main()
    crawl.main()
    backfill.main()
    storing.main()
    frontier.main()
    hourly.main()
    raw.main()
    library.main()
    exports.main()
