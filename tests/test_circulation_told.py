"""What goes with a circulated document says of the case only what that document says, under names that do not clash."""

from __future__ import annotations

import io
import zipfile
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import lxml.html
import pytest

from briefgen.anonymity.reading import texts
from briefgen.circulation.as_told import as_told
from briefgen.document import Document, Paragraph, Text
from briefgen.model.review import Review
from briefgen.source import load_text
from briefgen.telling import Told
from workspaces import approved, files, run, small, write

KEY, WHY, QUESTION = "Ask her once more.", "All were worried, and silent.", "Whom did we never ask?"
HAPPENED = "Zoë was hurt at night."
REVIEW = f"""\
name: Zoë
type: cspr
subjects: [{{id: zoe, pseudonym: Zoë}}]
narrative:
  key_message: {KEY}
  what_happened: {HAPPENED}
  why_it_matters: {WHY}
findings:
  - {{id: silent, title: Silence, gap: Nobody spoke., themes: [voice-of-the-child]}}
lead_themes: [voice-of-the-child]
questions: [{QUESTION}]
circulation:
  - kind: note
    recipients: [{{agency: police}}]
"""
KIND = "title: Note\nabout: For teams.\nneeds: [narrative]\non_request: yes\n"
PRINTS_LITTLE = '# Note on "{{ review.name }}"\n\n{{ review.narrative.what_happened }}\n'


def workspace(folder: Path, document: str = PRINTS_LITTLE, review: str = REVIEW, kind: str = "note") -> Path:
    """A workspace with a kind of its own, to which one review is circulated as a draft."""
    root = small(folder, zoe=review)
    write(root / "templates" / "kinds" / kind / "kind.yaml", KIND)
    write(root / "templates" / "kinds" / kind / "document.md", document)
    return root


DRAFT = ("--draft",)


def ready(root: Path, kind: str = "note") -> Path:
    """The workspace with the document approved, so that it goes to teams: with a sheet and forms."""
    approved(root, "zoe", kind)
    return root


def circulate(root: Path, *more: str | Path, status: tuple[str, ...] = DRAFT) -> str:
    result = run("circulate", "zoe", *status, "--on", "2026-01-16", "--workspace", root, *more)
    assert result.exit_code == 0, result.output
    return str(result.output)


def refused(root: Path, *more: str, code: int = 1, status: tuple[str, ...] = DRAFT) -> str:
    before = files(root)
    result = run("circulate", "zoe", *status, "--on", "2026-01-16", "--workspace", root, *more)
    assert result.exit_code == code, result.output
    assert files(root) == before
    return str(result.output)


def pack(root: Path, kind: str = "note") -> dict[str, bytes]:
    return files(root / "output" / "zoe" / "circulation" / kind)


def note(root: Path, form: str = "plain", kind: str = "note") -> str:
    part = message_from_bytes(pack(root, kind)["police.eml"], policy=default).get_body((form,))  # type: ignore[attr-defined]
    return " ".join(str(part.get_content()).split())


def all_texts(root: Path, kind: str = "note") -> str:
    return "\n".join(text for name, content in pack(root, kind).items() for _, text in texts(name, content))


def test_what_the_document_does_not_print_is_in_no_file_of_its_pack(tmp_path: Path) -> None:
    root = ready(workspace(tmp_path))
    circulate(root, status=())
    assert "facilitator-sheet.docx" in pack(root)
    said = all_texts(root)
    assert HAPPENED in said
    for text in (KEY, WHY, QUESTION, "General guidance: questions"):
        assert text not in said


def test_what_the_document_prints_stands_in_note_and_sheet_too(tmp_path: Path) -> None:
    more = (
        "{{ review.narrative.key_message }}\n\n{{ review.narrative.why_it_matters }}\n\n- {{ review.questions[0] }}\n\n"
    )
    root = ready(workspace(tmp_path, PRINTS_LITTLE + "\n" + more + "{{ lead_themes[0].name }}\n"))
    circulate(root, status=())
    assert WHY in note(root)
    sheet = "\n".join(text for _, text in texts("x.docx", pack(root)["facilitator-sheet.docx"]))
    for text in (KEY, QUESTION, "General guidance: questions"):
        assert text in sheet


def test_a_document_that_prints_nothing_of_the_narrative_has_no_sheet(tmp_path: Path) -> None:
    root = workspace(tmp_path, '# Note on "{{ review.name }}"\n\nMore will follow.\n')
    circulate(root)
    assert {name for name in pack(root) if "sheet" in name} == set()
    assert HAPPENED not in all_texts(root)


def test_an_own_note_cannot_say_more_either(tmp_path: Path) -> None:
    own = "# N\n\n{{ review.narrative.what_happened }}\n\n{{ review.findings|length }} findings\n"
    root = workspace(tmp_path)
    write(root / "templates" / "circulation" / "covering-note.md", own)
    circulate(root)
    assert f"{HAPPENED} 0 findings" in note(root)


def read(text: str) -> Review:
    loaded = load_text(text, Review, "briefs/zoe.yaml")
    assert loaded.value, loaded.diagnostics
    return loaded.value


def test_of_a_review_only_what_is_told_is_left_and_what_is_worked_out_follows() -> None:
    outcomes = (
        "areas: [{id: a, title: A, outcomes: [{id: one, title: One, text: T.}, {id: two, title: Two, text: U.}]}]\n"
    )
    review = read(f"name: Zoë\ntype: cspr\nreference: R7\nnotice: Invented.\n{outcomes}")
    assert len(review.outcomes) == 2
    area = review.areas[0]
    printed = [area.title, area.outcomes[1].title, area.outcomes[1].text]
    line = tuple(Text(str(text), text.origin) for text in printed)
    left = as_told(review, Told.of([Document("", (Paragraph(line),))]), {})
    assert [str(outcome.id) for outcome in left.outcomes] == ["two"]
    assert left.numbers["two"] == "1.1"
    assert (left.name, left.notice, left.reference) == ("Zoë", "Invented.", None)
    assert as_told(review, Told.of([]), {}).areas == ()


@pytest.mark.parametrize("form", ["plain", "html"])
def test_the_note_has_no_link_to_a_document_that_is_not_there_and_its_footnotes_in_brackets(
    tmp_path: Path, form: str
) -> None:
    why = "[the plan](document:action-plan) says it^[In *part* two.], as [others](https://example.org/o) do"
    root = workspace(tmp_path, review=REVIEW.replace("{agency: police}", f'{{agency: police, why: "{why}"}}'))
    circulate(root)
    said = note(root, form)
    if form == "html":
        page = lxml.html.document_fromstring(said)
        assert [link for link in page.xpath("//a/@href") if not link.startswith(("mailto:", "https:"))] == []
        said = " ".join(str(page.text_content()).split())
        assert "the plan says it (In part two.), as others do" in said
    else:
        assert "the plan says it (In part two.), as others (https://example.org/o) do" in said


@pytest.mark.parametrize("kind", ["facilitator-sheet", "feedback-form"])
def test_a_sheet_or_form_that_would_be_wrong_stops_the_pack(tmp_path: Path, kind: str) -> None:
    root = workspace(tmp_path)
    write(
        root / "templates" / "kinds" / kind / "document.md", "# One\n\nText.\n\n[There](#nowhere)\n\n# Two\n\nText.\n"
    )
    said = refused(ready(root), status=())
    assert "the document has 2 titles" in said
    assert "#nowhere, which is not there" in said
    assert f"templates/kinds/{kind}/document.md" in said


# Names


def test_two_kinds_of_one_review_have_a_pack_each(tmp_path: Path) -> None:
    both = REVIEW + "  - kind: learning-brief\n    recipients: [{agency: police, why: Read the brief.}]\n"
    root = workspace(tmp_path, review=both)
    circulate(root, "--kind", "note")
    before = pack(root)
    said = circulate(root, "--kind", "learning-brief")
    assert "Not of this pack" not in said
    assert pack(root) == before
    assert {"note.docx", "zoe-note-circulation.zip"} < set(before)
    assert {"learning-brief.docx", "zoe-learning-brief-circulation.zip"} < set(pack(root, "learning-brief"))
    assert "Read the brief." in note(root, kind="learning-brief")


@pytest.mark.parametrize("kind", ["feedback-form-police", "police", "forms"])
def test_a_kind_keeps_its_files_whatever_it_is_called(tmp_path: Path, kind: str) -> None:
    root = workspace(tmp_path, review=REVIEW.replace("kind: note", f"kind: {kind}"), kind=kind)
    circulate(ready(root, kind), status=())
    made = pack(root, kind)
    assert {f"{kind}.docx", f"{kind}.html", "police.eml", "forms/police.docx"} < set(made)
    mail = message_from_bytes(made["police.eml"], policy=default)
    names = [part.get_filename() for part in mail.iter_attachments()]  # type: ignore[attr-defined]
    assert names == ["Note Zoë.docx", "Note Zoë.html", "Feedback form Zoë.docx", "Facilitator's sheet Zoë.docx"]
    with zipfile.ZipFile(io.BytesIO(made[f"zoe-{kind}-circulation.zip"])) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist())) == len(made) - 1


@pytest.mark.parametrize("kind", ["feedback-form", "facilitator-sheet"])
def test_what_is_part_of_every_pack_is_not_circulated_by_itself(tmp_path: Path, kind: str) -> None:
    root = workspace(tmp_path, review=REVIEW.replace("kind: note", f"kind: {kind}"))
    assert f"the {kind} is part of every circulation pack" in refused(root, code=2)


# Real names


def test_that_real_names_were_not_looked_for_is_said_unless_they_were(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    words = "no forbidden list was given: real names were not looked for\n"
    command = ("circulate", "zoe", "--draft", "--on", "2026-01-16", "--workspace", root)
    assert run(*command).stderr == words
    names = write(tmp_path / "names.txt", "Ottoline Quäckenbush\n")
    assert run(*command, "--forbidden", names).stderr == ""
