import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from wardiary.errors import MissingInputError
from wardiary.model import Rejection, Report
from wardiary.reports import Defaults, read_sources
from wardiary.reports.counting import estimate
from wardiary.reports.jsonlines import MAX_LINE_BYTES

TEXT = "Police said that two men were arrested near the bridge on Monday."
SPANISH = (
    "El ejército negó haber atacado la ciudad y dijo que los rebeldes lo hicieron el martes por la noche, "
    "cuando la gente volvía del mercado."
)
OTHER = "The army said its soldiers had left the village before noon."


def offered(*paths: Path | str, stdin: bytes = b"", **defaults: str) -> list[Report | Rejection]:
    return list(read_sources([str(path) for path in paths], Defaults(**defaults), io.BytesIO(stdin)))


def codes(*paths: Path | str, stdin: bytes = b"") -> list[str]:
    return [each.code if isinstance(each, Rejection) else "taken" for each in offered(*paths, stdin=stdin)]


def jsonl(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), "utf-8")
    return path


def test_a_text_file_is_a_report_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_bytes(f"Title: Arrests\n\n{TEXT}\r\n".encode())
    assert offered(path, publisher="Example Wire", published="2022-11-10") == [
        Report("bridge", f"{TEXT}\r\n", title="Arrests", publisher="Example Wire", published="2022-11-10")
    ]


def test_what_a_report_says_of_itself_comes_before_what_is_said_of_all(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "r.jsonl", {"text": TEXT, "published": "2022-11-09"})
    (report,) = offered(path, published="2022-11-10")
    assert isinstance(report, Report)
    assert report.published == "2022-11-09"
    assert report.id == f"{path}:1"


def test_bad_lines_are_rejected_by_name_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = {"id": "a", "text": TEXT}
    path = jsonl(
        tmp_path / "r.jsonl",
        good,
        "{oops",
        {"id": "b"},
        "",
        {"id": "c", "text": ""},
        {"id": "d", "text": TEXT, "published": "Monday"},
        good,
        {"id": "a", "text": OTHER},
        {"id": "e", "text": OTHER},
    )
    found = offered(path)
    expected = ["not-json", "no-text", "empty", "bad-date", "duplicate-id"]
    assert [each.code for each in found if isinstance(each, Rejection)] == expected
    assert [each.id for each in found if isinstance(each, Report)] == ["a", "a", "e"]
    assert isinstance(found[1], Rejection)
    assert found[1].name == f"{path}:2"


def test_a_folder_gives_its_reports_in_order_and_passes_over_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/two.txt", "a.txt", "notes.log", ".c.txt", ".hidden/d.txt", "photo.jpg"):
        (tmp_path / name).write_text(f"{TEXT} {name}", "utf-8")
    found = offered(tmp_path)
    assert [each.id for each in found if isinstance(each, Report)] == ["a", "b/two"]
    assert len(found) == estimate([str(tmp_path)]) == 2


def test_what_may_hold_a_report_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    files = {
        "feed.xml": b"<rss/>",
        "letter.docx": b"PK\x03\x04",
        "page.html": b"<p>",
        "scan.PDF": b"%PDF-1.4",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert codes(tmp_path) == ["unsupported", "binary", "unsupported", "binary"]


@pytest.mark.parametrize(
    "source",
    [
        f"<!DOCTYPE html>\n<html><body><p>{TEXT}</p></body></html>",
        f"\ufeff\n<!-- saved -->\n<HTML lang='en'><p>{TEXT}</p>",
        f'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></html>',
        f'<?xml version="1.0"?><rss version="2.0"><description>{TEXT}</description></rss>',
        f"<feed><summary>{TEXT}</summary></feed>",
    ],
)
def test_pages_and_feeds_are_known_without_their_suffix(tmp_path: Path, source: str) -> None:
    path = tmp_path / "page"
    path.write_text(source, "utf-8")
    assert codes(path) == codes("-", stdin=source.encode()) == ["unsupported"]


def test_a_text_that_only_holds_a_tag_is_a_text() -> None:
    assert codes("-", stdin=f"<b>Marzan</b>. {TEXT}".encode()) == ["taken"]


def test_a_web_address_is_told_from_a_wrong_path() -> None:
    with pytest.raises(MissingInputError, match="web address"):
        read_sources(["https://example.org/feed.xml"])


def test_a_folder_inside_that_cannot_be_read_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    (tmp_path / "first.txt").write_text("Shells fell on the mill on Monday, the mayor said.")
    offered = read_sources([str(tmp_path)])
    assert isinstance(next(offered), Report)
    (tmp_path / "gone").rmdir()
    (rejection,) = offered
    assert isinstance(rejection, Rejection)
    assert (rejection.code, rejection.name) == ("unreadable", str(tmp_path / "gone"))


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["empty"]


def test_standard_input_is_json_lines_or_one_text() -> None:
    (one,) = offered("-", stdin=TEXT.encode())
    assert isinstance(one, Report)
    assert re.fullmatch(r"stdin-[0-9a-f]{8}", one.id)
    stdin = b'\n {"text": "%s"}\n{oops\n{"id": "b", "text": "%s"}' % (TEXT.encode(), OTHER.encode())
    found = offered("-", stdin=stdin)
    assert [each.id if isinstance(each, Report) else each.name for each in found] == [one.id, "-:3", "b"]
    assert codes("-") == ["empty"]


def test_what_comes_through_a_pipe_on_two_days_has_two_names() -> None:
    lines = [b'{"text": "%s"}' % text.encode() for text in (TEXT, OTHER)]
    first, second = (offered("-", stdin=line)[0] for line in lines)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.id != second.id
    assert offered("-", stdin=lines[0])[0] == first


def test_json_documents_are_one_report_a_list_or_lines(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps({"text": TEXT}, indent=1), "utf-8")
    assert [each.id for each in offered(path) if isinstance(each, Report)] == ["r"]
    path.write_text(json.dumps([{"text": TEXT}, {"id": "b", "text": OTHER}, 3], indent=1), "utf-8")
    assert codes(path) == ["taken", "taken", "not-json"]
    path.write_text(f'{{"text": "{TEXT}"}}\n{{"text": 1}}\n', "utf-8")
    assert codes(path) == ["taken", "no-text"]
    path.write_text("", "utf-8")
    assert codes(path) == ["empty"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("paper.pdf", b"%PDF-1.4 ...", "binary"),
        ("page.html", b"<p>Two men were arrested.</p>", "unsupported"),
        ("accents.txt", b"The caf\xe9 near \x81\x8d\x8f\x90\x9d was hit " * 4, "wrong-encoding"),
        (
            "spanish.txt",
            "El ejército negó haber atacado la ciudad y dijo que los rebeldes lo hicieron el martes por la noche "
            "cuando la gente volvía del mercado.".encode(),
            "not-english",
        ),
        ("menu.txt", b"Home\nNews\nSports\n", "no-sentence"),
    ],
)
def test_bad_files_are_rejected_by_name(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert codes(tmp_path / name) == [code]


def test_a_huge_text_is_refused_without_reading_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.write(TEXT.encode())
        stream.truncate(50 * 1024 * 1024)
    assert codes(path) == ["too-long"]
    stdin = io.BytesIO(b"word " * MAX_LINE_BYTES)
    assert [each.code for each in read_sources(["-"], None, stdin) if isinstance(each, Rejection)] == ["too-long"]
    assert stdin.tell() <= MAX_LINE_BYTES + 1


def test_a_file_that_cannot_be_read_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    assert codes(tmp_path) == ["unreadable", "taken"]


def test_a_path_that_does_not_exist_stops_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="no such file"):
        read_sources(["-", str(tmp_path / "nothing.txt")])


def test_names_that_are_no_unicode_can_be_told(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(TEXT, "utf-8")
    (found,) = offered(tmp_path)
    assert isinstance(found, Report)
    assert found.id == r"caf\xe9"


def test_the_language_identifier_is_not_loaded_for_plain_english(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 5, "utf-8")
    script = f"import sys; from wardiary.reports import read_sources; list(read_sources([{str(tmp_path)!r}])); "
    script += "print(*{'py3langid', 'charset_normalizer', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_the_number_of_reports_is_estimated_for_files_only(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "r.jsonl", {"text": TEXT}, {"text": TEXT})
    assert estimate([str(path)]) == 2
    assert estimate([str(path), "-"]) is None
