"""Our own adversary: invented papers, pagers of all kinds, and what the reader makes of them."""
