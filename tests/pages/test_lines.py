import dataclasses
from collections.abc import Sequence

import pytest
from brief_sample import Draft, data, kept, sample

from wardiary.model import Actor, ActorRole, Kind, Medium, PlaceRole, QuantityKind, Reality, Report, Verification
from wardiary.pages.evidence import Evidence
from wardiary.pages.lines import lines_of_the_day
from wardiary.pages.numbers import told_differently
from wardiary.pages.standing import Stands, standing
from wardiary.pages.telling import tell

AT = PlaceRole.AT
ONGOING = Reality.ONGOING


def one(text: str, draft: Draft, publisher: str = "Example Wire") -> Evidence:
    report = Report("x", text, publisher=publisher, published="2031-03-04")
    return Evidence(data([kept(1, report, [draft])]))


def sentence(text: str, draft: Draft) -> str:
    evidence = one(text, draft)
    return str(tell(evidence.told[0], evidence.year))


def test_who_what_where_when_how_many() -> None:
    draft = Draft(
        Kind.STRIKE,
        "hit",
        "city council",
        [("Belgar", AT)],
        "Northern Army",
        "a market",
        ("2031-03-04", "2031-03-04"),
        [("Six people", QuantityKind.KILLED, 6, None)],
        medium=Medium.TELEGRAM,
        relay=("two agencies",),
    )
    assert sentence("Six people died when a shell hit the market.", draft) == (
        "The city council, on Telegram, through two agencies, says that the Northern Army hit a market in Belgar on "
        "4 March (at least 6 killed)."
    )


def test_realities_are_told_as_such() -> None:
    def told(reality: Reality) -> str:
        where = [("Belgar", AT)]
        return sentence("They took it.", Draft(Kind.GAIN, "took", "envoys", where, "rebels", reality=reality))

    assert told(Reality.OCCURRED) == "Envoys say that rebels took control of Belgar."
    assert told(Reality.ONGOING) == "Envoys say that rebels are taking control of Belgar."
    assert told(Reality.PLANNED) == "Envoys say that rebels will take control of Belgar."
    assert told(Reality.POSSIBLE) == "Envoys say that rebels may take control of Belgar."
    assert told(Reality.DENIED) == "Envoys deny that rebels took control of Belgar."


def test_what_is_not_known_is_not_made_up() -> None:
    assert sentence("It shook.", Draft(Kind.EXPLOSION, "shook")) == (
        "Example Wire itself reports that there was an explosion."
    )
    assert sentence("It shook.", Draft(Kind.STRIKE, "shook", places=[("Belgar", AT)], target="bridges")) == (
        "Example Wire itself reports that bridges were struck in Belgar."
    )


@pytest.mark.parametrize(
    ("kind", "words", "trigger", "told"),
    [
        (Kind.DAMAGE, "They looted it.", "looted", "raiders looted a mill"),
        (Kind.DAMAGE, "Ruins are left.", "Ruins", "raiders destroyed or damaged a mill"),
        (Kind.DAMAGE, "They set it ablaze.", "set it ablaze", "raiders destroyed or damaged a mill"),
        (Kind.DETENTION, "They arrested him.", "arrested", "raiders arrested a mill"),
        (Kind.STRIKE, "They are shelling it.", "shelling", "raiders shelled a mill"),
        (Kind.EXPLOSION, "They blew up the mill.", "blew up", "raiders blew up a mill"),
        (Kind.GAIN, "They liberated it.", "liberated", "raiders took control of Belgar"),
    ],
)
def test_the_verb_is_the_report_s_where_it_says_just_this(kind: Kind, words: str, trigger: str, told: str) -> None:
    said = sentence(words, Draft(kind, trigger, "envoys", [("Belgar", AT)], "raiders", "a mill"))
    assert said.startswith(f"Envoys say that {told}")


def test_who_died_is_told_so_and_who_was_hurt_only_as_hurt() -> None:
    hurt = [("Two", QuantityKind.INJURED, 2.0, 2.0)]
    assert "that civilians died in Belgar" in sentence(
        "Two died.", Draft(Kind.CASUALTIES, "died", "envoys", [("Belgar", AT)], None, "civilians")
    )
    assert "that civilians were injured in Belgar" in sentence(
        "Two casualties.",
        Draft(Kind.CASUALTIES, "casualties", "envoys", [("Belgar", AT)], None, "civilians", numbers=hurt),
    )


def test_who_does_it_to_nobody_told_has_a_verb_all_the_same() -> None:
    where = [("Belgar", AT)]
    assert "that raiders attacked in Belgar" in sentence(
        "A raid.", Draft(Kind.ATTACK, "raid", "envoys", where, "raiders")
    )
    assert "that raiders are deployed in Belgar" in sentence(
        "They are in it.", Draft(Kind.DEPLOYMENT, "in", "envoys", where, "raiders", reality=Reality.ONGOING)
    )
    assert "that Belgar fled" not in sentence("They fled.", Draft(Kind.DISPLACEMENT, "fled", "envoys", where))


def test_a_voice_that_tells_of_itself_is_not_named_twice() -> None:
    where = [("Belgar", AT)]
    army = Draft(Kind.GAIN, "took", "Northern Army", where, "Northern Army")
    assert sentence("They took it.", army) == "The Northern Army says that it took control of Belgar."
    forces = Draft(Kind.GAIN, "took", "Northern Forces", where, "Northern Forces", reality=Reality.ONGOING)
    assert sentence("They took it.", forces) == "The Northern Forces say that they are taking control of Belgar."


def test_a_medic_is_no_it() -> None:
    shelled = Draft(Kind.STRIKE, "shelled", "medic", [("Belgar", AT)], "medic", "a camp")
    assert " it " not in sentence("It was shelled.", shelled)


def test_nothing_happens_to_a_place_and_banks_are_stood_on() -> None:
    fought = Draft(Kind.CLASH, "fought", "envoys", [("Belgar", PlaceRole.TO)], "raiders")
    assert sentence("They fought.", fought) == "Envoys say that raiders fought in Belgar."
    bank = Draft(Kind.CLASH, "fought", "envoys", [("the left bank of the Sula", AT)], "raiders")
    assert sentence("They fought.", bank) == "Envoys say that raiders fought on the left bank of the Sula."


def test_a_place_told_by_a_direction_has_no_other_preposition() -> None:
    east = Draft(Kind.CLASH, "fought", "envoys", [("east of the fence", AT)], "raiders")
    assert sentence("They fought.", east) == "Envoys say that raiders fought east of the fence."


@pytest.mark.parametrize(
    ("killed", "told"),
    [
        ([("Six people", QuantityKind.KILLED, 6, 6)], "a block in Belgar was hit (6 killed)."),
        ([], "a block in Belgar and people were hit."),
    ],
)
def test_of_a_thing_that_was_hit_the_people_in_it_are_told_by_their_number(
    killed: list[tuple[str, QuantityKind, float | None, float | None]], told: str
) -> None:
    block = Draft(Kind.STRIKE, "hit", "envoys", [], None, "a block in Belgar", numbers=killed)
    report = kept(1, Report("x", "A shell hit a block. Six people died.", published="2031-03-04"), [block])
    claim = report.claims[0]
    both = dataclasses.replace(claim, actors=(*claim.actors, Actor(None, "people", ActorRole.TARGET)))
    evidence = Evidence(data([dataclasses.replace(report, claims=(both,))]))
    assert str(tell(evidence.told[0])) == f"Envoys say that {told}"


def test_a_place_that_is_told_with_the_thing_is_not_told_twice() -> None:
    gates = Draft(Kind.DAMAGE, "damaged", "envoys", [("Belgar", AT)], None, "the gates of the dam at Belgar")
    assert sentence("They were damaged.", gates) == "Envoys say that the gates of the dam at Belgar were damaged."


def test_two_places_where_it_was_are_two_and_the_way_is_told_after_them() -> None:
    spread = Draft(Kind.STRIKE, "hit", "envoys", [("Belgar", PlaceRole.NEAR), ("Marsk", AT)], "raiders", "two depots")
    assert sentence("They were hit.", spread) == "Envoys say that raiders hit two depots near Belgar and in Marsk."
    led = Draft(
        Kind.DISPLACEMENT, "fled", "envoys", [("Belgar", PlaceRole.FROM), ("Marsk", PlaceRole.TO)], None, "they"
    )
    assert sentence("They fled.", led) == "Envoys say that they fled from Belgar to Marsk."


def test_what_is_surrounded_is_not_told_as_deployed() -> None:
    ringed = Draft(Kind.DEPLOYMENT, "surrounded", "envoys", [("Belgar", AT)], None, "a border post")
    assert sentence("It was surrounded.", ringed) == "Envoys say that a border post was surrounded in Belgar."


def test_a_speech_act_is_quoted() -> None:
    told = sentence("“Never,” the envoy warned.", Draft(Kind.STATEMENT, "warned", "envoy"))
    assert told == "The envoy is cited: ““Never,” the envoy warned.”"


def test_places_taken_are_counted_where_they_lie() -> None:
    draft = Draft(
        Kind.GAIN,
        "freed",
        "staff",
        [("Trinov", AT)],
        "Northern Army",
        numbers=[("Nine villages", QuantityKind.SETTLEMENTS, 9, 9)],
    )
    assert sentence("Nine villages were freed.", draft) == (
        "The staff says that the Northern Army took control of 9 settlements in Trinov."
    )


def test_the_order_and_that_one_line_stands_for_all_voices() -> None:
    lines = lines_of_the_day(Evidence(sample()))
    assert [line.told.claim.kind for line in lines] == [Kind.GAIN, Kind.STRIKE, Kind.DAMAGE, Kind.STRIKE]
    assert [line.standing.word for line in lines] == [
        Stands.DISPUTED,
        Stands.UNVERIFIED,
        Stands.VERIFIED,
        Stands.REPORTED,
    ]
    assert {reference.anchor for group in lines[1].references for reference in group} == {"r1-s3", "r2-s2"}


def test_no_group_crowds_out_the_dead() -> None:
    towns = [f"Town{chr(65 + i)}" for i in range(14)]
    text = " ".join(f"They took{i} it." for i in range(14)) + " One man was shot."
    drafts = [Draft(Kind.GAIN, f"took{i}", "staff", [(town, AT)]) for i, town in enumerate(towns)]
    drafts.append(Draft(Kind.ATTACK, "shot", "staff", numbers=[("One man", QuantityKind.KILLED, 1, 1)]))
    report = Report("x", text, publisher="Example Wire", published="2031-03-04")
    lines = lines_of_the_day(Evidence(data([kept(1, report, drafts)])))
    assert len(lines) == 10
    assert Kind.ATTACK in {line.told.claim.kind for line in lines}


def test_background_is_left_out() -> None:
    assert not lines_of_the_day(one("It fell.", Draft(Kind.GAIN, "fell", reality=Reality.BACKGROUND)))


def test_standing_says_no_more_than_the_report() -> None:
    evidence = Evidence(sample())
    words = {told.anchor: standing(told, evidence).word for told in evidence.told}
    assert words == {
        "c1-c1": Stands.DISPUTED,
        "c1-c2": Stands.UNVERIFIED,
        "c2-c1": Stands.DENIAL,
        "c2-c2": Stands.CLAIMED,
        "c3-c1": Stands.VERIFIED,
        "c3-c2": Stands.REPORTED,
    }


def test_a_side_that_says_it_leaves_concedes() -> None:
    draft = Draft(Kind.WITHDRAWAL, "left", "Northern Command", [("Belgar", AT)], "North")
    evidence = one("They left.", draft)
    assert standing(evidence.told[0], evidence).word is Stands.CONCEDED
    other = one("They left.", dataclasses.replace(draft, speaker="Southern Ministry"))
    assert standing(other.told[0], other).word is Stands.CLAIMED
    planned = one("They left.", dataclasses.replace(draft, reality=Reality.PLANNED))
    assert standing(planned.told[0], planned).word is Stands.CLAIMED


def test_verification_outranks_a_denial_elsewhere() -> None:
    text = "It fell. It did not fall, they say."
    drafts = [
        Draft(Kind.GAIN, "fell", None, [("Belgar", AT)], verification=Verification.VERIFIED),
        Draft(Kind.GAIN, "fall", "Southern Ministry", [("Belgar", AT)], reality=Reality.DENIED),
    ]
    evidence = Evidence(data([kept(1, Report("x", text, publisher="P", published="2031-03-04"), drafts)]))
    shown = standing(evidence.told[0], evidence)
    assert shown.word is Stands.VERIFIED
    assert "Denied by the Southern Ministry." in shown.why


def test_numbers_stand_side_by_side() -> None:
    (found,) = told_differently(Evidence(sample()))
    assert (found.what, found.place) == ("killed", "Belgar")
    assert [(figure.voice, figure.number) for figure in found.figures] == [("doctor", "7"), ("Southern Ministry", "4")]


def test_one_voice_alone_does_not_disagree() -> None:
    numbers = [("Six", QuantityKind.KILLED, 6.0, 6.0), ("seven", QuantityKind.KILLED, 7.0, 7.0)]
    evidence = one("Six or seven died.", Draft(Kind.STRIKE, "died", "doctor", [("Belgar", AT)], numbers=numbers))
    assert not told_differently(evidence)


def test_what_goes_on_is_told_in_the_tense_of_its_time() -> None:
    def told(kind: Kind, when: tuple[str | None, str | None] | None, agent: str | None = None) -> str:
        where = [("Belgar", AT)]
        said = sentence("It goes on.", Draft(kind, "goes on", "envoys", where, agent, None, when, reality=ONGOING))
        return said.removeprefix("Envoys say that ")

    assert told(Kind.HOLDING, None, "rebels") == "rebels are holding Belgar."
    assert told(Kind.HOLDING, ("2031-03-02", None), "rebels") == "rebels have been holding Belgar since 2 March."
    assert told(Kind.HOLDING, ("2031-03-02", "2031-03-02")) == "Belgar was being held on 2 March."
    assert told(Kind.CLASH, ("2031-03-02", None)) == "there has been fighting in Belgar since 2 March."
    assert told(Kind.CLASH, ("2031-03-02", "2031-03-02")) == "there was fighting in Belgar on 2 March."


def test_what_happened_since_a_day_did_not_go_on_since_then() -> None:
    left = Draft(Kind.WITHDRAWAL, "left", "envoys", [("Belgar", AT)], "rebels", None, ("2031-03-02", None))
    assert sentence("They left.", left) == "Envoys say that rebels withdrew from Belgar some time since 2 March."


def test_those_of_whom_only_the_number_is_told_are_people() -> None:
    def told(low: float | None, high: float | None) -> str:
        numbers = [("Many", QuantityKind.KILLED, low, high)]
        return sentence("Many lost their lives.", Draft(Kind.CASUALTIES, "lost", "envoys", numbers=numbers))

    assert told(11, 11) == "Envoys say that 11 people were killed."
    assert told(6, None) == "Envoys say that at least 6 people were killed."
    assert told(1, 1) == "Envoys say that 1 person was killed."


@pytest.mark.parametrize(
    ("kind", "words", "trigger", "told"),
    [
        (Kind.AGREEMENT, "They keep the cease-fire.", "cease-fire", "there was a ceasefire involving rebels"),
        (Kind.AGREEMENT, "Peace talks began.", "talks", "there were talks involving rebels"),
        (Kind.AGREEMENT, "They shook hands.", "shook hands", "there were talks or an agreement involving rebels"),
        (Kind.AGREEMENT, "They negotiated.", "negotiated", "rebels negotiated"),
        (Kind.DETENTION, "An arrest.", "arrest", "there was an arrest by rebels"),
    ],
)
def test_what_happened_has_the_noun_of_the_report(kind: Kind, words: str, trigger: str, told: str) -> None:
    assert sentence(words, Draft(kind, trigger, "envoys", (), "rebels")) == f"Envoys say that {told}."


def test_a_spokesman_s_own_side_is_no_it() -> None:
    left = Draft(Kind.WITHDRAWAL, "left", "Red Guard spokesman", [("Belgar", AT)], "Red Guard spokesman")
    assert sentence("They left.", left) == "The Red Guard spokesman says that they withdrew from Belgar."


def test_one_stands_at_a_bridge_and_a_river_has_its_article() -> None:
    def told(place: str) -> str:
        return sentence("They fought.", Draft(Kind.CLASH, "fought", "envoys", [(place, AT)], "rebels"))

    assert told("the airport") == "Envoys say that rebels fought at the airport."
    assert told("Sula River") == "Envoys say that rebels fought on the Sula River."
    assert told("The market") == "Envoys say that rebels fought in the market."
    assert told("the hills") == "Envoys say that rebels fought in the hills."


def test_of_this_paper_it_is_not_told_that_it_was_told() -> None:
    draft = Draft(Kind.STATEMENT, "fine", "envoys", relay=("Wire", "Gulf Post"))
    assert sentence("All is fine.", draft).startswith("Envoys, through Gulf Post, are cited")


def test_who_fell_in_fighting_was_not_fought() -> None:
    def told(numbers: Sequence[tuple[str, QuantityKind, float | None, float | None]]) -> str:
        fought = Draft(Kind.CLASH, "fought", "envoys", [("Belgar", AT)], None, "soldiers", numbers=numbers)
        return sentence("They fought.", fought).removeprefix("Envoys say that ")

    assert told([]) == "there was fighting involving soldiers in Belgar."
    fell = [("They", QuantityKind.KILLED, 9.0, 9.0)]
    assert told(fell) == "soldiers were killed in fighting in Belgar (9 killed)."
    hurt = [*fell, ("fought", QuantityKind.INJURED, 2.0, 2.0)]
    assert told(hurt).startswith("soldiers were killed or injured in fighting in Belgar")


def test_one_voice_s_second_telling_of_no_event_has_no_line_of_its_own() -> None:
    text = "Northern troops seized Belgar. The fall of Belgar is told. Southern troops took Belgar."
    agents = ("Northern Command", "Northern Command", "Southern Ministry")
    drafts = [
        Draft(Kind.GAIN, trigger, voice, [("Belgar", AT)], agent)
        for trigger, voice, agent in zip(("seized", "fall", "took"), ("envoy", "envoy", "medic"), agents, strict=True)
    ]
    report = Report("x", text, publisher="Example Wire", published="2031-03-04")
    lines = lines_of_the_day(Evidence(data([kept(1, report, drafts)])))
    assert len(lines) == 1
