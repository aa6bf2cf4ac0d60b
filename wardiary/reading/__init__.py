"""Read a report: text in, marks out. A `Reader` sees spans and labels; it resolves nothing."""
