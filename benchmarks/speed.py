"""How fast: one report from a cold start, and reports of 600 words in bulk on all cores."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.quality import Figure
from benchmarks.running import wardiary
from wardiary.gazetteer import Gazetteer
from wardiary.model import Report
from wardiary.pipeline import Pipeline
from wardiary.reading.model.network import TOKENIZER_FILE, OnnxNetwork
from wardiary.reading.model.pieces import WordPieces
from wardiary.reading.model.reader import FOLDER, available, cut, lay_out

WORDS = 600
BULK = 400
FEW = 80  # enough for several processes: the time of so many is taken from that of all to leave out the starting
DEMO = Path(__file__).resolve().parents[1] / "demo" / "reports.jsonl"


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


def measure_encoder(count: int = 40) -> list[Figure]:
    """The share of a reading's processor time that the bare encoder takes, in per cent; none where none ships."""
    if not available():
        return []
    texts = synthetic_reports(count)
    pipeline, gazetteer = Pipeline.open(), Gazetteer.open()
    network, pieces = OnnxNetwork(FOLDER, "bench"), WordPieces(FOLDER / TOKENIZER_FILE)
    pages = [cut(text, pieces, gazetteer.renown) for text in texts]
    windows = [lay_out(page, window) for page in pages for window in page.windows]
    network.encode(windows[0])
    bare = _processor_seconds(lambda: [network.encode(window) for window in windows])
    whole = _processor_seconds(lambda: list(pipeline.read(Report(str(n), t) for n, t in enumerate(texts))))
    return [Figure("speed", "share of the bare encoder, %", round(100 * bare / whole))]


def _processor_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


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
