"""What befell those counted, in made-up sentences."""

from __future__ import annotations

import pytest

from wardiary.model import Kind, Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.quantities import find_quantities, what_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 34 soldiers and members of the militias have been killed in the strike.", [(34.0, None)]),
        ("The strike killed six members of one family, two of them children.", [(6.0, 6.0)]),
        ("The toll from the strike on a house in the old town rose to seven.", [(7.0, 7.0)]),
        ("The toll of the strike rose to seven when a nine-year-old died.", [(7.0, 7.0)]),
        ("The toll of last night's twin strike on a house in the old town has climbed to seven.", [(7.0, 7.0)]),
        ("After the strike seven bodies were recovered.", [(7.0, 7.0)]),
        ("She spoke of the twelve citizens whom the rebels murdered in the strike.", [(12.0, 12.0)]),
        ("The number of miners who perished in the strike has risen to 31.", [(31.0, 31.0)]),
        ("A clerk gave the number of dead in the strike as 14.", [(14.0, 14.0)]),
        ("The number of people known to have been killed by the strike rose from 12 to 17.", [(17.0, 17.0)]),
        ("The number of villages that lost people in the strike has risen to nine.", []),
        ("Eleven traders, two of them women, were killed in the strike.", [(11.0, 11.0)]),
        ("Eleven traders, a girl of six and her uncle among them, died in the strike.", [(11.0, 11.0)]),
        ("Four herdsmen who had come for water were killed in the strike.", [(4.0, 4.0)]),
        ("A man and a girl were killed in the strike.", [(2.0, 2.0)]),
        ("The strike killed a nurse and a driver was wounded.", [(1.0, 1.0)]),
        ("The strike hit the post, leaving 15 of them dead.", [(15.0, 15.0)]),
        ("Three boys of 9, 12 and 14 were killed in the strike.", [(3.0, 3.0)]),
        (
            "The strike killed eleven; the toll rose to 12 when a woman of 63 died.",
            [(11.0, 11.0), (12.0, 12.0), (1.0, 1.0)],
        ),
        ("It was a strike in which one guard was killed.", [(1.0, 1.0)]),
        ("Two of them were martyred in the strike.", [(2.0, 2.0)]),
        ("In the strike the militia lost 20 men and two trucks.", [(20.0, 20.0)]),
        ("Some 30 shepherds lost their lives in the strike.", [(30.0, 30.0)]),
        ("Some 30 shepherds lost their homes in the strike.", []),
        ("A midwife put the dead of the strike at nine.", [(9.0, 9.0)]),
        ("A midwife put the number of wounded in the strike at nine.", []),
        ("The strike hit the mill at nine.", []),
        ("The strike took nine lives.", [(9.0, 9.0)]),
        ("Nine people including a Danish cook died in the strike.", [(9.0, 9.0)]),
        ("Nine people, who did not survive the strike, had come for water.", []),
        ("Nine of those hit by the strike did not survive.", []),
        ("Nine did not survive the strike.", [(9.0, 9.0)]),
        ("The strike left two dead the day before.", [(2.0, 2.0)]),
        ("In the strike a motorcycle rider was killed.", [(1.0, 1.0)]),
        ("In the strike a transformer was killed off.", []),
        ("Nine graves were dug after the strike.", [(9.0, 9.0)]),
        ("Nine guards fell in the fighting that followed the strike.", [(9.0, 9.0)]),
        ("Nine rockets fell in the fighting that followed the strike.", []),
        ("The strike killed a shepherd and his daughter.", [(2.0, 2.0)]),
        ("The doctors raised the toll of the strike from four to six dead.", [(6.0, 6.0)]),
        ("Two people, a Kenyan and a Ghanaian, were killed in the strike.", [(2.0, 2.0)]),
        ("Two people, a Kenyan and a Ghanaian, were hurt in the strike.", []),
        ("Two lorries, nine camels, were killed in the strike.", []),
        ("Six herdsmen, all cousins, lie buried where the strike hit.", [(6.0, 6.0)]),
        ("A pilot was fatally wounded in the strike.", [(1.0, 1.0)]),
        ("Two pilots were severely wounded in the strike.", []),
        ("The strike left 300 dead and displaced two million.", [(300.0, 300.0)]),
        ("Scores of dead were counted after the strike.", [(40.0, None)]),
        ("Dozens of wounded came in after the strike.", []),
        ("The strike hit a town of around 20,000 people, killing six.", [(6.0, 6.0)]),
        ("In the strike on a village home to 400 two herdsmen were killed.", [(2.0, 2.0)]),
    ],
)
def test_killed(text: str, expected: list[tuple[float, float | None]]) -> None:
    at = text.index("strike")
    found = find_quantities(text, split_sentences(text))
    told = [m for m in found if what_of(m, text, Kind.STRIKE, Span(at, at + 6)) == "killed"]
    assert [(m.low, m.high) for m in told] == expected
