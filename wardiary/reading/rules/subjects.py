"""Whose doing a verb is: the subject of finite verbs, infinitives, participles and verbs joined by "and".

By the tags and noun phrases of the sentence alone; each rule says what words make it apply. What no rule decides has no
subject: nobody is guessed.
"""

from __future__ import annotations

from functools import cache

from wardiary import lexicons
from wardiary.reading.rules.grammar import Sentence
from wardiary.reading.rules.morphology import verb_forms
from wardiary.reading.rules.phrases import Chunk

_BE = frozenset("be is are was were been being am 's 're ’s ’re get gets got".split())
_AUXILIARIES = _BE | frozenset("has have had having do does did 'd ’d 've ’ve".split())
_NOT = frozenset(("not", "n't", "n’t", "never", "cannot"))
_HAVE = frozenset("has have had having 've ’ve".split())
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_OPENERS = frozenset(
    "as after before since until while than when where because if although though once that but and whether".split()
)
_CLAUSE = 80  # tokens: a verb further back carries no clause of this one
_DEPTH = 6  # verbs handed on from one to the next: "vowed to try to help retake" has four


@cache
def word_set(name: str) -> frozenset[str]:
    """A word list of `lexicons/grammar.toml`."""
    return frozenset(lexicons.load("grammar")[name].split())


@cache
def inflected(name: str) -> frozenset[str]:
    """All forms of the first words of the verbs of a list of `lexicons/grammar.toml`."""
    lemmas = {spec.split("_")[0] for spec in word_set(name)}
    return frozenset(
        form
        for forms in map(verb_forms, lemmas)
        for form in (forms.base, forms.third, forms.past, forms.participle, forms.gerund)
    )


def is_time(sentence: Sentence, phrase: Chunk) -> bool:
    """Whether the phrase tells when: "Monday", "the same morning", "two days"."""
    return sentence.lower[phrase.last] in word_set("times") or (
        sentence.tags[phrase.last] == "#" and sentence.lower[phrase.first] in word_set("times")
    )


def subject_of(sentence: Sentence, index: int, depth: int = 0) -> Chunk | None:
    """The phrase that is the subject of the verb at token `index`, None where none is told.

    1. an infinitive has that of the verb it hangs on, or its object ("forced them to leave");
    2. a participle that of the clause it adds to, or the noun it stands behind;
    3. a verb joined to another by "and" or a comma has the other's;
    4. any other verb has the nearest phrase to its left that is nothing else.
    """
    if depth > _DEPTH:
        return None
    first = _group_start(sentence, index)
    before = first - 1
    if before < 0:
        return _next_clause(sentence, index, depth) if sentence.tags[index] in "GL" else None
    if sentence.tags[before] == "T":
        return _of_infinitive(sentence, before, depth)
    if sentence.tags[first] == "G":
        return _of_participle(sentence, first, depth)
    if _is_joined(sentence, before):
        return _of_joined(sentence, before, first, depth)
    return _to_the_left(sentence, first)


def _group_start(sentence: Sentence, index: int) -> int:
    """The first token of the verb group: auxiliaries, modals, adverbs and "not" before the verb."""
    at = index
    while at > 0:
        before = at - 1
        word, letter = sentence.lower[before], sentence.tags[before]
        helps = letter == "M" or (word in _AUXILIARIES and letter != "P") or word in _NOT
        if not helps and not (letter == "R" and before > 0 and _continues(sentence, before)):
            break
        at = before
    while at < index and sentence.tags[at] == "R":
        at += 1
    return at


def _continues(sentence: Sentence, at: int) -> bool:
    """Whether an adverb stands inside a verb group or between subject and verb."""
    return sentence.tags[at - 1] in "MVRNPOTB'" or sentence.lower[at - 1] in _AUXILIARIES


def _of_infinitive(sentence: Sentence, to: int, depth: int) -> Chunk | None:
    at: int = to - 1
    while at >= 0 and sentence.tags[at] == "R":
        at -= 1
    if at < 0:
        return _next_clause(sentence, to + 1, depth)
    if sentence.tags[at] == "C":
        earlier = next((k for k in range(at - 1, -1, -1) if sentence.tags[k] == "T"), None)
        return _of_infinitive(sentence, earlier, depth + 1) if earlier is not None and depth < _DEPTH else None
    phrase = sentence.ending(at)
    if phrase is not None:
        return _of_undertaking(sentence, phrase) or _of_phrase(sentence, phrase, depth)
    if sentence.tags[at] not in "VBGLJ":
        return None
    found = subject_of(sentence, at, depth + 1)
    empty = found is not None and sentence.tags[at] == "J" and sentence.lower[found.last] == "it"
    return None if empty else found  # "it is necessary to": nobody


def _of_undertaking(sentence: Sentence, phrase: Chunk) -> Chunk | None:
    """Whose attempt or plan the phrase is, whose infinitive follows: "| the army's | attempt to retake the town"."""
    if sentence.lower[phrase.last] not in word_set("undertakings"):
        return None
    end = next((k for k in range(phrase.first + 1, phrase.last + 1) if sentence.tags[k] == "'"), None)
    return Chunk(phrase.first, end - 1) if end is not None else None


def _of_phrase(sentence: Sentence, phrase: Chunk, depth: int) -> Chunk | None:
    """Who does what an infinitive behind a phrase says: the phrase itself, or the subject of the verb it hangs on."""
    governor = phrase.first - 1
    if governor < 0:
        return None
    if sentence.tags[governor] in "VBGL":
        if sentence.lower[governor] in inflected("object_control"):
            return phrase
        return None if _is_of_another(sentence, phrase, governor) else subject_of(sentence, governor, depth + 1)
    if sentence.lower[governor] in ("by", "for"):
        return phrase  # "a race by the army to relocate", "time for them to leave"
    if sentence.tags[governor] == "I" and governor > 0:
        if sentence.lower[governor - 1] in inflected("object_control"):
            return phrase  # "called on the rebels to withdraw"
        inner = sentence.ending(governor - 1)
        if inner is not None:
            return _of_undertaking(sentence, inner) or _of_phrase(sentence, inner, depth)
        return subject_of(sentence, governor - 1, depth + 1) if sentence.tags[governor - 1] in "VBGL" else None
    return phrase if _is_somebody(sentence, phrase) else None


def _is_of_another(sentence: Sentence, phrase: Chunk, governor: int) -> bool:
    """Whether the speaker tells of an undertaking not their own: "officials say | an offensive to retake it | will"."""
    if sentence.lower[governor] not in inflected("clausal"):
        return False
    is_own = any(sentence.lower[k] in ("its", "their", "his", "her") for k in range(phrase.first, phrase.last))
    return sentence.lower[phrase.last] in word_set("undertakings") and not is_own


def _is_somebody(sentence: Sentence, phrase: Chunk) -> bool:
    return any(sentence.tags[k] in "PO" for k in range(phrase.first, phrase.last + 1))


def _of_participle(sentence: Sentence, first: int, depth: int) -> Chunk | None:
    before = first - 1
    while before > 0 and sentence.tags[before] == "R":
        before -= 1
    word, letter = sentence.lower[before], sentence.tags[before]
    if letter in "VBL" or (letter == "G" and word != "being"):
        return subject_of(sentence, before, depth + 1)
    if word in ("of", "from") and before > 0:
        phrase = sentence.ending(before - 1)
        verb = (phrase.first if phrase and phrase.first else before) - 1
        if phrase and sentence.lower[verb] in inflected("object_control"):
            return phrase
        tells = sentence.lower[verb] in inflected("telling")  # "residents reported the resumption of shelling"
        return subject_of(sentence, verb, depth + 1) if sentence.tags[verb] in "VBL" and not tells else None
    if letter in "NPO" or word == "them":
        return sentence.ending(before)
    if word == "," or letter in "CI" or word in word_set("before_gerund"):
        main = _finite_before(sentence, before)
        return _next_clause(sentence, first, depth) if main is None else subject_of(sentence, main, depth + 1)
    return None


def _is_joined(sentence: Sentence, before: int) -> bool:
    """Whether a verb follows "and", "or", "then", or a comma in a list of verbs, without a subject of its own."""
    letter, word = sentence.tags[before], sentence.lower[before]
    return (letter == "C" and word not in ("that",)) or word in (",", "then", "later")


def _of_joined(sentence: Sentence, before: int, first: int, depth: int) -> Chunk | None:
    """The subject of a verb after "and": that of the verb it is joined to; after an aside, of the clause before."""
    past_comma = before - 1 if sentence.lower[before - 1 : before + 1] == [",", "and"] else before
    if sentence.lower[before] == "," and not _lists_verbs(sentence, before, first):
        return _to_the_left(sentence, first)
    verb = _finite_before(sentence, past_comma, sentence.tags[first])
    if verb is None:
        return _to_the_left(sentence, first)
    return subject_of(sentence, verb, depth + 1)


def _lists_verbs(sentence: Sentence, comma: int, first: int) -> bool:
    """Whether a comma before a verb stands in a list of verbs: "shelled the town, stormed it and held it"."""
    ahead = range(first + 1, min(len(sentence.tags), first + 12))
    return any(sentence.tags[k] == "C" and any(t in "VL" for t in sentence.tags[k + 1 : k + 3]) for k in ahead)


def _finite_before(sentence: Sentence, index: int, like: str = "V") -> int | None:
    """The nearest verb before token `index` that carries a clause: a past or present form, none before a noun."""
    wanted = "VML" if like in "VML" else "VMLB"
    for at in range(index - 1, max(-1, index - _CLAUSE), -1):
        if sentence.lower[at] in (";", ":"):
            return None
        letter = sentence.tags[at]
        if letter not in wanted and not (letter == "B" and sentence.tags[at - 1 : at] == ["T"] and like == "B"):
            continue
        if _inside_phrase(sentence, at) or _in_relative_clause(sentence, at, index):
            continue
        return at
    return None


def _inside_phrase(sentence: Sentence, at: int) -> bool:
    phrase = sentence.around(at)
    return phrase is not None and phrase.last > at


def _in_relative_clause(sentence: Sentence, verb: int, index: int) -> bool:
    """Whether the verb stands in a relative clause set off by commas that ends before `index`."""
    first = _group_start(sentence, verb)
    opens = sentence.lower[first - 1 : first]
    if not opens or opens[0] not in ("who", "which"):
        return False
    return first > 1 and sentence.lower[first - 2] == "," and "," in sentence.lower[verb + 1 : index + 1]


def _next_clause(sentence: Sentence, index: int, depth: int) -> Chunk | None:
    """The subject of the first clause after an opening participle or infinitive: "After seizing the town, rebels …"."""
    comma = next((k for k in range(index + 1, len(sentence.lower)) if sentence.lower[k] == ","), None)
    if comma is None:
        return None
    phrase = sentence.starting(comma + 1)
    return phrase if phrase and not is_time(sentence, phrase) else None


def _to_the_left(sentence: Sentence, first: int) -> Chunk | None:
    for phrase in sentence.before(first):
        between = sentence.lower[phrase.last + 1 : first]
        if ";" in between:
            return None
        if phrase.first == phrase.last and sentence.lower[phrase.first] in _RELATIVE:
            continue
        if sentence.lower[phrase.last + 1 : phrase.last + 2] == [")"]:
            continue
        if sentence.lower[phrase.first] == "there" or is_time(sentence, phrase):
            continue
        if _hangs_on_preposition(sentence, phrase, first) or _is_object(sentence, phrase, first):
            continue
        if _is_apposition(sentence, phrase, first):
            continue
        return phrase
    return None


def _hangs_on_preposition(sentence: Sentence, phrase: Chunk, first: int) -> bool:
    """Whether a preposition governs the phrase, unless it opens a clause or a relative pronoun takes up the phrase."""
    if not sentence.is_object_of_preposition(phrase):
        return False
    following = sentence.lower[phrase.last + 1 : phrase.last + 3]
    if _relative_after(sentence, phrase, first):
        return False
    opener = sentence.lower[phrase.first - 1]
    verbs = set(sentence.tags[phrase.last + 1 : phrase.last + 4]) & {"V", "B", "L", "M"}
    return not (opener in _OPENERS and (verbs or phrase.last + 1 == first) and following)


def _relative_after(sentence: Sentence, phrase: Chunk, first: int) -> bool:
    """Whether "who", "which" or "that" stands right after the phrase and right before the verb."""
    after = [k for k in range(phrase.last + 1, first) if sentence.lower[k] != ","]
    return bool(after) and sentence.lower[after[0]] in _RELATIVE and all(sentence.tags[k] in "RWIO" for k in after[1:])


def _is_object(sentence: Sentence, phrase: Chunk, first: int) -> bool:
    """Whether the phrase is the object of the verb right before it, not the subject of a clause after "said"."""
    at = phrase.first - 1
    while at > 0 and sentence.tags[at] == "K":
        at -= 1
    active = at > 0 and sentence.tags[at] == "L" and sentence.lower[at - 1] in _HAVE
    if at < 0 or (sentence.tags[at] not in "VBG" and not active) or _relative_after(sentence, phrase, first):
        return False
    if sentence.lower[at] in _AUXILIARIES:
        return bool(set(sentence.tags[phrase.last + 1 : first]) & {"C", ".", "T"})
    return sentence.lower[at] not in inflected("clausal")


def _is_apposition(sentence: Sentence, phrase: Chunk, first: int) -> bool:
    """Whether the phrase stands between commas behind another: "the town, a rebel stronghold, fell"."""
    if sentence.lower[phrase.first - 1 : phrase.first] != [","] or phrase.first < 2:
        return False
    if "," not in sentence.lower[phrase.last + 1 : first]:
        return False
    earlier = sentence.ending(phrase.first - 2)
    return earlier is not None and not is_time(sentence, earlier)
