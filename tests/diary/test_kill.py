"""The diary outlives the death of the process that writes it, at whatever moment that comes."""

import random
import signal
import subprocess
import sys
from pathlib import Path

from diary_samples import behind, holding, reading, report

from wardiary.diary.database import is_address
from wardiary.diary.records import Added, AlreadyThere
from wardiary.diary.store import Diary

WRITER = """
import sys
from diary_samples import claim, reading, report
from wardiary.diary.store import Diary

diary = Diary.open(sys.argv[1])
for number in range(int(sys.argv[2]), 100_000):
    each = report(f"r{number}")
    diary.add(each, reading(each, *(claim(each.text, name=f"c{n}") for n in range(20))))
    print(number, flush=True)
"""


def killed_after(where: str, start: int, acknowledged: int, delay: float) -> int:
    """Let a process add reports from `start` on, kill it, and tell the last that it had acknowledged."""
    command = [sys.executable, "-c", WRITER, where, str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parent, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(acknowledged)]
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    return int(lines[-1])


def test_a_kill_loses_at_most_the_report_in_flight_and_leaves_no_half(diary_at: str) -> None:
    Diary.create(diary_at).close()
    chance = random.Random(20230505)  # noqa: S311 - moments to kill at, the same in every run
    kept = 0
    for _ in range(4):
        last = killed_after(diary_at, kept, chance.randint(1, 8), chance.uniform(0, 0.004))
        with holding(diary_at), Diary.open(diary_at) as diary:  # a server may still be at work for the dead
            counts = diary.counts()
        kept = counts.reports
        assert kept - 1 in (last, last + 1)
        assert counts.claims == 20 * kept
        assert counts.checks == kept
        assert behind(diary_at, "SELECT count(*) FROM reading") == [(kept,)]
        if not is_address(diary_at):
            assert behind(diary_at, "PRAGMA integrity_check") == [("ok",)]
    with Diary.open(diary_at) as diary:
        results = [diary.add(each, reading(each)) for each in (report(f"r{number}") for number in range(kept + 1))]
    assert all(isinstance(result, AlreadyThere) for result in results[:-1])
    assert isinstance(results[-1], Added)
