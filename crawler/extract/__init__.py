"""From the bytes of one page to what it says: text, title, dates, names, pictures, links."""
