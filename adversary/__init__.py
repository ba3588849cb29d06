"""Our own adversary: invented papers whose pagers nobody tuned the reader for, and what the reader makes of them."""
