"""Invented news in Chinese: words, sentences with gaps, and the writer who fills them."""
