import dataclasses

from brief_sample import Draft, data, kept, sample

from wardiary.model import Kind, Medium, PlaceRole, QuantityKind, Reality, Report, Verification
from wardiary.pages.evidence import Evidence
from wardiary.pages.lines import lines_of_the_day
from wardiary.pages.numbers import told_differently
from wardiary.pages.standing import Stands, standing
from wardiary.pages.telling import tell

AT = PlaceRole.AT


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
        "City council, on Telegram, through two agencies, says that Northern Army struck a market in Belgar on 4 March "
        "(at least 6 killed)."
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


def test_a_speech_act_is_quoted() -> None:
    told = sentence("“Never,” the envoy warned.", Draft(Kind.STATEMENT, "warned", "envoy"))
    assert told == "Envoy is quoted: “““Never,” the envoy warned.”." or "“Never,” the envoy warned." in told


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
        "Staff says that Northern Army took control of 9 settlements in Trinov."
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
    assert "Denied by Southern Ministry." in shown.why


def test_numbers_stand_side_by_side() -> None:
    (found,) = told_differently(Evidence(sample()))
    assert (found.what, found.place) == ("killed", "Belgar")
    assert [(figure.voice, figure.number) for figure in found.figures] == [("doctor", "7"), ("Southern Ministry", "4")]


def test_one_voice_alone_does_not_disagree() -> None:
    numbers = [("Six", QuantityKind.KILLED, 6.0, 6.0), ("seven", QuantityKind.KILLED, 7.0, 7.0)]
    evidence = one("Six or seven died.", Draft(Kind.STRIKE, "died", "doctor", [("Belgar", AT)], numbers=numbers))
    assert not told_differently(evidence)
