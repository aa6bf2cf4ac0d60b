"""The mask of a text never hides a copy."""

from hypothesis import given
from hypothesis import strategies as st

from wardiary.weighing.grouping.copies import is_taken, least_in_mask, mask

SHINGLES = st.frozensets(st.integers(0, 2**32 - 1), max_size=60)


@given(SHINGLES, SHINGLES, SHINGLES)
def test_whose_mask_shares_too_few_bits_was_not_taken_from(
    told: frozenset[int], shared: frozenset[int], other: frozenset[int]
) -> None:
    sentence, text = told | shared, shared | other
    own = mask(sentence)
    if (own & mask(text)).bit_count() < least_in_mask(sentence, own):
        assert not is_taken(sentence, text)
