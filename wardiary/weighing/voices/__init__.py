"""Whose words: voices and sides, who speaks for whom, who gains by what is told."""
