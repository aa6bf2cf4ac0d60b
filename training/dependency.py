"""A trial: arguments by a dependency head in place of the argument link: `python -m training.dependency CHECKPOINT`.

1. states of words from the frozen encoder  2. a biaffine head (Dozat and Manning 2017) learns GUM's trees on them
3. agents and targets by paths in the trees, at the marked triggers of the written reports held out
4. the same triggers given to the argument link: the same figures, side by side. Nothing of this ships.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.corpora.syntax import SyntaxDocument, read_syntax
from training.evaluate import network_of
from training.examples import Page, renown
from training.marking.marks import MarkedTrigger
from training.train import say
from training.written.reports import WrittenReport, read_written
from training.written.scoring import Score
from wardiary.model import Argument, ArgumentRole, Kind, Span, Trigger
from wardiary.reading.model.conditions import arguments
from wardiary.reading.model.decoding import Tagged
from wardiary.reading.model.labels import ROLES
from wardiary.reading.model.network import Network
from wardiary.reading.model.page import Page as ReadPage
from wardiary.reading.model.page import cut, lay_out
from wardiary.reading.model.pieces import WordPieces

RELATIONS = (
    "other", "root", "nsubj", "nsubj:pass", "csubj", "obj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss",
    "nmod:unmarked", "nmod:desc", "amod", "compound", "compound:prt", "case", "mark", "det", "nummod", "flat", "fixed",
    "conj", "cc", "acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "xcomp", "aux", "aux:pass", "cop", "advmod",
    "appos", "parataxis", "punct",
)  # fmt: skip
_SIZE = 160
_STEPS, _BATCH, _RATE = 3000, 32, 1e-3
_LONGEST = 90  # words of a sentence; longer ones are left out


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: states [n, width], the head of each word (itself for a root) and the relation to it."""

    states: Tensor
    heads: Tensor
    relations: Tensor


class Biaffine(nn.Module):
    """Scores each word as the head of each other, and each relation of a word to its head."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.below, self.above = (nn.Linear(width, _SIZE) for _ in range(2))
        self.arc = nn.Linear(_SIZE, _SIZE)
        self.bias = nn.Linear(_SIZE, 1)
        self.relation = nn.Linear(3 * _SIZE, len(RELATIONS))
        self.dropout = nn.Dropout(0.3)

    def forward(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of heads [n, n] (from word to head), and the words as dependents and as heads [n, size]."""
        states = self.dropout(states)
        below, above = torch.relu(self.below(states)), torch.relu(self.above(states))
        scores = self.arc(below) @ above.transpose(-1, -2) + self.bias(above).transpose(-1, -2)
        return scores, below, above

    def relations(self, below: Tensor, above: Tensor) -> Tensor:
        """Logits of the relations of words to their heads, both [n, size]."""
        out: Tensor = self.relation(torch.cat((below, above, below * above), dim=-1))
        return out


def trees(network: Network, pieces: WordPieces) -> Iterator[list[Tree]]:
    """The trees of each document of the treebank, over the network's words."""
    for item in read_syntax():
        yield _trees_of(item, network, pieces)


def _trees_of(item: SyntaxDocument, network: Network, pieces: WordPieces) -> list[Tree]:
    page = Page(item.document, pieces)
    read = ReadPage(page.text, item.sentences, page.words, page.pieces, page.windows)
    head_of: dict[int, tuple[int, str]] = {}
    first = [page.words.range_of(token.span) for token in item.tokens]
    for token, (start, after) in zip(item.tokens, first, strict=True):
        for word in range(start, after):
            head_of.setdefault(word, (first[token.head][0], token.relation) if word == start else (start, "flat"))
    out: list[Tree] = []
    for window in page.windows:
        states = torch.from_numpy(network.encode(lay_out(read, window)).states)
        for low, high in page.words.sentences:
            if window.first <= low and high <= window.after and 2 < high - low <= _LONGEST:
                words = [head_of.get(word, (word, "other")) for word in range(low, high)]
                if all(low <= head < high for head, _ in words):
                    heads = torch.tensor([head - low for head, _ in words])
                    names = [name if name in RELATIONS else name.split(":")[0] for _, name in words]
                    known = [RELATIONS.index(name) if name in RELATIONS else 0 for name in names]
                    part = states[low - window.first : high - window.first]
                    out.append(Tree(part, heads, torch.tensor(known)))
    return out


def fit(model: Biaffine, rows: Sequence[Tree], seed: int = 1) -> None:
    """Trains the head; the states stay as they are."""
    rng = random.Random(seed)  # noqa: S311 (sampling, not secrets)
    optimizer = torch.optim.Adam(model.parameters(), lr=_RATE)
    model.train()
    for at in range(_STEPS):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1 - at / _STEPS)
        losses: list[Tensor] = []
        for row in rng.sample(list(rows), _BATCH):
            scores, below, above = model(row.states)
            losses.append(nn.functional.cross_entropy(scores, row.heads))
            losses.append(nn.functional.cross_entropy(model.relations(below, above[row.heads]), row.relations))
        optimizer.zero_grad()
        torch.stack(losses).mean().backward()  # type: ignore[no-untyped-call]
        optimizer.step()


def parse(model: Biaffine, states: Tensor) -> tuple[list[int], list[str]]:
    """The head of each word and its relation."""
    with torch.inference_mode():
        scores, below, above = model(states)
        heads = scores.argmax(1)
        relations = model.relations(below, above[heads]).argmax(1)
    return heads.tolist(), [RELATIONS[k] for k in relations.tolist()]


def attachment(model: Biaffine, rows: Sequence[Tree]) -> dict[str, float]:
    """Shares of words with the right head, and with the right relation, too."""
    right = whole = words = 0
    for row in rows:
        heads, names = parse(model, row.states)
        for head, name, gold, wanted in zip(heads, names, row.heads.tolist(), row.relations.tolist(), strict=True):
            words += 1
            right += head == gold
            whole += head == gold and RELATIONS[wanted] == name
    return {"unlabelled": round(right / words, 4), "labelled": round(whole / words, 4)}


# By the guide: what is gained, left or held is a place, not a target.
_NO_TARGET = frozenset({Kind.GAIN, Kind.WITHDRAWAL, Kind.HOLDING, Kind.ADVANCE})
_CLAUSES = frozenset({"acl", "acl:relcl", "appos", "parataxis", "punct", "advcl", "advcl:relcl", "ccomp"})
_OUTER = frozenset({"case", "mark", "conj", "cc"})  # what a nominal has about it that is not part of its phrase


@dataclass(frozen=True, slots=True)
class Grammar:
    """A sentence's tree, its words as text in lower case."""

    words: Sequence[str]
    heads: Sequence[int]
    names: Sequence[str]

    def below(self, word: int, *names: str) -> list[int]:
        """The words that depend on `word` in one of the relations."""
        return [k for k, head in enumerate(self.heads) if head == word and k != word and self.names[k] in names]

    def cased(self, word: int, *cases: str) -> list[int]:
        """The nominals below `word` with one of the prepositions."""
        nominals = self.below(word, "obl", "nmod", "obl:agent")
        return [n for n in nominals if any(self.words[c] in cases for c in self.below(n, "case"))]

    def phrase(self, word: int) -> tuple[int, int]:
        """The words of a nominal without its preposition and without clauses."""
        inside = [word]
        for at in inside:
            inside += [
                k
                for k, head in enumerate(self.heads)
                if head == at
                and k not in inside
                and not (at == word and self.names[k] in ("case", "conj", "cc", "mark"))
                and self.names[k] not in _CLAUSES
            ]
        low = high = word
        while low - 1 in inside:
            low -= 1
        while high + 1 in inside:
            high += 1
        return low, high + 1

    def with_others(self, found: Sequence[int]) -> list[int]:
        """The nominals with those joined to them by "and"."""
        return [k for word in found for k in (word, *self.below(word, "conj"))]

    def actors(self, word: int) -> tuple[list[int], list[int]]:
        """Agents and targets of the happening that `word` names."""
        agents = self.below(word, "nsubj") + self.cased(word, "by")
        targets = self.below(word, "obj", "nsubj:pass")
        passive = bool(self.below(word, "nsubj:pass", "aux:pass"))
        name, head = self.names[word], self.heads[word]
        if name == "acl" and not agents and not targets:
            (targets if self.words[word].endswith("ed") else agents).append(head)
        elif name == "acl:relcl" and not any(self.words[a] not in ("who", "which", "that") for a in agents + targets):
            agents, targets = ([], [head]) if passive else ([head], targets)
        elif name in ("conj", "xcomp", "advcl", "ccomp") and not agents and not passive and head != word:
            agents = self.below(head, "nsubj") or agents
        if not self.below(word, "nsubj", "nsubj:pass", "obj"):  # a noun, or a bare participle
            agents = agents + self.below(word, "nmod:poss")
            targets = targets + self.cased(word, "of", "on", "against")
        return self.with_others(agents), self.with_others(targets)


def by_paths(grammar: Grammar, low: int, trigger: MarkedTrigger, page: Page) -> Trigger:
    """A marked trigger with agents and targets by the tree of its sentence, which begins at word `low`."""
    first, after = page.words.range_of(trigger.span)
    inside = range(first - low, min(after - low, len(grammar.heads)))
    head = next((k for k in inside if grammar.heads[k] not in inside or grammar.heads[k] == k), inside.start)
    agents, targets = grammar.actors(head)
    found: list[Argument] = []
    for role, words in ((ArgumentRole.AGENT, agents), (ArgumentRole.TARGET, targets)):
        if role is ArgumentRole.TARGET and trigger.kind in _NO_TARGET:
            continue
        for word in words:
            start, end = grammar.phrase(word)
            found.append(Argument(Span(page.words.starts[low + start], page.words.ends[low + end - 1]), role))
    return Trigger(trigger.span, trigger.kind, trigger.reality, tuple(found))


def compare(model: Biaffine, network: Network, pieces: WordPieces) -> dict[str, Any]:
    """Figures of agents and targets at the marked triggers of the reports held out, by paths and by the link."""
    paths, links = Score(), Score()
    for report in read_written():
        if report.held:
            found = _both(report, model, network, pieces)
            paths.add(report, [path for path, _ in found])
            links.add(report, [link for _, link in found])
    return {
        name: {role.value: counts.figures() for role, counts in score.arguments.items()}
        for name, score in (("paths", paths), ("link", links))
    }


def _both(
    report: WrittenReport, model: Biaffine, network: Network, pieces: WordPieces
) -> list[tuple[Trigger, Trigger]]:
    page = Page(report.document, pieces)
    read = cut(page.text, pieces, renown())
    out: list[tuple[Trigger, Trigger]] = []
    for window in page.windows:
        states = network.encode(lay_out(read, window)).states
        for low, high in page.words.sentences:
            span = Span(page.words.starts[low], page.words.ends[high - 1])
            triggers = [t for t in report.triggers if span.contains(t.span)]
            if not triggers or not window.first <= low < high <= window.after:
                continue
            at = low - window.first
            heads, names = parse(model, torch.from_numpy(states[at : high - window.first]))
            grammar = Grammar([word.lower() for word in page.words.texts[low:high]], heads, names)
            for trigger in triggers:
                first, after = page.words.range_of(trigger.span)
                mark = Tagged(first - window.first, after - window.first, 0)
                ((*parts,),) = arguments(network, states, [mark], [(at, high - window.first)])
                linked = tuple(Argument(read.span(part, window.first), ROLES[part.type]) for part in parts)
                link = Trigger(trigger.span, trigger.kind, trigger.reality, linked)
                out.append((by_paths(grammar, low, trigger, page), link))
    return out


def main(arguments_: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="training.dependency", description=__doc__)
    parser.add_argument("folder", type=Path, help="exported weights or a checkpoint")
    options = parser.parse_args(arguments_)
    network, pieces = network_of(options.folder)
    documents = list(trees(network, pieces))
    dev = [tree for rows in documents[::10] for tree in rows]
    train = [tree for k, rows in enumerate(documents) if k % 10 for tree in rows]
    torch.manual_seed(1)
    model = Biaffine(train[0].states.shape[1])
    fit(model, train)
    model.eval()
    say(json.dumps({"sentences": len(train), "attachment": attachment(model, dev)}))
    say(json.dumps(compare(model, network, pieces)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
