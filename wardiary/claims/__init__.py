"""Put claims together from marks and resolved mentions, and put them to the test."""
