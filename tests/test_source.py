import errno
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Diagnostic
from briefgen.model.base import Model
from briefgen.model.guidance import Themes
from briefgen.model.partnership import Partnership
from briefgen.model.review import Review
from briefgen.model.text import Text
from briefgen.source import MAX_BYTES, Loaded, load
from steady import steady

HEAD = "name: Robin\ntype: cspr\n"
PYTHON_WORDS = re.compile(
    r"NoneType|\bdict\b|\btuple\b|\bNone\b|pydantic|Traceback|Errno|Exception|Input should|valid (string|integer)"
)


def read(folder: Path, content: str | bytes) -> Loaded[Review]:
    path = folder / "review.yaml"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return load(path, Review, "briefs/review.yaml")


def said(folder: Path, content: str | bytes) -> list[Diagnostic]:
    loaded = read(folder, content)
    assert (loaded.value is None) == bool(loaded.diagnostics)
    return list(loaded.diagnostics)


def good(folder: Path, content: str | bytes) -> Review:
    loaded = read(folder, content)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return loaded.value


def places(diagnostics: list[Diagnostic]) -> list[str]:
    return [f"{d.code} {d.position.line}:{d.position.column}" for d in diagnostics if d.position]


# Where, and in which words


def test_a_message_names_file_line_column_field_fault_and_mend(tmp_path: Path) -> None:
    text = HEAD + "areas:\n  - id: processes\n    title: P\n    outcomes:\n"
    text += "      - id: one\n        title: O\n        txt: x\n"
    missing, unknown = said(tmp_path, text)
    assert str(unknown) == (
        'briefs/review.yaml:9:9: areas.processes.outcomes.one.txt: error: no such field; did you mean "text"?\n'
        "    Fields here: id, title, text, policies, themes."
    )
    assert str(missing) == (
        'briefs/review.yaml:7:9: areas.processes.outcomes.one.text: error: the field "text" is missing\n'
        "    Add a line `text: ...`. The outcome, as it is sought."
    )


@pytest.mark.parametrize(
    ("text", "due", "message"),
    [
        ("type: cspr\n", "missing-field 1:1", 'the field "name" is missing'),
        ("name: \ntype: cspr\n", "missing-field 1:6", 'the field "name" is missing'),
        (HEAD + "nam: x\n", "unknown-field 3:1", 'no such field; did you mean "name"?'),
        (HEAD + "zzzzz: x\n", "unknown-field 3:1", "no such field"),
        (HEAD + "incident:\n  harms: x\n", "unknown-field 4:3", 'no such field; did you mean "harm"?'),
        (HEAD + "scope: {untill: 2019}\n", "unknown-field 3:9", 'no such field; did you mean "until"?'),
        (HEAD + "documents:\n  learning-brief: {state: draft}\n", "unknown-field 4:20",
         'no such field; did you mean "status"?'),
        (HEAD + "documents:\n  learning-brief: {status: aproved}\n", "unknown-value 4:28",
         'no such value; did you mean "approved"?'),
        (HEAD + "documents:\n  learning-brief: {status: zzz}\n", "unknown-value 4:28", "no such value"),
        (HEAD + "documents:\n  learning-brief: {status: [draft]}\n", "unknown-value 4:28", "no such value"),
        (HEAD + "documents:\n  Learning Brief: {status: draft}\n", "wrong-value 4:3",
         "an id is made of lower-case letters a-z, digits and single hyphens, at most 40 characters"),
        ("name: Robin\ntype: CSPR\n", "wrong-value 2:7",
         "an id is made of lower-case letters a-z, digits and single hyphens, at most 40 characters: "
         'write it "cspr"'),
        (HEAD + "subjects: [{id: Robin-2, pseudonym: x}]\n", "wrong-value 3:17",
         "an id is made of lower-case letters a-z, digits and single hyphens, at most 40 characters: "
         'write it "robin-2"'),
        (HEAD + "subjects: [{id: A_b, pseudonym: x}]\n", "wrong-value 3:17",
         "an id is made of lower-case letters a-z, digits and single hyphens, at most 40 characters"),
        (HEAD + f"subjects: [{{id: {'A' * 41}, pseudonym: x}}]\n", "wrong-value 3:17",
         "an id is made of lower-case letters a-z, digits and single hyphens, at most 40 characters"),
        (HEAD + "subjects: [{id: a_b, pseudonym: x}]\n", "wrong-value 3:17",
         "an id is made of lower-case letters a-z, digits and single hyphens, at most 40 characters"),
        (HEAD + "subjects: [{id: con, pseudonym: x}]\n", "wrong-value 3:17",
         '"con" is kept by Windows for a device; choose another id'),
        (HEAD + "subjects: none\n", "wrong-value 3:11", "a list belongs here, not a text"),
        (HEAD + "subjects: {id: x}\n", "wrong-value 3:11", "a list belongs here, not fields"),
        (HEAD + "subjects: [robin]\n", "wrong-value 3:12",
         "fields belong here, each a name, a colon and a value, not a text"),
        (HEAD + "incident: [x]\n", "wrong-value 3:11",
         "fields belong here, each a name, a colon and a value, not a list"),
        (HEAD + "documents: [x]\n", "wrong-value 3:12",
         "fields belong here, each a name, a colon and a value, not a list"),
        (HEAD + "reference: {x}\n", "wrong-value 3:12", "a text belongs here"),
        (HEAD + "reference: [x]\n", "wrong-value 3:12", "a text belongs here"),
        (HEAD + "reference: '  '\n", "wrong-value 3:12",
         "the text is empty; take the line out if there is nothing to say"),
        (HEAD + "subjects: [{id: a, pseudonym: A, siblings: five}]\n", "wrong-value 3:44",
         "a whole number belongs here, not a text"),
        (HEAD + "subjects: [{id: a, pseudonym: A, siblings: 2.5}]\n", "wrong-value 3:44",
         "a whole number belongs here, not a text"),
        (HEAD + "subjects: [{id: a, pseudonym: A, siblings: [1]}]\n", "wrong-value 3:44",
         "a whole number belongs here, not a list"),
        (HEAD + f"subjects: [{{id: a, pseudonym: A, siblings: {'9' * 5000}}}]\n", "wrong-value 3:44",
         "a smaller whole number belongs here, not a text"),
        (HEAD + "time_limits: [{limit: a, met: perhaps}]\n", "wrong-value 3:31", "yes or no belongs here, not a text"),
        (HEAD + "time_limits: [{limit: a, met: {x: y}}]\n", "wrong-value 3:31", "yes or no belongs here, not fields"),
        (HEAD + "incident: {date: 2021-02-30}\n", "wrong-value 3:18",
         "no such date; write 2021-05-11, 2021-02, 2020-q3, 2019, autumn 2019, about 2013 or 2015/2017"),
        (HEAD + "documents:\n  learning-brief: {publish_on: 2026-03}\n", "wrong-value 4:32",
         "a day belongs here, as 2021-05-11"),
        (HEAD + "lead_themes: [a, b, c, d]\n", "too-many 3:14", "too many items: 3 at most"),
        (HEAD + "areas: [{id: a, title: A, outcomes: []}]\n", "too-few 3:37", "the list is empty"),
        (HEAD + "name: Other\n", "duplicate-key 3:1", 'the field "name" stands here twice; first at line 1'),
        (HEAD + "scope:\n  note: x\n  note: y\n", "duplicate-key 5:3",
         'the field "note" stands here twice; first at line 4'),
        (HEAD + "name:\n", "duplicate-key 3:1", 'the field "name" stands here twice; first at line 1'),
        (HEAD + "good_practice:\n  -\n  - text: x\n", "empty-item 4:4", "an item of the list is empty"),
        (HEAD + "questions: [What?, ~]\n", "empty-item 3:20", "an item of the list is empty"),
    ],
)  # fmt: skip
def test_a_field_that_does_not_fit_is_told_at_its_place_with_a_mend(
    tmp_path: Path, text: str, due: str, message: str
) -> None:
    (diagnostic,) = said(tmp_path, text)
    assert places([diagnostic]) == [due]
    assert diagnostic.message == message
    assert diagnostic.fix
    assert not PYTHON_WORDS.search(str(diagnostic))


@pytest.mark.parametrize(
    ("text", "due", "field"),
    [
        ("wombat:\n", "3:1", "wombat"),
        ("wombat: ~\n", "3:1", "wombat"),
        ("scope: {since: 2019, sinc: }\n", "3:22", "scope.sinc"),
        ("narrative:\n  key_mesage:\n", "4:3", "narrative.key_mesage"),
        ("good_practice: [{text: They came, both of them}]\n", "3:35", "good_practice.1.both of them"),
        ("documents:\n  learning-brief:\n    staus:\n", "5:5", "documents.learning-brief.staus"),
    ],
)
def test_an_unknown_field_is_told_though_it_holds_nothing(tmp_path: Path, text: str, due: str, field: str) -> None:
    (diagnostic,) = said(tmp_path, HEAD + text)
    assert places([diagnostic]) == [f"unknown-field {due}"]
    assert diagnostic.field == field
    assert diagnostic.fix


def test_an_unknown_field_in_a_group_of_fields_by_free_names_is_told_once(tmp_path: Path) -> None:
    assert places(said(tmp_path, HEAD + "documents: {learning-brief: , wombat: {x: }}\n")) == ["unknown-field 3:40"]


def test_all_problems_of_a_file_are_told_at_once_in_their_order(tmp_path: Path) -> None:
    text = (
        "name: Robin\n"
        "typ: cspr\n"
        "incident: {date: spring}\n"
        "subjects:\n"
        "  - id: a\n"
        "    pseudonim: A\n"
        "    siblings: many\n"
        "lead_themes: []\n"
        "name: Other\n"
        "wombat:\n"
        "questions: [~]\n"
        'reference: "\\x07"\n'
    )
    assert places(said(tmp_path, text)) == [
        "missing-field 1:1",
        "unknown-field 2:1",
        "wrong-value 3:18",
        "missing-field 5:5",
        "unknown-field 6:5",
        "wrong-value 7:15",
        "duplicate-key 9:1",
        "unknown-field 10:1",
        "empty-item 11:13",
        "character 12:12",
    ]


def test_a_list_whose_only_item_is_bad_is_not_called_empty_too(tmp_path: Path) -> None:
    text = HEAD + "areas: [{id: a, title: A, outcomes: [{id: o, title: O, text: [x]}]}]\n"
    assert places(said(tmp_path, text)) == ["wrong-value 3:62"]


def test_items_are_named_by_their_id_or_else_by_their_number(tmp_path: Path) -> None:
    text = HEAD + "findings:\n  - {id: one, title: A, gap: [x]}\ngood_practice:\n  - text: x\n  - text: [x]\n"
    assert [diagnostic.field for diagnostic in said(tmp_path, text)] == ["findings.one.gap", "good_practice.2.text"]


def test_a_text_knows_where_it_stands(tmp_path: Path) -> None:
    made = good(tmp_path, HEAD + "findings:\n  - id: one\n    title: >-\n      Late\n    themes: [a, plans]\n")
    title, theme = made.findings[0].title.origin, made.findings[0].themes[1].origin
    assert title is not None
    assert theme is not None
    assert (str(title.position), title.field) == ("briefs/review.yaml:5:12", "findings.one.title")
    assert (str(theme.position), theme.field) == ("briefs/review.yaml:7:17", "findings.one.themes.2")


def test_the_name_of_a_document_knows_where_it_stands(tmp_path: Path) -> None:
    made = good(tmp_path, HEAD + "documents:\n  learning-brief: {status: draft}\n")
    (name,) = made.documents
    assert name.origin is not None
    assert str(name.origin.position) == "briefs/review.yaml:4:3"


# YAML means what it says


@pytest.mark.parametrize(
    "written",
    ["NO", "no", "yes", "Yes", "on", "off", "true", "12:30", "0123", "1e3", "0x1F", "0o17", "1_000", "2019",
     "1.10", "-0", ".5", ".inf", "2021-05-11", "2021-05-11 10:00:00", "=", "<6 months & carers", "a#b", "£5",
     "nULL", "none", "~x"],
)  # fmt: skip
def test_a_text_stays_as_it_is_written(tmp_path: Path, written: str) -> None:
    assert good(tmp_path, HEAD + f"reference: {written}\n").reference == written


@pytest.mark.parametrize("empty", ["", "~", "null", "Null", "NULL", "# only a comment", "   "])
def test_an_empty_field_is_an_absent_one(tmp_path: Path, empty: str) -> None:
    assert good(tmp_path, HEAD + f"reference: {empty}\nincident: {empty}\nsubjects: {empty}\n") == good(tmp_path, HEAD)


@pytest.mark.parametrize("quoted", ['"null"', "'null'", '"~"', "'NULL'"])
def test_a_quoted_null_is_a_text(tmp_path: Path, quoted: str) -> None:
    assert good(tmp_path, HEAD + f"reference: {quoted}\n").reference == quoted[1:-1]


def test_an_empty_field_takes_its_usual_value(tmp_path: Path) -> None:
    assert good(tmp_path, HEAD + "lead_reviewer:\n  title:\n").lead_reviewer.title == "lead reviewer"


@pytest.mark.parametrize(("written", "met"), [("yes", True), ("no", False), ("true", True), ("False", False)])
def test_yes_and_no_are_answers_where_an_answer_belongs(tmp_path: Path, written: str, met: bool) -> None:
    assert good(tmp_path, HEAD + f"time_limits: [{{limit: a, met: {written}}}]\n").time_limits[0].met is met


def test_whole_numbers_are_numbers_where_a_number_belongs(tmp_path: Path) -> None:
    made = good(tmp_path, HEAD + "subjects: [{id: a, pseudonym: A, siblings: 6, age: {value: 08, unit: weeks}}]\n")
    assert (made.subjects[0].siblings, made.subjects[0].age and made.subjects[0].age.value) == (6, 8)


def test_texts_over_several_lines_keep_or_fold_them(tmp_path: Path) -> None:
    made = good(tmp_path, HEAD + "family: |\n  One.\n\n  - two\n  - three\nnotice: >-\n  One\n  line.\n")
    assert made.family == "One.\n\n- two\n- three"
    assert made.notice == "One line."


def test_anchors_and_aliases_are_fine(tmp_path: Path) -> None:
    text = HEAD + "family: &same The same.\nnotice: *same\n"
    text += "findings:\n  - &f {id: a, title: &t Late}\n  - {id: b, title: *t}\n"
    made = good(tmp_path, text)
    assert made.notice == made.family == "The same."
    assert [finding.title for finding in made.findings] == ["Late", "Late"]


# Files that are no review


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    (diagnostic,) = said(tmp_path, "\n".join(lines))
    assert diagnostic.message == "the file stands for more than 200,000 values"
    assert "Aliases" in str(diagnostic.fix)
    assert diagnostic.position is not None
    assert diagnostic.position.line


@pytest.mark.parametrize("text", ["a: &a [*a]\n", "a: &a {b: *a}\n", "a: &a [*a, *a]\n", "&a a: &b [{c: *b}]\n"])
def test_an_alias_of_itself_is_refused(tmp_path: Path, text: str) -> None:
    (diagnostic,) = said(tmp_path, text)
    assert diagnostic.message == "the file is nested more than 50 levels deep"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100 + "]" * 100,
        "a: " + "[" * 100_000,
        "a: " + "{b: " * 100 + "1" + "}" * 100,
        "- " * 100_000,
        "".join(" " * depth + "a:\n" for depth in range(1500)),
        "".join(" " * depth + "- a:\n" for depth in range(0, 900, 2)),
        "? " * 5000 + "a",
    ],
    ids=["flow", "unclosed", "fields", "hyphens", "blanks", "items", "keys"],
)
def test_deep_nesting_is_refused(tmp_path: Path, text: str) -> None:
    (diagnostic,) = said(tmp_path, text)
    assert diagnostic.code == "yaml"
    assert diagnostic.position is not None
    assert diagnostic.position.line


@pytest.mark.parametrize(
    "tag", ["!important", "!!python/object/apply:os.getcwd []", "!!int 5", "!!binary aGk=", "!<x:y> z"]
)  # fmt: skip
def test_tags_are_refused_and_not_quoted(tmp_path: Path, tag: str) -> None:
    diagnostic, *_ = said(tmp_path, HEAD + f"reference: {tag}\n")
    assert places([diagnostic]) == ["yaml 3:12"]
    assert tag.split(maxsplit=1)[0].strip("!<>") not in diagnostic.message
    assert diagnostic.fix == "Delete the tag."


def test_a_file_of_100_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    (diagnostic,) = load(path, Review, "briefs/large.yaml").diagnostics
    assert str(diagnostic) == (
        "briefs/large.yaml: error: the file is too large: 100,000,000 bytes; a review has at most 5,000,000"
    )


def test_a_file_may_be_as_large_as_the_bound(tmp_path: Path) -> None:
    text = HEAD + "# "
    assert good(tmp_path, text + "x" * (MAX_BYTES - len(text))).name == "Robin"
    assert "too large" in said(tmp_path, text + "x" * (MAX_BYTES - len(text) + 1))[0].message


@pytest.mark.parametrize(
    ("content", "due"),
    [
        (HEAD.encode() + "author: José\n".encode("cp1252"), "3:12"),
        (HEAD.encode() + "family: It’s\n".encode("cp1252"), "3:11"),
        ("# é\nname: é ".encode() + b"\x96\n", "2:9"),
    ],
)
def test_bytes_of_another_encoding_are_told_at_line_and_column(tmp_path: Path, content: bytes, due: str) -> None:
    (diagnostic,) = said(tmp_path, content)
    assert places([diagnostic]) == [f"yaml {due}"]
    assert diagnostic.message == "the file is not in UTF-8; this byte belongs to another encoding, perhaps Windows-1252"
    assert diagnostic.fix == "Save the file with the encoding UTF-8."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_and_its_like_are_refused(tmp_path: Path, encoding: str) -> None:
    (diagnostic,) = said(tmp_path, HEAD.encode(encoding))
    assert diagnostic.position is not None
    assert diagnostic.position.line == 1
    assert diagnostic.fix


def test_a_byte_order_mark_is_accepted_and_shifts_nothing(tmp_path: Path) -> None:
    assert good(tmp_path, b"\xef\xbb\xbf" + HEAD.encode()).name == "Robin"
    assert places(said(tmp_path, b"\xef\xbb\xbfnam: x\nname: y\ntype: z\n")) == ["unknown-field 1:1"]


def test_windows_line_ends_are_accepted_and_shift_nothing(tmp_path: Path) -> None:
    text = HEAD + "family: |\n  One.\n\n  Two.\n"
    assert good(tmp_path, text.replace("\n", "\r\n")) == good(tmp_path, text)
    assert places(said(tmp_path, (HEAD + "nam: x\n").replace("\n", "\r\n"))) == ["unknown-field 3:1"]


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f", "\ue000", "\uf8ff", "\ufdd0", "\ufffe", "\U0010fffd"]
)
def test_a_character_that_no_document_can_hold_is_told_where_it_stands(tmp_path: Path, character: str) -> None:
    (diagnostic,) = said(tmp_path, HEAD + f"author: Rob{character}in\n")
    assert places([diagnostic]) == ["yaml 3:12"]
    assert diagnostic.message == f"the character U+{ord(character):04X} has no place in a document"
    assert diagnostic.fix


@pytest.mark.parametrize(
    ("escape", "code"),
    [(r"\x07", "0007"), (r"\0", "0000"), (r"\e", "001B"), (r"\uE000", "E000"), (r"\U0010FFFD", "10FFFD")],
)
def test_such_a_character_is_told_when_written_as_an_escape_too(tmp_path: Path, escape: str, code: str) -> None:
    (diagnostic,) = said(tmp_path, HEAD + f'author: "Rob{escape}in"\n')
    assert places([diagnostic]) == ["character 3:9"]
    assert diagnostic.message == f"the character U+{code} has no place in a document"
    assert diagnostic.fix


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    assert places(said(tmp_path, HEAD + 'author: "\\ud800"\n')) == ["yaml 3:12"]


@pytest.mark.parametrize("key", [r'"\e[31mred"', r'"\uE000"'])
def test_a_message_never_passes_control_characters_on(tmp_path: Path, key: str) -> None:
    text = HEAD + f"{key}: x\nfindings: [{{id: {key}, title: [x]}}]\n"
    told = "".join(map(str, said(tmp_path, text)))
    assert "\x1b" not in told
    assert "\ue000" not in told


@pytest.mark.parametrize(
    "text", ["Zoë", "naïve – “quoted” …", "日本語", "👩‍👧", "e\u0301", "a\u00a0b", "العربية", "\u200bx", "ﬁ"]
)
def test_any_other_character_is_kept(tmp_path: Path, text: str) -> None:
    assert good(tmp_path, HEAD + f"author: {text}\n").author == text


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("scope:\n\tnote: x\n", "4:1", "a tab stands before the text; YAML counts blanks"),
        ("\tauthor: x\n", "3:1", "a tab stands before the text; YAML counts blanks"),
        ("family: He said: no\n", "3:16", "a colon stands where none is expected"),
        (" author: x\n", "3:8", "a colon stands where none is expected"),
        ('author: "Robin\nfamily: x\n', "3:9", "a quote opens here and is not closed"),
        ("author: 'Robin\n", "3:9", "a quote opens here and is not closed"),
        ("author: 'It's fine'\n", "3:13", "this line does not fit the lines above it"),
        ('family: "He" said\n', "3:14", "this line does not fit the lines above it"),
        ("family: [see](https://example.org)\n", "3:14", "this line does not fit the lines above it"),
        ("scope:\n    since: 2019\n  note: x\n", "5:3", "this line does not fit the lines above it"),
        ("questions:\n  - a\n b\n", "5:2", "this line does not fit the lines above it"),
        ("author Robin\nfamily: x\n", "4:1", "a colon is missing after a field's name"),
        ("family: *Emphasis* stands first\n", "3:18", "a text may not begin with this character"),
        ("family: *emphasis\n", "3:9", "this alias (*name) has no anchor (&name)"),
        ("family: @home\n", "3:9", "a text may not begin with this character"),
        ("family: `code`\n", "3:9", "a text may not begin with this character"),
        ("family: %5\n", "3:9", "a text may not begin with this character"),
        ("family: - a list\n", "3:9", "a hyphen stands where no list may begin"),
        ("family: | text\n  more\n", "3:11", "nothing may stand behind | or >"),
        ("questions: [a, b\n", "4:1", "a list in [ ] is not closed, or lacks a comma"),
        ("scope: {since: 2019\n", "4:1", "fields in { } are not closed, or lack a comma"),
        ('family: "C:\\Users\\q"\n', "3:14", "in double quotes, \\ and what follows it have no meaning here"),
        ('family: "C:\\my"\n', "3:12", "in double quotes, \\ and what follows it have no meaning here"),
        ("---\nname: b\n", "3:1", "a second document begins here (---)"),
        ("? [a]\n: b\n", "3:3", "a field's name has to be a plain word"),
    ],
)
def test_yaml_that_cannot_be_read_is_told_in_plain_words_with_a_mend(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    (diagnostic,) = said(tmp_path, HEAD + text)
    assert places([diagnostic]) == [f"yaml {place}"]
    assert diagnostic.message == message
    assert diagnostic.fix or "plain word" in message
    assert not PYTHON_WORDS.search(str(diagnostic))


@pytest.mark.parametrize("content", ["", "\n\n", "# only\n# comments\n", "---\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty_or_without_fields(tmp_path: Path, content: str | bytes) -> None:
    (diagnostic,) = said(tmp_path, content)
    assert diagnostic.message in (
        "the file is empty",
        "the file has to hold fields, each a name, a colon and a value",
    )


@pytest.mark.parametrize("content", ["- name: Robin\n", "Robin\n", "[a]\n"])
def test_a_file_without_fields_is_told(tmp_path: Path, content: str) -> None:
    (diagnostic,) = said(tmp_path, content)
    assert diagnostic.message == "the file has to hold fields, each a name, a colon and a value"
    assert places([diagnostic]) == ["yaml 1:1"]


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert str(load(tmp_path, Review, "x.yaml").diagnostics[0]) == "x.yaml: error: this is a folder, not a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names on this system")
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (diagnostic,) = load(tmp_path / "pipe.yaml", Review, "pipe.yaml").diagnostics
    assert str(diagnostic) == "pipe.yaml: error: this is no file that can be read"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    (diagnostic,) = load(tmp_path / "no.yaml", Review, "no.yaml").diagnostics
    assert str(diagnostic) == "no.yaml: error: the file cannot be read: No such file or directory"


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (diagnostic,) = said(tmp_path, HEAD)
    assert str(diagnostic) == "briefs/review.yaml: error: the file cannot be read: Permission denied"


# Any model


def test_any_model_can_be_read(tmp_path: Path) -> None:
    class Note(Model):
        text: Text
        """Its words."""
        tags: tuple[Text, ...] = ()
        """Its tags."""

    path = tmp_path / "note.yaml"
    path.write_text("text: x\ntag: [y]\n", encoding="utf-8")
    (diagnostic,) = load(path, Note, "note.yaml").diagnostics
    assert str(diagnostic) == (
        'note.yaml:2:1: tag: error: no such field; did you mean "tags"?\n    Fields here: text, tags.'
    )


# Nothing raises


@pytest.fixture(scope="module")
def nest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("source")


YAML_DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*Review.model_fields, "id", "title", "text", "outcomes", "actions", "learning-brief"])
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


def settle(loaded: Loaded[Any]) -> None:
    assert (loaded.value is None) == bool(loaded.diagnostics)
    for diagnostic in loaded.diagnostics:
        assert diagnostic.message
        assert diagnostic.position is not None
        assert not PYTHON_WORDS.search(diagnostic.message), diagnostic


@steady(60)
@given(st.text(max_size=200))
def test_no_text_breaks_it(nest: Path, text: str) -> None:
    path = nest / "x.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    settle(load(path, Review, "x.yaml"))


@steady(60)
@given(st.binary(max_size=100))
def test_no_bytes_break_it(nest: Path, content: bytes) -> None:
    path = nest / "x.yaml"
    path.write_bytes(content)
    settle(load(path, Review, "x.yaml"))


@steady(60)
@given(
    st.lists(
        st.sampled_from([*"-:?[]{},&*!|>'\"%@`#~\n\t ", "  ", "a", "name: ", "- ", "&a ", "*a", "<<: "]), max_size=40
    )
)
def test_no_punctuation_breaks_it(nest: Path, pieces: list[str]) -> None:
    path = nest / "x.yaml"
    path.write_text(HEAD + "".join(pieces), encoding="utf-8")
    settle(load(path, Review, "x.yaml"))


@steady(60)
@given(st.dictionaries(st.sampled_from(list(Review.model_fields)), YAML_DATA, max_size=8), st.booleans())
def test_no_data_breaks_it(nest: Path, data: dict[str, Any], flow: bool) -> None:
    path = nest / "x.yaml"
    path.write_text(yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True), encoding="utf-8")
    settle(load(path, Review, "x.yaml"))
    settle(load(path, Partnership, "x.yaml"))
    settle(load(path, Themes, "x.yaml"))
