"""Counts how often the rules are right where they take a word for a happening, and writes `lexicons/trust.toml`.

python -m training.trust          # after the rules' words or the marks have changed; needs ../shared; twenty seconds

Counted are the marked sentences and the written reports that are not held out. Seldom seen words are left out: they
count as words in general do.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from training.corpora.texts import train_documents
from training.lexicon import write_lexicon
from training.marking.marks import MarkedSentence, read_marks
from training.written.reports import read_written
from wardiary.gazetteer import Gazetteer
from wardiary.reading.model.trust import key
from wardiary.reading.model.words import split_words
from wardiary.reading.rules.reader import RuleReader

SEEN_AT_LEAST = 3


def main() -> int:
    """Counts and writes. Returns the exit code."""
    rules = RuleReader(Gazetteer.open().knows)
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text, sentences in marked():
        for words, is_right in judged(rules, text, sentences):
            seen[words] += 1
            right[words] += is_right
    write(seen, right)
    return 0


def marked() -> Iterator[tuple[str, Sequence[MarkedSentence]]]:
    """All texts with marked sentences."""
    by_document: dict[tuple[str, str], list[MarkedSentence]] = {}
    for mark in read_marks():
        by_document.setdefault((mark.corpus, mark.id), []).append(mark)
    for (corpus, name), marks in sorted(by_document.items()):
        yield train_documents(corpus)[name].text, marks
    for report in read_written():
        if not report.held:
            yield report.document.text, report.sentences


def judged(rules: RuleReader, text: str, sentences: Sequence[MarkedSentence]) -> Iterator[tuple[str, bool]]:
    """The words of each happening that the rules see in the marked sentences, and whether they were marked."""
    marks = rules.marks(text)
    words = split_words(text, marks.sentences)
    for marked_one in sentences:
        gold = [trigger.span for trigger in marked_one.triggers]
        for trigger in marks.triggers:
            if marked_one.sentence.contains(trigger.span):
                yield key(words, trigger.span), any(span.overlaps(trigger.span) for span in gold)


def write(seen: Counter[str], right: Counter[str]) -> None:
    """Write the lexicon: [right, seen] for each word, the words in alphabetical order."""
    rows = [f'"{word}" = [{right[word]}, {seen[word]}]' for word in sorted(seen) if seen[word] >= SEEN_AT_LEAST]
    lines = [
        'source = "python -m training.trust, on training/marks and training/written: [how often right, of how many]"',
        "",
        f"overall = {sum(right.values()) / sum(seen.values()):.3f}",
        "[words]",
        *rows,
    ]
    write_lexicon("trust", lines)


if __name__ == "__main__":
    sys.exit(main())
