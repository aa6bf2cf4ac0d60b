"""The reader that ships: its network, its word pieces and its tuning from the folder of the weights."""

from __future__ import annotations

import json
from pathlib import Path

from wardiary.reading.model.advice import Advisor
from wardiary.reading.model.network import CARD_FILE, TOKENIZER_FILE, OnnxNetwork
from wardiary.reading.model.page import Cutter
from wardiary.reading.model.pieces import WordPieces
from wardiary.reading.model.reader import ModelReader
from wardiary.reading.model.tuning import Tuning
from wardiary.reading.model.words import Renown

FOLDER = Path(__file__).with_name("weights")


def available(folder: Path = FOLDER) -> bool:
    """Whether the trained weights are there; a checkout before the first training has none."""
    return (folder / CARD_FILE).is_file()


def shipped_reader(
    renown: Renown, folder: Path = FOLDER, threads: int | None = None, advisor: Advisor | None = None
) -> ModelReader:
    """The reader with the weights of `folder`; `renown` is that of a gazetteer, `advisor` asks the rules.

    Raises FileNotFoundError, saying how to make the weights, where there are none.
    """
    if not available(folder):
        raise FileNotFoundError(f"no trained reader in {folder}: make it with `make train`")
    card = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
    network = OnnxNetwork(folder, f"{card['name']} {card['version']}")
    cutter = Cutter(WordPieces(folder / TOKENIZER_FILE), renown, advisor)
    return ModelReader(network, cutter, Tuning(card.get("lean", {}), card.get("advice", {})), threads)
