"""Training of the reader: corpora, marks, the multi-task loop, evaluation and export."""
