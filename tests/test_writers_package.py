import io
import zipfile

from briefgen.writers.package import content_hash, pack

PARTS = {
    "word/document.xml": b"<d/>",
    "_rels/.rels": b"<r/>",
    "[Content_Types].xml": b"<t/>",
    "docProps/core.xml": b"<c/>",
}


def test_the_types_come_first_and_the_rest_is_sorted():
    names = zipfile.ZipFile(io.BytesIO(pack(PARTS))).namelist()
    assert names == ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml"]


def test_the_order_in_which_parts_are_given_does_not_matter():
    assert pack(PARTS) == pack(dict(reversed(PARTS.items())))


def test_no_date_and_no_machine_is_in_it():
    for entry in zipfile.ZipFile(io.BytesIO(pack(PARTS))).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.create_system, entry.extra, entry.comment) == (0, b"", b"")


def test_contents_come_back():
    archive = zipfile.ZipFile(io.BytesIO(pack(PARTS)))
    assert {name: archive.read(name) for name in archive.namelist()} == PARTS


def test_the_hash_is_of_contents_not_of_compression():
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
    assert stored.getvalue() != pack(PARTS)
    assert content_hash(stored.getvalue()) == content_hash(pack(PARTS))


def test_the_hash_changes_with_a_name_or_a_byte():
    hashes = {
        content_hash(pack(parts))
        for parts in (PARTS, {**PARTS, "word/document.xml": b"<e/>"}, {**PARTS, "word/other.xml": b""})
    }
    assert len(hashes) == 3


def test_the_hash_is_the_same_everywhere():
    assert content_hash(pack({"a": b"1"})) == "c14e2de2b9f55a7828fb15f43803e5855ef672056e3bffa819220ed531caa2e4"
