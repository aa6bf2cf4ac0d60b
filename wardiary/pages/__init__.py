"""Show what the diary holds: the brief, in HTML and Markdown, and tables in the terminal."""
