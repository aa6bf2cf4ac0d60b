"""Keep reports, readings and claims: the diary of one conflict, in SQL."""
