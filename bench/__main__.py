"""`make bench`: every measurement, one after the other."""

from bench import backfill, crawl, exports, frontier, hourly, raw, search, storing

if __name__ == "__main__":
    crawl.main()
    backfill.main()
    storing.main()
    frontier.main()
    hourly.main()
    raw.main()
    search.main(10_000)
    exports.main()
