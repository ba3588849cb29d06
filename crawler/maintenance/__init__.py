"""Care for an archive: reparse, verify, backup, doctor."""
