"""What a person does about a fault that `scrapy verify` found."""

FETCH = "scrapy crawl article -a url=… fetches it again"
REREAD = "scrapy reparse URL reads it again from its raw bytes"
RESTORE = "restore it from a backup"
RESTORE_FILE = "restore the file from a backup"
BLANK = "scrapy takedown --finish removes them"
