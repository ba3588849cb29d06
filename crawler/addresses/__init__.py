"""Addresses: their normal forms, the pages of an article they number, what their shape tells."""
