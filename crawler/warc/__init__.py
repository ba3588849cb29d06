"""The bytes of pages as they came, in WARC/1.1 files that outlive this project: written, read back, and blanked."""
