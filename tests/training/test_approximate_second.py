"""A place written from memory stays where two of its readings lie near one another."""

from pathlib import Path

import pytest

from training.approximate_second import read_again, settle, settled

ROW = "\tLY\tQorzabad\tKorzabad\tPPL\t27.000\t14.400\t500"


@pytest.mark.parametrize(
    ("row", "again", "expected"),
    [
        (ROW, "LY\tQorzabad\t27.100\t14.400\t5", ("kept", "\tLY\tQorzabad\tKorzabad\tPPL\t27.050\t14.400\t500")),
        (ROW, "LY\tQorzabad\t27.300\t14.400\t5", ("unsettled", None)),
        (ROW, "LY\tQorzabad\t?\t?\t0", ("unsettled", None)),
        (ROW, "TD\tQorzabad\t27.000\t14.400\t5", ("unread", ROW)),
        (ROW, "a line that does not fit", ("unread", ROW)),
        (f"7{ROW}", "LY\tQorzabad\t?\t?\t0", ("kept", f"7{ROW}")),
    ],
)
def test_what_becomes_of_a_place(tmp_path: Path, row: str, again: str, expected: tuple[str, str | None]) -> None:
    (tmp_path / "1.out").write_text(again + "\n", encoding="utf-8")
    assert settled(row, read_again(tmp_path)) == expected


def test_two_readings_outvote_the_first(tmp_path: Path) -> None:
    (tmp_path / "1.out").write_text("LY\tQorzabad\t27.300\t14.400\t5\n", encoding="utf-8")
    (tmp_path / "third.out").write_text("LY\tQorzabad\t27.310\t14.400\t10\n", encoding="utf-8")
    what, line = settled(ROW, read_again(tmp_path))
    assert (what, line) == ("moved", ROW.replace("27.000", "27.305"))


def test_of_two_places_of_one_name_each_takes_the_nearer_reading(tmp_path: Path) -> None:
    other = ROW.replace("27.000", "31.000")
    (tmp_path / "1.out").write_text(
        "LY\tQorzabad\t31.000\t14.400\t5\nLY\tQorzabad\t27.000\t14.400\t5\n", encoding="utf-8"
    )
    lines, counts = settle(["# a comment", ROW, other], read_again(tmp_path))
    assert lines == [ROW, other]
    assert counts == {"kept": 2}
