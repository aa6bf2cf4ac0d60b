"""Bridges that are blown up and depots that are struck: invented sentences."""

from __future__ import annotations

import pytest
from weighing_samples import SIDES, Wrote

from wardiary.model import Kind
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


@pytest.mark.parametrize(
    ("text", "trigger", "read", "kind"),
    [
        ("Rebels blew up the old bridge at Saltmarsh.", "blew up", Kind.EXPLOSION, Kind.DAMAGE),
        ("The last bridge at Saltmarsh has been blown up.", "blown up", Kind.EXPLOSION, Kind.DAMAGE),
        ("Guns destroyed the dam of Saltmarsh.", "destroyed", Kind.STRIKE, Kind.DAMAGE),
        ("Rebels demolished two power lines at Saltmarsh.", "demolished", Kind.EXPLOSION, Kind.DAMAGE),
        ("A missile hit the bridge at Saltmarsh.", "hit", Kind.STRIKE, Kind.STRIKE),
        ("Rebels blew up a lorry near the bridge at Saltmarsh.", "blew up", Kind.EXPLOSION, Kind.EXPLOSION),
        ("Jets destroyed a school in Saltmarsh.", "destroyed", Kind.DAMAGE, Kind.STRIKE),
        ("Six houses in Saltmarsh were destroyed by rockets.", "destroyed", Kind.DAMAGE, Kind.STRIKE),
        ("Rebels destroyed a command post at Saltmarsh overnight.", "destroyed", Kind.DAMAGE, Kind.STRIKE),
        ("Rebels destroyed a shrine in Saltmarsh.", "destroyed", Kind.DAMAGE, Kind.DAMAGE),
        ("Rebels who fear drones burned a library in Saltmarsh.", "burned", Kind.DAMAGE, Kind.DAMAGE),
    ],
)
def test_what_a_wreck_is_told_as(text: str, trigger: str, read: Kind, kind: Kind) -> None:
    (telling,) = tellings([Wrote("a", text, trigger, read, agent="rebels").kept()], PARTIES)
    assert telling.kind is kind
