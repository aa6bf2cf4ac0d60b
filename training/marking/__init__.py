"""Marks of happenings: sheets of sentences to annotate, answers, agreement, and the marks kept without their texts."""
