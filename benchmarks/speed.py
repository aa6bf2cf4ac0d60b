"""How fast: one report from a cold start, and reports of 600 words in bulk on all cores."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from benchmarks.quality import Figure
from benchmarks.running import wardiary
from wardiary.model import Report
from wardiary.pipeline import Pipeline
from wardiary.reading.model.network import OnnxNetwork
from wardiary.reading.model.shipped import available

WORDS = 600
BULK = 400
WARMING = 8  # reports read before time is taken: a run of thousands loads its lexicons once
FEW = 80  # enough for several processes: the time of so many is taken from that of all to leave out the starting
DEMO = Path(__file__).resolve().parents[1] / "demo" / "reports.jsonl"
P = ParamSpec("P")
R = TypeVar("R")


def measure_speed() -> list[Figure]:
    """Cold start (the best of three), bulk speed in reports a second, and the peak memory of each.

    Bulk speed is told twice: of a whole run with its starting, and of what a longer run goes on at.
    """
    with tempfile.TemporaryDirectory() as folder:
        one, few, many = (Path(folder, f"{name}.jsonl") for name in ("one", "few", "many"))
        texts = synthetic_reports(BULK)
        one.write_text(_line(0, texts[0]), encoding="utf-8")
        for path, count in ((few, FEW), (many, BULK)):
            path.write_text("\n".join(_line(n, text) for n, text in enumerate(texts[:count])), encoding="utf-8")
        wardiary("read", str(one))  # compiles the gazetteer where this machine has not yet
        cold = min((wardiary("read", str(one)) for _ in range(3)), key=lambda run: run.seconds)
        out = ("-o", str(Path(folder, "out.jsonl")))
        start = wardiary("read", "--format", "jsonl", str(few), *out)
        bulk = wardiary("read", "--format", "jsonl", str(many), *out)
    return [
        Figure("speed", "cold start, s", round(cold.seconds, 2)),
        Figure("speed", "cold start, peak MiB", round(cold.peak_mib)),
        Figure("speed", f"bulk, reports of {WORDS} words a second", round(BULK / bulk.seconds, 1)),
        Figure("speed", "the same once started", round((BULK - FEW) / (bulk.seconds - start.seconds), 1)),
        Figure("speed", "bulk, peak MiB of one process", round(bulk.peak_mib)),
    ]


def measure_network(count: int = 40) -> list[Figure]:
    """The shares of a reading's processor time, in per cent, of the bare encoder and of the whole network.

    Read as a process of bulk reading does: in one thread, its lexicons loaded. The encoder's share holds the heads that
    label its words (a twentieth of its multiplications); the network's also the links, its second pass. None where
    no weights ship.
    """
    if not available():
        return []
    pipeline = Pipeline.open(threads=1)
    reports = [Report(str(number), text) for number, text in enumerate(synthetic_reports(WARMING + count))]
    whole, encoder, links = _Clock(), _Clock(), _Clock()
    read = whole.timing(lambda some: list(pipeline.read(some)))
    with (
        patch.object(OnnxNetwork, "encode", encoder.timing(OnnxNetwork.encode)),
        patch.object(OnnxNetwork, "link", links.timing(OnnxNetwork.link)),
    ):
        read(reports[:WARMING])
        for clock in (whole, encoder, links):
            clock.seconds = 0.0
        read(reports[WARMING:])
    network = encoder.seconds + links.seconds
    return [
        Figure("speed", "share of the bare encoder, %", round(100 * encoder.seconds / whole.seconds)),
        Figure("speed", "share of the whole network, %", round(100 * network / whole.seconds)),
    ]


class _Clock:
    """Adds up the processor time that calls take."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timing(self, work: Callable[P, R]) -> Callable[P, R]:
        """The same work, timed."""

        def timed(*args: P.args, **kwargs: P.kwargs) -> R:
            began = time.process_time()
            try:
                return work(*args, **kwargs)
            finally:
                self.seconds += time.process_time() - began

        return timed


def synthetic_reports(count: int) -> list[str]:
    """`count` texts of about `WORDS` words, made by turning the sentences of the shipped example round and round."""
    lines = DEMO.read_text(encoding="utf-8").splitlines()
    paragraphs = [p for line in lines for p in json.loads(line)["text"].split("\n\n")]
    out: list[str] = []
    for number in range(count):
        text: list[str] = []
        at = number
        while sum(len(p.split()) for p in text) < WORDS:
            text.append(paragraphs[at % len(paragraphs)])
            at += 1
        out.append("\n\n".join(text))
    return out


def _line(number: int, text: str) -> str:
    report = {"id": f"bench-{number}", "published": "2022-11-11", "text": f"Bulletin {number}. {text}"}
    return json.dumps(report)
