"""What one report tells: each of its claims at each of its places, and what it tells beside them."""
