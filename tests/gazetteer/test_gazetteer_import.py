"""Importing dumps: what is found afterwards, and that whatever ends an import leaves the gazetteer as it was."""

import shutil
from pathlib import Path

import pytest
from dump_files import line, many, write
from hypothesis import given, settings
from hypothesis import strategies as st

from wardiary import errors
from wardiary.gazetteer import Gazetteer, Place, geonames, imported, importing, staging

SAMPLES = Path(__file__).parents[2] / "../shared/geonames"
KHERSON = 706448


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder without imports."""
    monkeypatch.setenv("WARDIARY_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of some ten lines, each written down."""
    monkeypatch.setattr(geonames, "_CHUNK", 1000)
    monkeypatch.setattr(staging, "_JOURNAL_EVERY", 1)


def only(name: str) -> Place:
    (place,) = Gazetteer.open().find(name)
    return place


def test_places_of_every_kind_come_in_by_all_their_names(data: Path, tmp_path: Path) -> None:
    rows = [
        line(40_000_001, "Zqvillage", "Зквілаж,زقفيلاج", people=120),
        line(40_000_002, "Zqbridge Antoniv", group="S", feature="BDG", lat=46.67, lon=32.72),
        line(40_000_003, "Zqriver", group="H", feature="STM"),
        line(40_000_004, "Zqdam", group="S", feature="DAM"),
        line(40_000_005, "Zqairport", "ZQX", group="S", feature="AIRP"),
        line(40_000_006, "Zqovskyi District", group="A", feature="ADM2"),
        line(40_000_007, "Zqnothing", group="L", feature=""),
    ]
    (outcome,) = importing.import_files([write(tmp_path / "UA.zip", rows)])
    assert (outcome.name, outcome.rows, outcome.fresh) == ("UA", 7, True)
    village = Place(40_000_001, "Zqvillage", 47.1, 33.2, "PPL", "UA", "08", "Kherson Oblast", 120, "Europe/Kyiv")
    assert only("Zqvillage") == only("Зквілаж") == only("زقفيلاج") == village
    assert only("zqbridge antoniv").feature == "BDG"
    assert [only(name).feature for name in ("Zqriver", "Zqdam", "ZQX", "Zqovskyi", "Zqnothing")] == [
        "STM", "DAM", "AIRP", "ADM2", "L",
    ]  # fmt: skip
    near = Gazetteer.open().near(47.1, 33.2, 1)
    assert [place.name for place in near if place.name.startswith("Zq")] == ["Zqvillage"]


def test_an_embedded_place_is_replaced_and_keeps_its_names(data: Path, tmp_path: Path) -> None:
    before = [place for place in Gazetteer.open().find("Херсон") if place.geonameid == KHERSON]
    row = line(KHERSON, "Kherson", "Zqherson", lat=46.5, lon=32.5, feature="PPLA", people=77)
    importing.import_files([write(tmp_path / "UA.txt", [row])])
    gazetteer = Gazetteer.open()
    for name in ("Kherson", "Херсон", "Zqherson"):
        (place,) = (place for place in gazetteer.find(name) if place.geonameid == KHERSON)
        assert (place.lat, place.lon, place.feature, place.population) == (46.5, 32.5, "PPLA", 77)
    assert before[0].population > 10_000
    assert [place for place in gazetteer.near(46.5, 32.5, 0.5) if place.geonameid == KHERSON] == [place]
    assert not [p for p in gazetteer.near(before[0].lat, before[0].lon, 1) if p.geonameid == KHERSON]


def test_countries_and_regions_keep_the_names_they_are_known_by(data: Path, tmp_path: Path) -> None:
    sudan = Gazetteer.open().country("SD")
    rows = [
        line(366755, "Republic of Zq", country="SD", group="A", feature="PCLI", admin1="00", people=5, zone=""),
        line(706442, "Khersonska Zq", group="A", feature="ADM1", zone="", people=6),
    ]
    importing.import_files([write(tmp_path / "mixed.txt", rows)])
    assert sudan is not None
    place = only("Republic of Zq")
    assert (place.name, place.zone, place.population) == ("Sudan", "Africa/Khartoum", 5)
    assert Gazetteer.open().country("SD") == place
    region = only("Khersonska Zq")
    assert (region.name, region.zone, region.population) == ("Kherson Oblast", "Europe/Kyiv", 6)


def test_tables_of_codes_name_the_divisions(data: Path, tmp_path: Path) -> None:
    dump = write(tmp_path / "XQ.txt", [line(40_000_001, "Zqvillage", country="XQ", admin1="7Z")])
    assert importing.import_files([dump])[0].fresh
    assert only("Zqvillage").admin1_name is None
    codes = tmp_path / "admin1CodesASCII.txt"
    codes.write_text("XQ.7Z\tZqregion\tZqregion\t40000009\nXQ.7Z.1\tZqdistrict\tZqdistrict\t40000001\n", "utf-8")
    assert importing.import_files([dump, codes])[0].fresh
    assert only("Zqvillage").admin1_name == "Zqregion"
    assert only("Zqdistrict").geonameid == 40_000_001
    with pytest.raises(errors.WrongUseError, match="only tables of codes"):
        importing.import_files([codes])


def test_the_latest_import_tells_of_a_place_and_removing_it_brings_the_older_back(data: Path, tmp_path: Path) -> None:
    older = write(tmp_path / "older.txt", [line(40_000_001, "Zqvillage", people=1), line(40_000_002, "Zqhamlet")])
    newer = write(tmp_path / "newer.txt", [line(40_000_001, "Zqvillage", "Zqtown", people=2)])
    importing.import_files([older, newer])
    assert [each.name for each in imported.listed()] == ["older", "newer"]
    assert only("Zqvillage").population == 2
    assert only("Zqhamlet").geonameid == 40_000_002
    assert imported.remove("newer")
    assert not imported.remove("newer")
    assert only("Zqvillage").population == 1
    assert Gazetteer.open().find("Zqtown") == ()


def test_namesakes_come_the_most_populous_first_and_settlements_before_hills(data: Path, tmp_path: Path) -> None:
    rows = [
        line(40_000_001, "Zqname", group="T", feature="HLL"),
        line(40_000_002, "Zqname"),
        line(40_000_003, "Zqname", people=9),
    ]
    importing.import_files([write(tmp_path / "UA.txt", rows)])
    assert [place.geonameid for place in Gazetteer.open().find("Zqname")] == [40_000_003, 40_000_002, 40_000_001]


def test_the_same_file_again_changes_nothing_a_changed_one_replaces(data: Path, tmp_path: Path) -> None:
    dump = write(tmp_path / "UA.txt", many(3))
    assert [importing.import_files([dump])[0].fresh for _ in range(2)] == [True, False]
    write(dump, many(5))
    assert importing.import_files([dump])[0].fresh
    assert [each.rows for each in imported.listed()] == [5]
    assert [path.name for path in data.iterdir()] == ["geonames-UA.idx"]


def test_hills_do_not_make_a_name_known(data: Path, tmp_path: Path) -> None:
    rows = [line(40_000_001, "Zqhill", group="T", feature="HLL"), line(40_000_002, "Zqvillage")]
    importing.import_files([write(tmp_path / "UA.txt", rows)])
    gazetteer = Gazetteer.open()
    assert [gazetteer.knows(name) for name in ("Zqhill", "Zqvillage", "Kyiv", "the Dnieper")] == [
        False,
        True,
        True,
        True,
    ]
    assert gazetteer.find("Zqhill")


def test_what_a_killed_import_left_of_its_index_is_cleared(data: Path, tmp_path: Path) -> None:
    data.mkdir()
    (data / "geonames-UA.idxq1w2.part").write_bytes(b"half an index")
    assert imported.unfinished() == []
    importing.import_files([write(tmp_path / "UA.txt", many(2))])
    assert [path.name for path in data.iterdir()] == ["geonames-UA.idx"]


class _Interrupting:
    """Progress that presses Ctrl-C once so much is done."""

    def __init__(self, share: float) -> None:
        self.share = share
        self.told: list[float] = []

    def __call__(self, name: str, share: float) -> None:
        self.told.append(share)
        if share >= self.share:
            raise KeyboardInterrupt


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("share", [0.1, 0.5, 0.74, 0.9])
def test_an_interrupted_import_leaves_the_old_one_and_goes_on(data: Path, tmp_path: Path, share: float) -> None:
    importing.import_files([write(tmp_path / "UA.txt", [line(40_000_900, "Zqolder")])])
    dump = write(tmp_path / "UA.txt", many(200))
    with pytest.raises(KeyboardInterrupt):
        importing.import_files([dump], _Interrupting(share))
    assert only("Zqolder").geonameid == 40_000_900
    assert Gazetteer.open().find("Zqvillage 7") == ()
    assert imported.unfinished() == ["UA"]
    _spoil(imported.staging_of("UA"))
    again = _Interrupting(2.0)
    importing.import_files([dump], again)
    assert again.told[0] > 0.08  # it did not begin anew
    assert again.told[-1] == 1.0
    gazetteer = Gazetteer.open()
    found = [place.geonameid for i in range(200) for place in gazetteer.find(f"Zqvillage {i}")]
    assert found == list(range(40_000_000, 40_000_200))
    assert imported.unfinished() == []


def _spoil(folder: Path) -> None:
    """What a killed import leaves: files longer than the journal tells."""
    for path in folder.iterdir():
        if path.suffix != ".json":
            with path.open("ab") as file:
                file.write(b"cut off in the middle")


@pytest.mark.usefixtures("small_chunks")
def test_an_interrupted_import_of_another_version_begins_anew(data: Path, tmp_path: Path) -> None:
    dump = write(tmp_path / "UA.txt", many(200))
    with pytest.raises(KeyboardInterrupt):
        importing.import_files([dump], _Interrupting(0.5))
    write(dump, [line(40_000_500, "Zqother")])
    importing.import_files([dump])
    assert only("Zqother").geonameid == 40_000_500
    assert Gazetteer.open().find("Zqvillage 7") == ()


@pytest.mark.usefixtures("small_chunks")
def test_a_bad_line_leaves_the_old_import(data: Path, tmp_path: Path) -> None:
    importing.import_files([write(tmp_path / "UA.txt", [line(40_000_900, "Zqolder")])])
    dump = write(tmp_path / "UA.txt", [*many(50), "half a li"])
    with pytest.raises(geonames.DumpError, match="Line 51 has 1 columns"):
        importing.import_files([dump])
    assert only("Zqolder").geonameid == 40_000_900


@pytest.mark.usefixtures("small_chunks")
def test_several_processes_give_the_same_index(data: Path, tmp_path: Path) -> None:
    dump = write(tmp_path / "UA.txt", many(150))
    contents = []
    for jobs in (1, 2):
        shutil.rmtree(data, ignore_errors=True)
        importing.import_files([dump], jobs=jobs)
        contents.append(imported.path_of("UA").read_bytes()[4000:])  # behind the moment of import
    assert contents[0] == contents[1]


def test_a_damaged_index_is_told_with_what_to_do(data: Path, tmp_path: Path) -> None:
    data.mkdir()
    (data / "geonames-UA.idx").write_bytes(b"not an index, but long enough to look at")
    with pytest.raises(imported.ImportedIndexError, match="wardiary gazetteer remove UA"):
        Gazetteer.open()
    importing.import_files([write(tmp_path / "UA.txt", many(1))])
    assert only("Zqvillage 0").geonameid == 40_000_000


_NAMES = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x6FF, categories=("Lu", "Ll", "Lo")), min_size=4)


@settings(max_examples=15, deadline=None)
@given(names=st.lists(st.tuples(_NAMES, _NAMES, st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=6))
def test_every_imported_place_is_found_by_each_name_where_it_is(names: list[tuple[str, str, float, float]]) -> None:
    import tempfile

    rows = [
        line(40_000_000 + i, name, other, lat=lat, lon=lon, people=1 << 29)
        for i, (name, other, lat, lon) in enumerate(names)
    ]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARDIARY_DATA", folder)
        importing.import_files([write(Path(folder) / "ZQ.txt", rows)])
        gazetteer = Gazetteer.open()
        for i, (name, other, lat, lon) in enumerate(names):
            for asked in (name, other):
                found = {place.geonameid: place for place in gazetteer.find(asked)}
                place = found[40_000_000 + i]
                assert (abs(place.lat - lat), abs(place.lon - lon)) < (2e-5, 2e-5)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples of GeoNames are not on this machine")
def test_the_official_sample_is_imported_whole(data: Path) -> None:
    codes = [SAMPLES / "admin1CodesASCII.txt", SAMPLES / "admin2Codes.txt"]
    (outcome,) = importing.import_files([SAMPLES / "NL.txt", *codes])
    lines = (SAMPLES / "NL.txt").read_text("utf-8").splitlines()
    assert outcome.rows == len(lines)
    gazetteer = Gazetteer.open()
    for fields in (each.split("\t") for each in lines[::97]):
        for name in [fields[1], *filter(None, fields[3].split(","))]:
            assert int(fields[0]) in {place.geonameid for place in gazetteer.find(name)}, name
