"""archive.db, and the only SQL in the house."""
