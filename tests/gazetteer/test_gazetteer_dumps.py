"""Reading the files of GeoNames: what they are, what their lines say, and what is refused."""

from pathlib import Path

import pytest
from dump_files import line, many, write
from hypothesis import given
from hypothesis import strategies as st

from wardiary import errors
from wardiary.gazetteer import Match, geonames
from wardiary.gazetteer.columns import read_block

SAMPLES = Path(__file__).parents[2] / "../shared/geonames"


@pytest.mark.parametrize("name", ["UA.txt", "UA.zip"])
def test_a_dump_is_recognised_plain_and_zipped(tmp_path: Path, name: str) -> None:
    source = geonames.recognise(write(tmp_path / name, [line(40_000_001, "Zqvillage")]))
    assert (source.kind, source.name) == (geonames.Kind.PLACES, "UA")
    assert [chunk.line for chunk in geonames.chunks(source)] == [1]


def test_a_table_of_codes_is_recognised_by_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "whatever.txt"
    path.write_text("UA.08\tKherson Oblast\tKherson Oblast\t706442\nUA.08.1\tZqraion\tZqraion\t5\n", "utf-8")
    source = geonames.recognise(path)
    assert source.kind is geonames.Kind.CODES
    assert list(geonames.read_codes(source)) == [("UA.08", "Kherson Oblast", 706442), ("UA.08.1", "Zqraion", 5)]


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples of GeoNames are not on this machine")
def test_the_official_samples_are_recognised() -> None:
    kinds = [
        geonames.recognise(SAMPLES / f"{name}.txt").kind.value for name in ("NL", "admin1CodesASCII", "admin2Codes")
    ]
    assert kinds == ["places", "codes", "codes"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"name,lat,lon\nKherson,46.6,32.6\n", "line 1 has 1"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "not a GeoNames file"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(content)
    with pytest.raises(geonames.DumpError, match=told):
        geonames.recognise(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(errors.MissingInputError):
        geonames.recognise(tmp_path / "UA.zip")


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "UA.zip", many(2000))
    content = bytearray(path.read_bytes())
    content[400:600] = bytes(200)
    path.write_bytes(content)
    with pytest.raises(geonames.DumpError, match="damaged"):
        list(geonames.chunks(geonames.recognise(path)))


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("40000003\tcut off", "Line 3 has 2 columns"),
        (line(40_000_003, "Zqvillage", lat="north"), "Line 3 does not fit"),
        (line(40_000_003, "Zqvillage", lat=147.5), "Line 3 does not fit .latitude 147.5"),
        (line(40_000_003, "Zqvillage", people="many"), "Line 3 does not fit"),
        (line(40_000_003, ""), "Line 3 does not fit .no name"),
        (line(1 << 40, "Zqvillage"), "Line 3 does not fit .geonameid"),
    ],
)
def test_a_line_that_does_not_fit_is_named(tmp_path: Path, bad: str, told: str) -> None:
    source = geonames.recognise(write(tmp_path / "UA.txt", [*many(2), bad]))
    with pytest.raises(geonames.DumpError, match=told):
        [read_block(chunk) for chunk in geonames.chunks(source)]


def test_a_line_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "UA.txt", many(3))
    path.write_bytes(path.read_bytes() + line(40_000_009, "Zqvillage").encode().replace(b"Zq", b"\xff\xfe"))
    with pytest.raises(geonames.DumpError, match="Line 4 is not UTF-8"):
        [read_block(chunk) for chunk in geonames.chunks(geonames.recognise(path))]


@given(size=st.integers(1, 400), start=st.integers(0, 8))
def test_chunks_give_every_line_once_from_wherever_one_goes_on(size: int, start: int) -> None:
    import tempfile

    lines = many(9)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(geonames, "_CHUNK", size)
        source = geonames.recognise(write(Path(folder) / "UA.txt", lines))
        offset = sum(len(each) + 1 for each in lines[:start])
        chunks = list(geonames.chunks(source, offset, start + 1))
    assert "\n".join(chunk.data.decode() for chunk in chunks).split("\n") == lines[start:]
    assert [number for chunk in chunks for number, _ in geonames.rows(chunk)] == list(range(start + 1, 10))
    assert chunks[-1].end == source.size - 1 or chunks[-1].end == source.size


def test_windows_line_ends_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "UA.txt"
    path.write_bytes("\r\n".join([*many(3), ""]).encode())
    blocks = [read_block(chunk) for chunk in geonames.chunks(geonames.recognise(path))]
    assert [(len(block), block.latest) for block in blocks] == [(3, "2024-05-06")]


def test_names_are_taken_by_how_good_they_are() -> None:
    fields = line(5, "Zqovska Oblast", "Зковська область,ZQV,Zqovsk", group="A", feature="ADM1").split("\t")
    entry = geonames.entry_of(fields)
    assert {(name.text, name.match, name.cased) for name in entry.names} == {
        ("Zqovska Oblast", Match.NAME, False),
        ("Зковська область", Match.FOREIGN, False),
        ("ZQV", Match.ALTERNATE, True),
        ("Zqovsk", Match.ALTERNATE, False),
        ("Zqovska", Match.ALTERNATE, False),
    }
