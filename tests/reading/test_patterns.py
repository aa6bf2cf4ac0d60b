from wardiary.reading.rules.patterns import spelled_out


def test_braces_spell_out_one_phrase_for_each_choice() -> None:
    listed = list(spelled_out("cede {win|score}_a_{key|rare}_victory push_*_back"))
    assert listed == [
        "cede",
        "win_a_key_victory",
        "win_a_rare_victory",
        "score_a_key_victory",
        "score_a_rare_victory",
        "push_*_back",
    ]
