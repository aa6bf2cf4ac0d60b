import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import VoiceType
from wardiary.resolving import voice_tables
from wardiary.resolving.voice_names import identify

CASES = [
    ("Khartoum’s defense ministry", None, "Sudanese Ministry of Defence", VoiceType.OFFICE, "SD"),
    ("Burma's foreign ministry", None, "Myanmar Ministry of Foreign Affairs", VoiceType.OFFICE, "MM"),
    ("the Ministry of Health of Mali", None, "Malian Ministry of Health", VoiceType.OFFICE, "ML"),
    ("the health ministry", "EG", "Egyptian Ministry of Health", VoiceType.OFFICE, "EG"),
    ("the health ministry", None, "health ministry", VoiceType.OFFICE, None),
    ("Chad’s armed forces", None, "Chadian Armed Forces", VoiceType.FORCE, "TD"),
    ("Armenian forces", None, "Armenian Armed Forces", VoiceType.FORCE, "AM"),
    ("the Syrian army", None, "Syrian Army", VoiceType.FORCE, "SY"),
    ("the army", "SD", "Sudanese Armed Forces", VoiceType.FORCE, "SD"),
    ("the army", "NE", "Nigerien Army", VoiceType.FORCE, "NE"),
    ("AMMAN", None, "AMMAN", VoiceType.UNKNOWN, None),  # a dateline's town is nobody, whatever it ends in
    ("Mr. Baker", None, "Baker", VoiceType.PERSON, None),
    ("Col. Omar Haddad of the border guards", None, "Omar Haddad", VoiceType.PERSON, None),
    ("taxi driver Omar Haddad", None, "Omar Haddad", VoiceType.PERSON, None),
    ("the rebels", "SY", "Syrian rebels", VoiceType.FORCE, "SY"),
    ("state news agencies", "RU", "Russian state news agencies", VoiceType.AGENCY, "RU"),
    ("Ankara", None, "Turkish government", VoiceType.OFFICE, "TR"),
    ("the Elysee", None, "Élysée", VoiceType.OFFICE, "FR"),
    ("the Netherlands", None, "Netherlands", VoiceType.OFFICE, "NL"),
    ("the United Arab Emirates", None, "United Arab Emirates", VoiceType.OFFICE, "AE"),
    ("Kinshasa officials", None, "Kinshasa officials", VoiceType.UNNAMED, "CD"),
    ("a senior U.S. defense official", None, "senior U.S. defense official", VoiceType.UNNAMED, "US"),
    ("local officials", None, "local officials", VoiceType.UNNAMED, None),
    ("Residents", None, "residents", VoiceType.WITNESS, None),
    ("Medics, residents and volunteers", None, "medics, residents and volunteers", VoiceType.WITNESS, None),
    ("Military analysts", None, "military analysts", VoiceType.ANALYST, None),
    ("Satellite images of the port", None, "satellite images of the port", VoiceType.EVIDENCE, None),
    ("Pentagon spokeswoman Ana Ruiz", None, "Ana Ruiz", VoiceType.PERSON, "US"),
    ("Kenyan President Amina Otieno", None, "Amina Otieno", VoiceType.PERSON, "KE"),
    ("Lt. Gen. Karim al-Masri", None, "Karim al-Masri", VoiceType.PERSON, None),
    ("Rosa Lindqvist, head of research at HRW", None, "Rosa Lindqvist", VoiceType.PERSON, None),
    ("an army spokesman, Col. Tiémoko Diarra,", "ML", "Tiémoko Diarra", VoiceType.PERSON, "ML"),
    (
        "a spokesman for the Iraqi interior ministry",
        None,
        "Iraqi Ministry of Interior spokesman",
        VoiceType.OFFICE,
        "IQ",
    ),
    ("critics of President Amina Otieno", None, "critics of President Amina Otieno", VoiceType.UNNAMED, None),
    ("the governor of Anbar", None, "governor of Anbar", VoiceType.OFFICE, None),
    ("ISIL fighters", None, "Islamic State", VoiceType.FORCE, None),
    ("RSF", None, "Rapid Support Forces", VoiceType.FORCE, "SD"),
    ("Doctors Without Borders", None, "Médecins Sans Frontières", VoiceType.ORGANISATION, None),
    ("the Tero River Brigade", None, "Tero River Brigade", VoiceType.FORCE, None),
    ("Lebanon’s state-run National News Agency", None, "National News Agency", VoiceType.AGENCY, "LB"),
    ("the coalition", None, "coalition", VoiceType.ORGANISATION, None),
    ("their house", None, "house", VoiceType.UNKNOWN, None),
    ("the House", None, "House", VoiceType.OFFICE, None),
    ("the Emergency Room, a lifeline within Oysterby", None, "Emergency Room", VoiceType.UNKNOWN, None),
]


@pytest.mark.parametrize(("phrase", "hint", "name", "kind", "country"), CASES)
def test_what_a_phrase_means(phrase: str, hint: str | None, name: str, kind: VoiceType, country: str | None) -> None:
    voice = identify(phrase, hint)
    assert (voice.name, voice.type, voice.country) == (name, kind, country)
    assert voice.why


@pytest.mark.parametrize("iso", sorted(voice_tables.countries()))
def test_a_ministry_works_in_every_country(iso: str) -> None:
    country = voice_tables.countries()[iso]
    voice = identify(f"{country.name}'s defence ministry")
    assert voice.country == iso
    assert voice.type is VoiceType.OFFICE


@pytest.mark.parametrize(("words", "name"), [("Rwanda Red Cross", "Rwandan Red Cross"), ("Libyan Red Crescent",) * 2])
def test_the_red_cross_is_no_red_crescent(words: str, name: str) -> None:
    assert identify(words).name == name


@given(st.text(max_size=40))
def test_any_words_have_an_answer_with_its_reason(phrase: str) -> None:
    voice = identify(phrase)
    assert voice.why
    assert identify(phrase) == voice
