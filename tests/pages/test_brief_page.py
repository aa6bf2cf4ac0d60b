import dataclasses
import re
import tomllib
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from brief_sample import Draft, data, kept, sample
from hypothesis import given
from hypothesis import strategies as st

from wardiary.diary.records import BriefData
from wardiary.model import Kind, PlaceRole, Report
from wardiary.pages.brief import write_brief
from wardiary.pages.render import as_html, as_markdown, markdown_text
from wardiary.pages.view import show

STYLE = Path(__file__).parents[2] / "wardiary" / "pages" / "templates" / "brief.css"
HOSTILE = (
    "<script>alert(1)</script> \"quoted\" 'single' & <img src=x onerror=alert(2)> \u202eevil "
    "[x](javascript:alert(3)) `x` | y"
)


class Page(HTMLParser):
    """What a page holds: its tags with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(attribute)) is not None]


def hostile() -> BriefData:
    report = Report(HOSTILE, f"They took it. {HOSTILE}", HOSTILE, "javascript:alert(4)", HOSTILE, "2031-03-04")
    draft = Draft(Kind.GAIN, "took", HOSTILE, [(HOSTILE, PlaceRole.AT)], HOSTILE, HOSTILE, relay=(HOSTILE,))
    return dataclasses.replace(data([kept(1, report, [draft])]), diary=HOSTILE)


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(as_html(show(sample())))


def test_every_line_leads_to_something_on_the_page(page: Page) -> None:
    targets = [href for href in page.all("href") if href.startswith("#")]
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in targets} <= set(ids)
    assert {"r1-s1", "r1-s3", "r2-s1", "r2-s2", "r3-s1", "r3-s2"} <= {target[1:] for target in targets}


def test_it_asks_nothing_of_any_network(page: Page) -> None:
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not page.all("src")
    assert not page.all("style")
    assert [href for href in page.all("href") if not href.startswith("#")] == ["https://example.org/w1"]
    assert "default-src 'none'" in "".join(page.all("content"))
    assert not re.search(r"url\(|@import", STYLE.read_text(encoding="utf-8"))


def test_headings_and_landmarks_are_in_order(page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert [tags.count(tag) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    labels = {label for label in page.all("aria-labelledby") for label in label.split()}
    assert labels <= set(page.all("id"))


def test_links_that_are_a_mere_number_say_to_whom_they_lead() -> None:
    text = "Shells hit Belgar. It was hit again."
    told = {"Shells": "envoys", "again": "farmers"}
    drafts = [Draft(Kind.STRIKE, word, who, [("Belgar", PlaceRole.AT)]) for word, who in told.items()]
    html = as_html(show(data([kept(1, Report("x", text, publisher="Wire", published="2031-03-04"), drafts)])))
    bare = re.findall(r"<a class=\"ref\"[^>]*>\d+</a>", html)
    assert bare
    assert all('aria-label="Wire, 4 March, sentence ' in link for link in bare)


def test_it_shows_what_it_should(page: Page) -> None:
    text = " ".join(page.text.split())
    for words in (
        "The Northern Command says that Northern troops took control of Ostrava on 4 March.",
        "Southern Ministry also tells of this kind of thing at this place and time.",
        "Marsk lies 30.1 miles from Ostrava, not 90.",
        "feed.jsonl:7",
        "rules 0.1.0",
        "1 report of the diary has no date",
        "to direct force",
    ):
        assert words in text, words


def test_hostile_words_stay_words() -> None:
    page = Page(as_html(show(hostile())))
    assert not {tag for tag, _ in page.tags} & {"script", "img"}
    assert not [href for href in page.all("href") if not href.startswith("#")]
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert "<script>alert(1)</script>" in page.text


def test_a_name_cannot_turn_the_writing_of_a_sentence() -> None:
    shown = show(hostile())
    row = shown.places[0].claims[0]
    for words in (str(shown.lines[0].telling), row.standing.why, row.channel, row.actors, row.others):
        assert "\u202e" not in words


def test_hostile_words_stay_words_in_markdown() -> None:
    text = as_markdown(show(hostile()))
    assert "<script" not in text
    assert "<img" not in text
    assert "\u202e" not in text
    assert not re.search(r"(?<!\\)\[x(?<!\\)\]", text)
    header, *rows = [line for line in text.split("\n") if line.startswith("| ")]
    assert header
    assert all(len(re.findall(r"(?<!\\)\|", row)) >= 4 for row in rows)


@given(st.text())
def test_markdown_is_one_line_without_html(text: str) -> None:
    escaped = markdown_text(text)
    assert "\n" not in escaped
    assert "<" not in escaped
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]|]", escaped)


def test_markdown_tells_the_same() -> None:
    text = as_markdown(show(sample()))
    assert "**The Northern Command** says that Northern troops took control of Ostrava on 4 March." in text
    assert "Marsk lies 30.1 miles from Ostrava, not 90." in text
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', text))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_an_empty_diary_has_a_brief() -> None:
    empty = dataclasses.replace(data([]), rejections=())
    html, text = as_html(show(empty)), as_markdown(show(empty))
    span = "this day" if show(empty).one_day else "these days"
    assert f"No claim was read of {span}." in html
    assert f"No claim was read of {span}." in text
    assert f"No claim of {span} names a place." in text
    assert "No report was published" in text
    assert "| ---" not in text
    assert "Chosen and ordered" not in text


def test_a_brief_of_one_day_does_not_speak_of_days() -> None:
    one = dataclasses.replace(data([]), last_day=data([]).first_day)
    assert "these days" not in as_html(show(one)) + as_markdown(show(one))


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    write_brief(sample(), path)
    before = path.read_bytes()
    assert before.startswith(b"<!doctype html>")
    with pytest.raises(ValueError, match=r"\.html or \.md"):
        write_brief(sample(), tmp_path / "brief.pdf")
    write_brief(sample(), tmp_path / "brief.md")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["brief.html", "brief.md"]
    with pytest.raises(OSError, match="missing"):
        write_brief(sample(), tmp_path / "missing" / "brief.html")
    assert path.read_bytes() == before


def test_the_same_data_make_the_same_page() -> None:
    assert as_html(show(sample())) == as_html(show(sample()))


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_ON = [
    *((ink, ground) for ink in ("ink", "muted", "link", "alarm", "good") for ground in ("paper", "card", "target")),
    ("ink", "mark"),
    ("paper", "ink"),  # a filter that is chosen
    ("ink", "grey-soft"),
    ("good", "good-soft"),
    ("alarm", "alarm-soft"),
    ("warn", "warn-soft"),
    ("ink", "land"),
    ("ink", "sea"),
]
SIGNS = ["control", "leaving", "fire", "people", "force", "talk"]
HOLDERS = ["side-0", "side-1", "side-2", "side-3", "side-4", "side-none"]


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_contrast_is_enough(theme: int) -> None:
    blocks = re.findall(r":root\s*\{(.*?)\}", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", blocks[theme]))
    for ink, ground in TEXT_ON:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for sign in (*SIGNS, *HOLDERS):
        assert min(contrast(colours[sign], colours[ground]) for ground in ("paper", "land", "sea")) >= 3.0, sign


def test_every_kind_has_its_own_sign_and_words() -> None:
    lexicon = tomllib.loads((STYLE.parents[2] / "lexicons" / "brief.toml").read_text(encoding="utf-8"))
    assert set(lexicon["kinds"]) == {kind.value for kind in Kind}
    shapes = [look["shape"] for look in lexicon["kinds"].values()]
    assert len(shapes) == len(set(shapes))
    assert {look["hue"] for look in lexicon["kinds"].values()} <= set(SIGNS)
