"""Keep reports, readings and claims: the diary of one conflict, in SQL.

`wardiary.diary.store.Diary` is the way in; `records` are what it hands out. Nothing is imported here: SQLAlchemy takes
a fifth of a second to load, and a page needs the records only.
"""
