"""How the shipped network is run."""

from __future__ import annotations

import pytest

from wardiary.reading.model.network import ENCODER_FILE, EXACT_SUMS, open_session
from wardiary.reading.model.shipped import FOLDER, available


@pytest.mark.skipif(not available(), reason="no trained weights")
@pytest.mark.parametrize("file", [ENCODER_FILE, *(path.name for path in sorted(FOLDER.glob("link-*.onnx")))])
def test_sums_do_not_overflow_on_older_processors(file: str) -> None:
    name, value = EXACT_SUMS
    assert open_session(FOLDER / file, 1).get_session_options().get_session_config_entry(name) == value
