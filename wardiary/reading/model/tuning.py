"""The few numbers that the network is tuned by after its training; they ship in the card beside the weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tuning:
    """A few numbers found on dev after training, in logits, by head: see `training.calibrate`.

    `lean`: how much "no mark" is held back; `advice`: how much the rules' word counts for. For "source" and "content",
    whose words one head finds for each cue and another for all cues at once: how much the other's word counts, and the
    lean of contents that no cue has claimed (none given: they are dropped).
    """

    lean: Mapping[str, float] = field(default_factory=dict)
    advice: Mapping[str, float] = field(default_factory=dict)


UNTUNED = Tuning()
