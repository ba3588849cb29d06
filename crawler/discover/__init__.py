"""Where the addresses of articles come from."""
