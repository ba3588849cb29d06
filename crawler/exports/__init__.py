"""What leaves the archive: records as lines of JSON, spreadsheets, Parquet and Markdown."""
