"""Measurements on this machine, each against a peer in the same run."""
