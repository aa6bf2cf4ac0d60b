"""Learns which tellings of a report are of one happening, for `wardiary.claims.merge`.

`reports.txt` are invented reports with every telling marked by its claim (our own words, Apache-2.0); `links.jsonl`
says of the reports of `training/written` that are trained on which further triggers tell of one happening.
"""
