"""Scrapy's settings. Each line is a deviation from Scrapy's default, with its reason; ours are at the end."""

import sys
from pathlib import Path

from scrapy.settings import default_settings

from crawler import __version__

ROOT = Path(__file__).resolve().parent.parent
# Scrapy appends the project's root last to sys.path: an installed package called `spiders` would hide ours.
sys.path.insert(0, str(ROOT))


def _commands(argv: list[str]) -> str:
    """Return the module of the command that is run, else the package of them all.

    Scrapy imports every command there is to run one. The others of ours would cost that one half a second.
    """
    package = "crawler.commands"
    name = next((word for word in argv[1:] if not word.startswith("-")), "")
    is_scrapy = Path(argv[0]).stem in {"scrapy", "__main__"}  # not a program that starts Scrapy
    is_ours = name.isalpha() and (ROOT / "crawler" / "commands" / f"{name}.py").is_file()
    return f"{package}.{name}" if is_scrapy and is_ours else package


BOT_NAME = "weiye"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
SPIDER_LOADER_CLASS = "crawler.crawl.loading.Loader"  # a spider file with a mistake is named, and the others still run
COMMANDS_MODULE = _commands(sys.argv)
TEMPLATES_DIR = str(ROOT / "crawler" / "templates")  # `scrapy genspider` writes a declaration

# -- polite: a paper's server is small, and it is somebody else's
CONTACT = ""  # who runs this crawl, an address or a mail; added to the user agent, which every server sees
USER_AGENT = f"Weiye/{__version__} (news archive)"
ROBOTSTXT_OBEY = True  # Scrapy's own default is False
ROBOTSTXT_USER_AGENT = "Weiye"
DOWNLOAD_DELAY = 1.0  # one request a second to a site
DOWNLOAD_DELAY_JITTER = 0.5  # not in step with other cron jobs of the same minute
CONCURRENT_REQUESTS_PER_DOMAIN = 1
AUTOTHROTTLE_ENABLED = True  # slower still when the server is slow
AUTOTHROTTLE_START_DELAY = 1.0
COOKIES_ENABLED = (
    False  # articles need none; with cookies on, Scrapy asks publicsuffix.org by itself
)
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
    "Accept-Encoding": "gzip",  # the one coding of which a piece is never taken for the whole
}
CRAWL_DELAY_MAX = 300  # seconds; a robots.txt that asks for longer pauses is obeyed by fetching nothing of its host
RETRY_AFTER_MAX = 60  # seconds that a run waits when a server says Retry-After; beyond that the address is due later
BREAKER_FAILURES = (
    16  # failures of a host in a row after which it is asked for nothing more in this run
)
REQUESTS_PER_HOST = (
    0  # requests to one host in one run, retries and robots.txt included; 0 sets no limit
)
REQUESTS_PER_RUN = 0  # requests in one run; at the limit it ends with exit code 7, and the next run goes on; 0 sets none

CONCURRENT_REQUESTS = (
    8  # over all sites; Scrapy's 16 would only wait longer in line, and delay a stop
)

# -- bounded: one bad server must not hold the run
DOWNLOAD_TIMEOUT = 30  # seconds for the whole answer; Scrapy waits three minutes
DOWNLOAD_MAXSIZE = (
    32 * 2**20
)  # bytes; Scrapy takes a GiB, and the peak in memory is three times that
DOWNLOAD_WARNSIZE = 0  # a large article is no problem to report
RETRY_TIMES = 2
REDIRECT_MAX_TIMES = 5
METAREFRESH_MAXDELAY = 5  # longer ones are pages that reload, not redirects
URLLENGTH_LIMIT = 0  # Scrapy drops long addresses without a word; ours are recorded

# -- safe: pages are written by strangers
DOWNLOAD_HANDLERS = {
    "http": "crawler.network.download.BoundedDownloadHandler",  # headers without end would fill the memory
    "https": "crawler.network.download.BoundedDownloadHandler",
    "file": None,
    "data": None,
    "ftp": None,
    "s3": None,
}  # on by default, and they read local files
TWISTED_DNS_RESOLVER = "crawler.network.resolver.GuardedResolver"  # a name that leads to a private address is never connected to
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy accepts any certificate
TELNETCONSOLE_ENABLED = False  # both run code that is sent to them, and are on by default
REMOTE_CONTROL_ENABLED = False

# -- whole: nothing may vanish between the parts
HTTPERROR_ALLOW_ALL = True  # `crawler.network.outcome` judges every status, in one place
DOWNLOADER_MIDDLEWARES = {
    "crawler.network.offsite.OffsiteMiddleware": 10,  # before all others: it sees every request, also the robots.txt ones
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # OffsiteMiddleware does it for redirects, too
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.network.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": None,
    "crawler.network.useragent.UserAgentMiddleware": 500,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.network.retry.RetryMiddleware": 550,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.network.compression.CompressionMiddleware": 590,
    "crawler.network.compression.WholeGzipMiddleware": 595,  # just before it is decompressed
    "crawler.network.capture.CaptureMiddleware": 597,  # before anything decodes; redirects (600) are followed, not kept
    "crawler.network.resolver.PrivateNameMiddleware": 975,
    "crawler.network.throttle.ThrottleMiddleware": 980,  # last before the network: it counts every request, retries included
    "crawler.network.replay.ReplayMiddleware": 990,  # nearest to the network, which it stands for
}
EXTENSIONS_BASE = {
    name: order
    for name, order in default_settings.EXTENSIONS_BASE.items()
    if "telnet" not in name and "remote_control" not in name  # off, and a web server to import
}
EXTENSIONS = {
    "crawler.crawl.archive_client.ArchiveClient": 0,
    "crawler.crawl.progress.Progress": 0,
}
ITEM_PIPELINES = {
    "pipelines.check.CheckPipeline": 100,  # what is no article does not reach the archive
    "pipelines.store.StorePipeline": 900,  # last: what was exported was stored
}

# -- readable
LOG_LEVEL = "WARNING"  # cron mails what is printed; -L INFO tells what happens
LOG_FORMATTER = "crawler.crawl.progress.ShortLog"  # Scrapy logs whole items
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the run's report names what failed, once
FEED_EXPORT_ENCODING = "utf-8"
DEFAULT_DROPITEM_LOG_LEVEL = "INFO"

# -- ours
ARCHIVE_DB = str(
    ROOT / "archive.db"
)  # the archive, in the folder of scrapy.cfg whatever the working directory
ARCHIVE_WARC = True  # keep the bytes of each page as they came, in WARC files in archive.warc/ beside the archive
ARCHIVE_WARC_SIZE = 2**30  # bytes after which a run begins another WARC file
ARCHIVE_PATIENCE = 30.0  # seconds to wait while another program writes into the archive; then the crawl ends with exit code 5
DISK_RESERVE = 100  # MiB that must be free when a crawl begins
READ_BESIDE = True  # pages are read in a process of their own while reading takes a fifth of the time, as without a delay
READ_TIMEOUT = (
    30  # seconds that the process beside may read one page; after that it is refused as too-complex
)
READ_HERE_MAX = (
    256 * 2**10
)  # bytes of the largest page that is read in the crawl itself: nothing interrupts that
LINKS_PER_PAGE = (
    5000  # articles that one page of a listing may name; the rest are left out, and that is said
)
ARTICLE_MAX_PAGES = (
    100  # pages of one article; more are reported as missing with the reason page-limit
)
STOP_GRACE = (
    25.0  # seconds that articles under way may take to be finished after a signal or a limit
)
RUN_UNTIL = ""  # a time of day, 06:30, at which a run ends as at a signal
REVISIT_DAYS = "1,3,14,90"  # days between looks at a stored article; after the last it is left alone, empty looks never
ALLOW_PRIVATE_HOSTS = (
    ""  # hosts in private networks that may be fetched: host or host:port, comma-separated
)
REPLAY = ""  # a folder laid out as HOST/PATH that answers every request instead of the network
