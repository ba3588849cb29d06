"""From a page to its siblings, and from pages to an article."""
