"""How a stored version is named and cited."""
