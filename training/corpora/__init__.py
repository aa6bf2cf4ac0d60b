"""Readers of the corpora, one module each: typed records with the text as given and gold as character offsets into it.

No text of a corpus is kept in the project; the readers find the corpora in `shared/corpora` beside the checkout.
"""
