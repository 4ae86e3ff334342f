"""The forbidden list: which forms of a name are found, which ordinary texts are not, and what a list may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.anonymity.folding import views
from briefgen.anonymity.forbidden import NOBODY, WITHHELD, ForbiddenList, load_forbidden
from briefgen.anonymity.index import Index
from briefgen.errors import BriefgenError, InputErrors, NotFound, UsageError

PERSON, MIDDLE, SURNAME = "Zebedee Quillfeather", "Zebedee Alan Quillfeather", "Quillfeather"


def found(name: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in ForbiddenList(((7, name),)).found(text)]


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [
        ("Ottoline", "Ottoline", "Ottoline"),
        ("Ottoline", "said OTTOLINE.", "OTTOLINE"),
        ("Ottoline", "ottoline_2.png", "ottoline"),
        ("Ottoline", "9Ottoline9", "Ottoline"),
        ("Ottoline", "photoOttoline.png", "Ottoline"),
        ("Ottoline", "Ottoline's bed", "Ottoline's"),
        ("Ottoline", "Ottoline’s bed", "Ottoline’s"),
        ("Ottoline", "l'Ottoline", "Ottoline"),
        ("Ottoline", "Otto\u00adline", "Otto\u00adline"),
        ("Ottoline", "O\u200btt\u2060oli\ufeffne", "O\u200btt\u2060oli\ufeffne"),
        ("Ottoline", "Otto-\n    line", "Otto-\n    line"),
        ("Ottoline", "ＯＴＴＯＬＩＮＥ", "ＯＴＴＯＬＩＮＥ"),
        (SURNAME, "the Quillfeathers", "Quillfeathers"),
        (SURNAME, "the Quillfeathers' house", "Quillfeathers"),
        (SURNAME, "QuillFeather", "QuillFeather"),
        ("Fox", "the Foxes", "Foxes"),
        ("Zoë", "Zoe", "Zoe"),
        ("Zoe", "Zoe\u0308!", "Zoe\u0308"),
        ("Łukasz Ørsted", "Lukasz Orsted", "Lukasz Orsted"),
        ("Weiss", "Weiß", "Weiß"),
        ("Aether", "Æther", "Æther"),
        ("O'Brien", "O’Brien", "O’Brien"),
        ("O'Brien", "OBrien", "OBrien"),
        ("OBrien", "O'Brien", "O'Brien"),
        ("Anne-Marie", "Anne Marie", "Anne Marie"),
        ("Anne-Marie", "Annemarie", "Annemarie"),
        ("Anne-Marie", "Anne\u2011Marie", "Anne\u2011Marie"),
        ("Annemarie", "Anne–Marie", "Anne–Marie"),
        (PERSON, "Zebedee\n    Quillfeather", "Zebedee\n    Quillfeather"),
        (PERSON, "Zebedee\r\n  # Quillfeather", "Zebedee\r\n  # Quillfeather"),
        (PERSON, "Zebedee\u00a0Quillfeather", "Zebedee\u00a0Quillfeather"),
        (PERSON, "zebedee_quillfeather.docx", "zebedee_quillfeather"),
        (PERSON, "zebedee-quillfeather-2", "zebedee-quillfeather"),
        (PERSON, "ZebedeeQuillfeather", "ZebedeeQuillfeather"),
        (PERSON, "zebedeequillfeather@example.org", "zebedeequillfeather"),
        (PERSON, "zebedee.quillfeather@example.org", "zebedee.quillfeather"),
        (PERSON, "Zebedee%20Quillfeather", "Zebedee%20Quillfeather"),
        (PERSON, "Zebedee+Quillfeather", "Zebedee+Quillfeather"),
        (PERSON, "**Zebedee** *Quillfeather*", "Zebedee** *Quillfeather"),
        (PERSON, "Quillfeather, Zebedee", "Quillfeather, Zebedee"),
        (PERSON, "quillfeather, zebedee", "quillfeather, zebedee"),
        (PERSON, "QUILLFEATHER Zebedee", "QUILLFEATHER Zebedee"),
        (PERSON, "quillfeather_zebedee", "quillfeather_zebedee"),
        (PERSON, "Z. Quillfeather", "Z. Quillfeather"),
        (PERSON, "z.quillfeather@example.org", "z.quillfeather"),
        (PERSON, "Z Quillfeather's", "Z Quillfeather's"),
        (PERSON, "Z.A. Quillfeather", "Z.A. Quillfeather"),
        (PERSON, "Z A Quillfeather", "Z A Quillfeather"),
        (PERSON, "Quillfeather, Z.", "Quillfeather, Z."),
        (PERSON, "Quillfeather, Z", "Quillfeather, Z"),
        (PERSON, "Zebedee A. Quillfeather", "Zebedee A. Quillfeather"),
        (MIDDLE, "Zebedee Quillfeather", "Zebedee Quillfeather"),
        (MIDDLE, "Zebedee A Quillfeather", "Zebedee A Quillfeather"),
        (MIDDLE, "ZA Quillfeather", "ZA Quillfeather"),
        (MIDDLE, "Quillfeather, Zebedee Alan", "Quillfeather, Zebedee Alan"),
        ("Quillfeather, Zebedee", "Zebedee Quillfeather", "Zebedee Quillfeather"),
        ("Ann Park", "met Ms A Park there", "A Park"),
        ("Ann Park", "A. Park", "A. Park"),
        ("St. Mary's School", "St Marys School", "St Marys School"),
        ("12 River Lane", "at 12 River Lane", "12 River Lane"),
        ("Smith & Sons", "smith & sons", "smith & sons"),
        (PERSON, "Mr Quillfeather was", "Mr Quillfeather"),
        (PERSON, "Zebedee James Alan Quillfeather", "Zebedee James Alan Quillfeather"),
        ("12 River Lane", "at 12 River Ln.", "12 River Ln"),
        ("River Rd", "in River Road", "River Road"),
        ("River Lane Primary School", "at River Lane Primary.", "River Lane Primary"),
        ("River Lane Primary School", "at River Lane.", "River Lane"),
        ("exact: Grace", "Grace's", "Grace"),
        ("exact: Grace", "Gr\u00adace", "Gr\u00adace"),
        ("exact: Zoë", "Zoe\u0308", "Zoe\u0308"),
        (PERSON, "met ZQuillfeather.", "ZQuillfeather"),
        (PERSON, "zquillfeather@x.org", "zquillfeather"),
        (MIDDLE, "zaquillfeather@x.org", "zaquillfeather"),
        (PERSON, "by Quillfeather Z", "Quillfeather Z"),
        (PERSON, "Quillfeather Z, aged", "Quillfeather Z"),
        (PERSON, "Zebedee (Quillfeather)", "Zebedee (Quillfeather"),
        (PERSON, "Zebedee/Quillfeather", "Zebedee/Quillfeather"),
        (PERSON, 'Zebedee "Zeb" Quillfeather', 'Zebedee "Zeb" Quillfeather'),
        (PERSON, "Zebedee ‘Zeb’ Quillfeather", "Zebedee ‘Zeb’ Quillfeather"),
        (PERSON, "Zebedee, Quillfeather", "Zebedee, Quillfeather"),
        (PERSON, "Zebedee \U0001f600 Quillfeather", "Zebedee \U0001f600 Quillfeather"),
        (PERSON, "Zebedee❤\ufe0fQuillfeather", "Zebedee❤\ufe0fQuillfeather"),
        (PERSON, "Zebedee ~ Quillfeather", "Zebedee ~ Quillfeather"),
        ("Anne-Marie O'Brien", "AM O'Brien", "AM O'Brien"),
        ("Anne-Marie O'Brien", "A.M. O’Brien", "A.M. O’Brien"),
        ("Anne-Marie O'Brien", "Anne O'Brien", "Anne O'Brien"),
        ("Jean-Luc van der Berg", "J. van der Berg", "J. van der Berg"),
        ("Jean-Luc van der Berg", "J-L van der Berg", "J-L van der Berg"),
        ("Jean-Luc van der Berg", "Mr van der Berg", "Mr van der Berg"),
        ("St Swithun's School", "at St. Swithun's School", "St. Swithun's School"),
        ("12 Larkspur Row", "12, Larkspur Row", "12, Larkspur Row"),
        ("12 Larkspur Row", "12a Larkspur Row", "12a Larkspur Row"),
        ("12, Larkspur Row", "12 Larkspur Row", "12 Larkspur Row"),
        ("Exact: Grace", "Grace", "Grace"),
        ("EXACT  :Grace", "Grace", "Grace"),
        ("exact: May Lane", "May\n  Lane", "May\n  Lane"),
    ],
)
def test_a_form_of_a_name_is_found_whole(name: str, text: str, there: str) -> None:
    assert found(name, text) == [there]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ann", "Annual planning, Anna, Joann"),
        ("Adam", "MacAdam and McAdam"),
        ("Anytown Park", "A park in Anytown. A Park ranger came; the park is in Anytown."),
        ("Anytown School", "Robin went to School A. Then to School B, and the school nurse saw a school."),
        ("Ian Park", "when I park"),
        ("Anytown Park", "Park A. The apark, APark and Park A"),
        ("Tom Rainer", "the trainer; Trainer, TRAINER. The Rainer T shirt"),
        ("Bradford School", "School B. Bradford, School B"),
        ("Ann Park", "Ann, park there. Then Ann (park ranger) came"),
        ("12 Larkspur Row", "112, Larkspur Row; 12ab Larkspur Row"),
        (PERSON, "Zebedee met the Quillfeather family"),
        (PERSON, "BQuillfeather, B. Quillfeather, Quillfeather, B."),
        (PERSON, "z quillfeather"),
        ("Tom Park", "THE PARK, to miss parks, Tom saw the Park. Tom Went. The Park"),
        ("Anytown School", "in Anytown"),
        ("The Old School", "the old"),
        ("Will Young", "the young will be asked"),
        ("The Old School", "the school"),
        ("12 River Lane", "112 River Lane, 12 River Lanes9x"[:14]),
        ("exact: Grace", "grace, GRACE, Graces, Gracé, Disgrace"),
        ("exact: Zoe", "Zoe\u0308"),
        ("withheld", "[withheld]"),
        ("Ottoline", ""),
    ],
)
def test_ordinary_words_are_left_alone(name: str, text: str) -> None:
    assert found(name, text) == []


def test_hits_come_in_order_with_the_line_of_the_list() -> None:
    names = ForbiddenList(((2, "Ottoline"), (5, PERSON), (6, SURNAME)))
    text = "Z. Quillfeather and Ottoline"
    assert [(hit.line, text[hit.start : hit.end]) for hit in names.found(text)] == [
        (5, "Z. Quillfeather"),
        (6, "Quillfeather"),
        (2, "Ottoline"),
    ]
    assert names.withheld(text) == f"{WITHHELD} and {WITHHELD}"


def test_an_empty_list_changes_nothing() -> None:
    assert not NOBODY
    assert NOBODY.withheld(PERSON) == PERSON


_NAMES = st.sampled_from(
    [PERSON, MIDDLE, "Ottoline", "Ann Ann", "O'Brien", "Anne-Marie", "exact: Grace", "with held", "Zoë", "Al"]
)
_PIECES = st.sampled_from(
    [*"ZAQaz.,-'’_ \n*[]\u00ad\u0308", "Zebedee", "Quillfeather", "Ottoline", "Ann", "ann", "O", "Brien", "Anne", "Marie",
     "Grace", "with", "held", WITHHELD, "Zoe", "s", "Alan", "Al"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(_NAMES, min_size=1, unique=True), st.lists(_PIECES | st.text(max_size=3), max_size=14).map("".join))
@example(["Ann Ann"], "Ann Ann Ann")
@example(["with held"], "with [withheld] held")
def test_what_is_withheld_holds_no_name(names: list[str], text: str) -> None:
    listed = ForbiddenList(tuple(enumerate(names, 1)))
    withheld = listed.withheld(text)
    assert list(listed.found(withheld)) == []
    assert (withheld == text) == (list(listed.found(text)) == [])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from([" ", ".", "\n", "(", "1", "_", "“"]))
def test_a_whole_word_is_found_in_any_text(before: str, after: str, edge: str) -> None:
    assert "Ottoline" in "".join(found("Ottoline", f"{before}{edge}Ottoline{edge}{after}"))


def test_of_many_names_over_a_long_text_hardly_any_is_looked_for() -> None:
    letters = "abcdefghijklmnopqrst"
    names = [f"Zeb{a}{b}dee Quill{b}{a}" for a in letters for b in letters] + ["Lee", "Al", "Ed", "Jo", "Ann Lee"]
    listed = ForbiddenList(tuple(enumerate(names, 1)))
    text = "It’s a child’s well-being at the café: sleeping, always edged, joined. " * 1500
    assert list(listed.found(text)) == []
    assert len(Index(names).maybe(views(text))) < 5


def test_of_thousands_of_names_only_those_that_may_be_there_are_looked_for() -> None:
    letters = "abcdefghijklmnopqrst"
    firsts = [f"Zeb{a}{b}dee" for a in letters for b in letters]
    names = [f"{first} Quill{a}" for first in firsts for a in letters[:12]] + ["exact: Grace", "O'Brien", PERSON]
    listed = ForbiddenList(tuple(enumerate(names, 1)))
    assert Index(names).maybe(views("A child was seen at home on visit 3, and was well.")) == []
    assert len(Index(names).maybe(views("Grace O’Brien and ZEBEDEE QUILLFEATHER"))) < len(names) / 10
    assert [hit.line for hit in listed.found("Grace O’Brien and ZEBEDEE QUILLFEATHER")] == [4801, 4802, 4803]


def test_a_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_bytes("\ufeff# The family\r\n\r\n Zebedee Quillfeather  # the child\r\nexact: May\r\nZoë".encode())
    assert load_forbidden(path, tmp_path / "work").names == ((3, PERSON), (4, "exact: May"), (5, "Zoë"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the forbidden list holds no name"),
        (b"# nobody\n\n", "the forbidden list holds no name"),
        ("Ottoline Zoë".encode("latin-1"), "the forbidden list is not in UTF-8"),
        ("Ottoline".encode("utf-16"), "the forbidden list is not in UTF-8"),
        (b"Ottoline\nZ\n", "line 2 of the forbidden list has fewer than two letters, which stand everywhere"),
        (b"Ottoline\nexact: Z\n", "line 2 of the forbidden list has fewer than two letters, which stand everywhere"),
        (b"Ottoline\nExact : Z\n", "line 2 of the forbidden list has fewer than two letters, which stand everywhere"),
        (b"Ottoline\n12\n", "line 2 of the forbidden list has fewer than two letters, which stand everywhere"),
        (b"Otto\x07line\n", "line 1 of the forbidden list holds a character that cannot be seen"),
        (b"# All\nOttoline; Zebedee\n", "line 2 of the forbidden list holds several names; each has a line of its own"),
        (b"Ottoline;\n", "line 1 of the forbidden list holds several names; each has a line of its own"),
        (b"Ottoline, Anna, Zoe\n", "line 1 of the forbidden list holds several names; each has a line of its own"),
        (b"exact: Ottoline, A, B\n", "line 1 of the forbidden list holds several names; each has a line of its own"),
    ],
)
def test_what_is_no_list_is_told_without_what_stands_in_it(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "names.txt"
    path.write_bytes(content)
    with pytest.raises(InputErrors) as raised:
        load_forbidden(path, tmp_path / "work")
    (diagnostic,) = raised.value.diagnostics
    assert diagnostic.message == said
    assert diagnostic.fix
    assert "otto" not in str(diagnostic).lower()


def test_one_comma_stands_before_a_first_name_and_a_comment_may_say_anything(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Quillfeather, Zebedee  # the child; his sister, too, and more\n# a; b, c, d\n", encoding="utf-8")
    assert load_forbidden(path, tmp_path / "work").names == ((1, "Quillfeather, Zebedee"),)


def test_a_list_inside_the_workspace_is_refused(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    path = tmp_path / "names.txt"
    path.write_text("Ottoline")
    for way in (path, tmp_path / "briefs" / ".." / "names.txt"):
        with pytest.raises(UsageError, match="inside the workspace"):
            load_forbidden(way, tmp_path)
    assert load_forbidden(path, tmp_path / "briefs")
    (tmp_path / "briefs").rmdir()
    with pytest.raises(UsageError, match="inside the workspace"):
        load_forbidden(path, tmp_path)  # a folder that is no workspace yet may become one


@pytest.mark.parametrize("name", ["nothing.txt", ".", "a\0b"])
def test_a_list_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound) as raised:
        load_forbidden(tmp_path / name, tmp_path / "work")
    assert raised.value.fix


def test_a_file_too_large_to_be_a_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_bytes(b"Ottoline\n" * 600_000)
    with pytest.raises(BriefgenError, match="too large"):
        load_forbidden(path, tmp_path / "work")
