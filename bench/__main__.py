"""`make bench`: every measurement, one after the other."""

from bench import crawl

if __name__ == "__main__":
    crawl.main()
