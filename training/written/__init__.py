"""Written reports: invented texts in many voices with every happening and attribution marked, and their reader.

`*.txt` here are the reports (our own words, Apache-2.0). Nothing is written after a text of the dev parts.
"""
