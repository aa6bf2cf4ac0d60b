import os
import pickle
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary import processes

PARENT = """
import multiprocessing, time
from wardiary import processes

def child(pids):
    import os
    processes.follow_parent()
    pids.put(os.getpid())
    time.sleep(60)

if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    pids = spawn.Queue()
    spawn.Process(target=child, args=(pids,)).start()
    print(pids.get(), flush=True)
    time.sleep(60)
"""


def test_there_is_a_processor_and_no_more_than_the_machine_has() -> None:
    assert 1 <= processes.processors() <= (os.cpu_count() or 1)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are asked for by signal 0")
def test_a_process_ends_with_its_parent_however_that_ends(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    assert ends(child)


def ends(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").is_file() and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            return True  # ended; whoever took it over has not looked yet
        time.sleep(0.1)
    return False


@processes.passed_by_values
@dataclass(frozen=True, slots=True)
class Pair:
    name: str
    days: tuple[int, ...] = ()


@given(st.text(), st.lists(st.integers()).map(tuple))
def test_a_record_that_passes_by_its_values_is_the_same_on_the_other_side(name: str, days: tuple[int, ...]) -> None:
    pair = Pair(name, days)
    assert pickle.loads(pickle.dumps((pair, pair))) == (pair, pair)  # noqa: S301  # pickled here
    assert b"days" not in pickle.dumps(pair)
