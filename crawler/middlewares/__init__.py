"""Downloader middlewares: what may leave, what comes back whole, what stands for the network."""
