"""Where: the spots of tellings, named, meant, lent or put right, and the settlements that they make."""
