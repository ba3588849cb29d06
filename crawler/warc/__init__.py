"""The bytes of pages as received, in WARC/1.1 files: written, read back, blanked."""
