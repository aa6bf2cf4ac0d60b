"""What weighing derives, kept in the diary: brought up to date with every report, made anew by a rebuild, asked for.

No rule of weighing stands here: the rules say what follows from what, this package what must be gone through again when
something changes. In whatever order reports come, what is kept is what a rebuild makes.
"""
