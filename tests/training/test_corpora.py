"""The readers of the corpora: every gold span lies in its text and says what the corpus says it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora.attribution import read_attribution
from training.corpora.cameo import read_cameo_actors, read_cameo_classes
from training.corpora.document import corpora_folder, read_json_lines
from training.corpora.entities import read_entities
from training.corpora.muc4 import read_muc4
from training.corpora.places import read_places
from training.corpora.plover import read_plover
from training.corpora.police import read_police
from training.corpora.satp import read_satp
from training.corpora.syntax import parse_conllu, read_syntax
from training.corpora.texts import CORPORA, train_documents
from training.corpora.times import read_times

needs_corpora = pytest.mark.skipif(
    not (Path(__file__).parents[2] / "../shared/corpora").is_dir(), reason="the corpora are not here (../shared)"
)

CONLLU = """# newdoc id = x
# sent_id = x-1
# text = We didn't go.
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = x-2
# text = They left.
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj:pass\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
"""


def test_conllu_becomes_a_text_with_tokens() -> None:
    item = parse_conllu("x", CONLLU)
    assert item.document.text == "We didn't go.\nThey left."
    assert [s.of(item.document.text) for s in item.sentences] == ["We didn't go.", "They left."]
    words = [token.span.of(item.document.text) for token in item.tokens]
    assert words == ["We", "did", "n't", "go", ".", "They", "left"]
    assert [words[token.head] for token in item.tokens] == ["go", "go", "go", "go", "go", "left", "left"]
    assert item.tokens[5].relation == "nsubj:pass"


@needs_corpora
def test_places() -> None:
    for item, row in zip(read_places("dev"), read_json_lines(corpora_folder() / "places/dev.jsonl"), strict=True):
        texts = sorted((g["start"], g["text"]) for g in row["gold"]["places"])
        assert [(p.span.start, p.span.of(item.document.text)) for p in item.places] == texts


@needs_corpora
def test_times_and_entities() -> None:
    times = [item for item in read_times("train") if item.times]
    assert all(0 <= t.span.start < t.span.end <= len(i.document.text) for i in times for t in i.times)
    first = next(read_entities("train"))
    assert first.entities[0].span.of(first.document.text) == "The Members of the Security Council"


@needs_corpora
def test_attributions_have_one_cue_each_and_are_in_order() -> None:
    item = next(iter(read_attribution("dev")))
    starts = [mark.cue[0].start for mark in item.attributions if mark.cue]
    assert starts == sorted(starts)
    assert len(starts) > 5


@needs_corpora
def test_muc4_fillers_stand_in_the_text() -> None:
    items = list(read_muc4())
    assert len(items) == 1300
    first = items[0]
    assert {s.of(first.document.text) for s in first.agents} == {"TERRORIST"}
    assert {s.of(first.document.text) for s in first.targets} == {"LAS CANAS BRIDGE"}


@needs_corpora
def test_small_corpora() -> None:
    police = next(read_police("train"))
    assert all(s.span.of(police.document.text).strip() for s in police.sentences)
    actors = next(read_cameo_actors())
    spans = [(a.span.of(actors.document.text), a.role) for a in actors.actors]
    assert spans[0] == ("a car bomb", "agent")
    assert {item.quad for item in read_cameo_classes()} == set(range(5))
    assert len(list(read_plover())) == 4500
    assert next(read_plover()).label == "PROTEST"
    assert len(next(read_satp()).marks) == 4
    assert next(read_syntax()).tokens


@needs_corpora
@pytest.mark.parametrize("corpus", CORPORA)
def test_documents_are_found_by_corpus_and_id(corpus: str) -> None:
    documents = train_documents(corpus)
    assert documents
    assert all(document.corpus.startswith(corpus) for document in documents.values())
