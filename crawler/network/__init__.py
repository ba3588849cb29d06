"""What stands between a request and the network: filters, throttle, retry, capture, replay."""
