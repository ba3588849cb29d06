"""The tables of patterns, by subject: wordings that take more than words."""
