"""Figures: how well each task is done on the data beside the project, and how fast."""
