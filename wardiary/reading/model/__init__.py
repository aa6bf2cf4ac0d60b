"""The trained reader: words and their forms, windows of sentences, the network, and what its answers say.

Everything the training needs as well (words, forms, windows, labels) is here, so that the two cannot differ.
"""
