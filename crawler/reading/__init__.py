"""A document to a Page: lines, their features and roles, the body and the fields."""
