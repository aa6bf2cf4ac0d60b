"""The time tagger on sentences of our own."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardiary.model import TimeMention
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.times import tag_times

PUBLISHED = "2023-12-18"  # a Monday
WORDS = (
    "the a last next past 31 February Feb. 29 2023 1999 99999999999 years days two-and-a-half ago later Friday at noon"
    " 5 p.m. ET ( 2100 GMT ) midnight tomorrow that following quarter of third first week weekend on to - – early late"
    " 12/31/1999 2023-02-30 1990s 21st century hundred thousand every night spring fiscal half 9 o'clock overnight , ."
)


def tag(text: str, published: str | None = PUBLISHED) -> tuple[TimeMention, ...]:
    return tag_times(text, split_sentences(text), published)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Shells fell on the market on Friday.", "Friday", "2023-12-15"),
        ("The convoy will leave on Friday.", "Friday", "2023-12-22"),
        ("Talks resume next Tuesday, he said.", "next Tuesday", "2023-12-19"),
        ("They left last Monday.", "last Monday", "2023-12-11"),
        ("The camp fell on the Sunday.", "Sunday", "2023-12-17"),
        ("They left on Saturday last week.", "Saturday last week", "2023-12-16"),
        ("They left on Tuesday of last week.", "Tuesday of last week", "2023-12-12"),
        ("They left on Monday this week.", "Monday this week", "2023-12-18"),
        ("Two drones were shot down late Sunday.", "late Sunday", "2023-12-17"),
        ("The bridge was hit on Saturday night.", "Saturday night", "2023-12-16TNI"),
        ("The hospital was hit on 15 December 2023.", "15 December 2023", "2023-12-15"),
        ("The dam broke on June 6, 2023.", "June 6, 2023", "2023-06-06"),
        ("The town fell on Nov. 9.", "Nov. 9", "2023-11-09"),
        ("Fighting began in April.", "April", "2023-04"),
        ("They have held the ridge since 2014.", "2014", "2014"),
        ("The dam dates from the 1960s.", "the 1960s", "196"),
        ("The camp opened two years ago.", "two years ago", "2021"),
        ("The siege began three days ago.", "three days ago", "2023-12-15"),
        ("He spoke yesterday.", "yesterday", "2023-12-17"),
        ("The raid came last week.", "last week", "2023-W50"),
        ("Aid arrives every month.", "every month", "P1M"),
        ("The road is now closed.", "now", "PRESENT_REF"),
        ("It was recently rebuilt.", "recently", "PAST_REF"),
        ("A two-day battle followed.", "two-day", "P2D"),
        ("It fell early on Thursday 14 December.", "early on Thursday 14 December", "2023-12-14"),
        ("The camp opens in March next year.", "March next year", "2024-03"),
        ("It was hit on 12-15 December.", "12-15 December", "2023-12-12"),
        ("Guns fire 4,000 rounds a day.", "a day", "P1D"),
        ("In the past 24 hours two died.", "the past 24 hours", "PT24H"),
        ("It was hit last winter.", "last winter", "2022-WI"),
        ("They walked for two hours and ten minutes.", "two hours and ten minutes", "PT2H10M"),
        ("He was held for one year and three months.", "one year and three months", "P1Y3M"),
        ("They walked for two and a half hours.", "two and a half hours", "PT2H30M"),
        ("Log of 2023-12-06T04:30.", "2023-12-06T04:30", "2023-12-06T04:30"),
        ("Shelling went on for eight hours.", "eight hours", "PT8H"),
        ("The strike came at 4:20 a.m. Sunday.", "4:20 a.m. Sunday", "2023-12-17T04:20"),
        ("Exports fell in the third quarter.", "the third quarter", "2023-Q3"),
        ("Exports fell in the second quarter of last year.", "the second quarter of last year", "2022-Q2"),
        ("The crossing closed last summer.", "last summer", "2023-SU"),
        ("It grew in the last couple of weeks.", "the last couple of weeks", "P2W"),
        ("It fell on the night of Dec. 4.", "the night of Dec. 4", "2023-12-04TNI"),
        ("The two days since were calm.", "The two days", "P2D"),
        ("They lost much in fiscal '21.", "fiscal '21", "2021"),
        ("It was taken in the summer of ’88.", "the summer of ’88", "1988-SU"),
        ("The ceasefire of 2014-15 failed.", "2014-15", "2014"),
        ("It is hit on Friday nights.", "Friday nights", "XXXX-WXX-5TNI"),
        ("The guns are moved every few days.", "every few days", "PXD"),
        ("It has stood for a half-century.", "a half-century", "P50Y"),
        ("They left in the spring of 2003.", "the spring of 2003", "2003-SP"),
        ("They will one day return.", "one day", "FUTURE_REF"),
        ("It may last two weeks.", "two weeks", "P2W"),
        ("It fell in the past week.", "the past week", "P1W"),
        ("He left the week before last.", "the week before last", "2023-W49"),
        ("The raid began at about 04:15.", "04:15", "2023-12-18T04:15"),
    ],
)
def test_value_and_extent(text: str, words: str, value: str) -> None:
    mentions = [(each.text, each.value) for each in tag(text)]
    assert mentions == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose by 1,500 dollars and $1990.",
        "They may march on the second town in the fall of the regime's defences.",
        "The house at 2003b was empty.",
        "An 11-year-old boy and a man of 1700 metres.",
        "They won the match 10:29, the verse says.",
        "The two blasts came minutes apart.",
        "It was on a day when all was quiet, and the future of the valley was dark.",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    assert not [
        each
        for each in tag(text)
        if each.text.lower()
        in (
            "may",
            "march",
            "second",
            "1990",
            "500",
            "fall",
            "1700",
            "11-year-old",
            "10:29",
            "minutes",
            "a day",
            "the future",
        )
    ]


def test_without_publication_relative_days_stay_open() -> None:
    mentions = tag("They left on Friday, three days after 4 May 2021.", None)
    assert [(each.value, each.from_) for each in mentions if each.text == "Friday"] == [("XXXX-WXX-5", None)]
    assert [each.from_ for each in mentions if "2021" in each.text] == ["2021-05-04"]


@settings(deadline=None)  # the first example compiles the rules
@given(st.text(alphabet=st.sampled_from("0129 MayFridtoconh:.,-’'apm(12)"), max_size=80))
def test_mentions_lie_in_order_and_say_their_words(text: str) -> None:
    mentions = tag(text)
    assert all(each.text == text[each.start : each.end] for each in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@settings(deadline=None)  # the first example compiles the rules
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=12),
    st.sampled_from([None, PUBLISHED, "2023-12-18T23:59", "2023"]),
)
def test_any_string_of_time_words_is_read_without_error(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    mentions = tag(text, published)
    assert all(each.value and each.text in text for each in mentions)


@settings(deadline=None)  # the first example compiles the rules
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_every_full_date_is_read_back(day: date) -> None:
    text = f"It happened on {day:%B} {day.day}, {day.year}."
    assert [each.value for each in tag(text)] == [day.isoformat()]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In the past day two died.", "2023-12-17", "2023-12-18"),
        ("Over the past three days two died.", "2023-12-15", "2023-12-18"),
        ("Drones came overnight.", "2023-12-17", "2023-12-18"),
        ("Drones came overnight from Thursday to Friday.", "2023-12-14", "2023-12-15"),
        ("It was hit at 0430 hours on Friday.", "2023-12-15T04:30", "2023-12-15T04:30"),
        ("It was hit at 4:30 a.m. on Friday 15 December.", "2023-12-15T04:30", "2023-12-15T04:30"),
        ("It was hit last week.", "2023-12-11", "2023-12-17"),
        ("It was hit in the past week.", "2023-12-11", "2023-12-18"),
        ("The war of 1988-89 was short.", "1988", "1989"),
        ("It was built in the 1960s.", "1960", "1969"),
        ("Losses grew in the third quarter.", "2023-07", "2023-09"),
        ("They wrote 6/12/2023 on it.", None, None),
    ],
)
def test_interval(text: str, first: str | None, last: str | None) -> None:
    assert [(each.from_, each.to) for each in tag(text)] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The bridge fell on Saturday. Drones came overnight.", "2023-12-16"),
        ("The bridge fell on Saturday.\n\nDrones came overnight.", "2023-12-18"),
    ],
)
def test_overnight_is_of_the_day_of_its_paragraph_or_of_the_news(text: str, last: str) -> None:
    assert tag(text)[-1].to == last


def test_clock_takes_the_zone_of_its_place() -> None:
    text = "The shelling began at 7:40 p.m. on Sunday."
    mentions = tag_times(text, split_sentences(text), PUBLISHED, lambda offset: "Africa/Khartoum")
    assert [each.from_ for each in mentions] == ["2023-12-17T19:40+02:00"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They vowed to stay in the valley until the talks in February.", "2024-02"),
        ("He may wait until the council sits in March.", "2024-03"),
        ("It had been due to end on Friday.", "2023-12-15"),
        ("The pact will be kept, though losses in November were high.", "2023-11"),
        ("They agreed to free him on Wednesday.", "2023-12-20"),
        ("Troops were moved ahead of Thursday's vote.", "2023-12-21"),
        ("Rain fell. Rebels held the mill as late as Thursday.", "2023-12-14"),
        ("Rain fell. A picture taken no later than Friday shows the mill.", "2023-12-15"),
        ("Rain fell. The clip was recorded no later than Friday.", "2023-12-15"),
        ("He ordered the men to leave the mill no later than Friday.", "2023-12-22"),
        ("The vote could come as late as Friday.", "2023-12-22"),
    ],
)
def test_tense_tells_which_side_of_publication(text: str, value: str) -> None:
    assert [each.value for each in tag(text)] == [value]


def test_a_month_told_with_an_old_year_gives_the_year_to_what_follows() -> None:
    text = "The siege began in early October 2005. On 5 October the mill fell. On 8 November they left."
    assert [each.value for each in tag(text)] == ["2005-10", "2005-10-05", "2005-11-08"]


def test_an_old_year_does_not_reach_into_the_news() -> None:
    text = "Shells fell on Friday. The party, founded in May 2011, said that on 5 December it had warned of it."
    assert [each.value for each in tag(text)][-1] == "2023-12-05"


def test_the_following_year_is_counted_from_the_year_last_told() -> None:
    text = "The camp opened in May 2015 and was shut the following year."
    assert [each.value for each in tag(text)] == ["2015-05", "2016"]


def test_the_day_before_a_happening_is_no_day_told() -> None:
    assert [each.text for each in tag("He spoke on Friday, the day before the bridge fell.")] == ["Friday"]
    assert [each.value for each in tag("He spoke on Friday. The day before, he fled.")] == ["2023-12-15", "2023-12-14"]


def test_the_evening_before_is_of_the_day_before_the_one_told() -> None:
    text = "The front admitted on Friday that it had left the mill the evening before."
    assert [each.from_ for each in tag(text)] == ["2023-12-15", "2023-12-14"]
    assert next(each.text for each in tag("He spoke on Friday, the evening before the bridge fell.")) == "Friday"


def test_that_year_is_the_year_last_told() -> None:
    assert [each.value for each in tag("It fell in May 2015. Later that year it was retaken.")] == ["2015-05", "2015"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mill was recovered as well, on the 9th, said the army.", "the 9th", "2023-12-09"),
        ("Shells fell on the 3rd and again at noon.", "the 3rd", "2023-12-03"),
        ("They have held it since the 28th.", "the 28th", "2023-11-28"),
        ("Last August the group took the hall on the 26th.", "the 26th", "2023-08-26"),
        ("The fort fell in March 2022; the town followed on the 21st.", "the 21st", "2022-03-21"),
        ("Talks ended by the 1st.", "the 1st", "2023-12-01"),
    ],
)
def test_a_day_without_a_month_is_of_the_month_told_last(text: str, words: str, value: str) -> None:
    assert (words, value) in [(mention.text, mention.value) for mention in tag(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He lives on the 9th floor.",
        "Men of the 2nd Brigade came.",
        "It was lost on the 3rd attempt.",
        "The 5th was theirs.",
    ],
)
def test_a_number_in_a_row_is_no_day(text: str) -> None:
    assert not [
        mention for mention in tag(text) if "th" in mention.text or "nd" in mention.text or "rd" in mention.text
    ]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "The mayor said on Sunday that 40 had died since Thursday. They took the port in the morning.",
            "the morning",
            17,
        ),
        ("On Sunday they counted 40 dead since early Thursday. In the evening the port fell.", "the evening", 17),
        (
            "On Sunday the clinic was hit. They had sent the map only on Thursday. In the evening it burnt.",
            "the evening",
            17,
        ),
        ("The town fell on Thursday. In the evening the port was shelled.", "the evening", 14),
        ("Rebels have held it since Thursday. In the evening the port was shelled.", "the evening", 14),
    ],
)
def test_a_day_since_which_something_was_counted_is_not_what_is_told_of_next(text: str, words: str, value: int) -> None:
    found = [mention for mention in tag(text) if words.endswith(mention.text.removeprefix("the "))]
    assert [mention.value[:10] for mention in found] == [f"2023-12-{value}"]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in the night to Sunday", "2023-12-16", "2023-12-17"),
        ("in the night to Monday", "2023-12-17", "2023-12-18"),
        ("on the night leading to Thursday", "2023-12-13", "2023-12-14"),
        ("in the night of Friday to Saturday", "2023-12-15", "2023-12-16"),
        ("overnight to Sunday", "2023-12-16", "2023-12-17"),
        ("in the night between Saturday and Sunday", "2023-12-16", "2023-12-17"),
        ("in the night to 12 December", "2023-12-11", "2023-12-12"),
        ("in the night from 11 to 12 December", "2023-12-11", "2023-12-12"),
        ("the night before last", "2023-12-16", "2023-12-16"),
        ("in the small hours of Saturday", "2023-12-16", "2023-12-16"),
        ("two or three days ago", "2023-12-15", "2023-12-16"),
        ("from Friday night to Sunday", "2023-12-15", "2023-12-15"),
    ],
)
def test_a_night_begins_on_the_day_before_the_one_it_runs_into(words: str, first: str, last: str) -> None:
    found = tag(f"The garrison left the fort {words}.")[0]
    assert (found.from_, found.to) == (first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shells hit a school at 8.20 on Sunday.", "2023-12-17T08:20"),
        ("A missile struck at 23.40 GMT on Saturday.", "2023-12-16T23:40"),
        ("It was hit on Sunday. At 7.40 p.m. that day a drone fell.", "2023-12-17T19:40"),
        ("They have fought since 5.30 in the morning.", "2023-12-18T05:30"),
    ],
)
def test_a_clock_may_have_a_point(text: str, value: str) -> None:
    assert tag(text)[-1].value == value


@pytest.mark.parametrize("text", ["The share closed at 12.50 on Friday.", "It stood at 2.30 per cent on Friday."])
def test_a_price_is_no_clock(text: str) -> None:
    assert [each.text for each in tag(text)] == ["Friday"]


@pytest.mark.parametrize(("day", "value"), [("5 December", "2023-12-03"), ("8 December", "2023-12-10")])
def test_the_sunday_is_the_one_nearest_to_what_is_told(day: str, value: str) -> None:
    mentions = tag(f"On {day} they came. The camp fell on the Sunday.")
    assert [each.value for each in mentions][1:] == [value]


def test_the_same_day_is_that_of_its_own_sentence_however_far_back() -> None:
    mentions = tag("On Friday he spoke. They had left last Monday, and the army came the same day.")
    assert [each.value for each in mentions] == ["2023-12-15", "2023-12-11", "2023-12-11"]


def test_a_date_in_a_name_is_no_time() -> None:
    told = tag("On Monday men of the March 23 Movement and the 17 February Brigade left; on 5 March they came back.")
    assert [mention.text for mention in told] == ["Monday", "5 March"]
