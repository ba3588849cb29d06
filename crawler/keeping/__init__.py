"""What keeps an archive true over the years: it is read again, proved against its raw bytes, and copied."""
