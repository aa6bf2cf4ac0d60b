"""What work in several processes shares: how many there may be, how records pass, how each process ends."""

from __future__ import annotations

import copyreg
import os
from dataclasses import fields
from operator import attrgetter
from typing import TypeVar

Record = TypeVar("Record")


def passed_by_values(record: type[Record]) -> type[Record]:
    """Let a dataclass of two or more fields pass between processes as its values, in order, and be made anew of them.

    Python itself looks up the fields of each slotted dataclass that it pickles, which takes three times as long.
    """
    values = attrgetter(*(field.name for field in fields(record)))  # type: ignore[arg-type]  # is a dataclass
    copyreg.pickle(record, lambda one: (record, values(one)))
    return record


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it has ended, however that came; a process begins with it."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def follow() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    Thread(target=follow, daemon=True).start()
