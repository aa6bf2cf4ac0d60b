"""Bring reports in: files, lines of JSON, standard input. What cannot be a report becomes a rejection."""
