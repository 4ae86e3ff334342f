"""Circulation packs: what is made, what is recorded, and what stands in the way. Every made file is opened."""

from __future__ import annotations

import io
import re
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import lxml.html
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from briefgen.anonymity.reading import texts
from built import docx_text
from office import needs_office, to_pdf
from word import changed, find, parts
from workspaces import approved, files, run, small, starter, write

BRIEF = """\
# Kept.
name: Zoë
type: cspr
narrative:
  key_message: Ask again.
  what_happened: Zoë was hurt, and nobody asked.
  why_it_matters: Nobody asked, though all were worried.
questions: [Whom did we not ask?]
"""
LIST = """\
circulation:
  - kind: learning-brief
    recipients:
      - agency: police  # first
        why: You are often *first* to see a child at home.
        asked: [Read it at the start of each shift.]
        feedback_asked: What did you change?
        feedback_by: 2026-03-31
      - {agency: fire}
"""
CHILD = "Zoë"
DAY = "2026-01-16"
MADE = {
    "facilitator-sheet.docx", "facilitator-sheet.html", "fire.eml", "forms/fire.docx", "forms/police.docx",
    "learning-brief.docx", "learning-brief.html", "police.eml", "zoe-learning-brief-circulation.zip",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with one review, whose brief is approved and goes to two agencies."""
    made = small(tmp_path / "w", zoe=BRIEF + LIST)
    approved(made, "zoe", "learning-brief")
    return made


def circulate(root: Path, *more: str | Path, day: str = DAY) -> str:
    result = run("circulate", "zoe", "--on", day, "--workspace", root, *more)
    assert result.exit_code == 0, result.output
    return str(result.output)


def refused(root: Path, *more: str | Path, code: int = 1) -> str:
    """Run the command, which fails and changes nothing."""
    before = files(root)
    result = run("circulate", "zoe", "--workspace", root, *(more or ("--on", DAY)))
    assert result.exit_code == code, result.output
    assert files(root) == before
    return str(result.output)


def pack(root: Path, kind: str = "learning-brief") -> dict[str, bytes]:
    return files(root / "output" / "zoe" / "circulation" / kind)


def mail(root: Path, agency: str = "police", kind: str = "learning-brief") -> EmailMessage:
    message = message_from_bytes(pack(root, kind)[f"{agency}.eml"], policy=default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return " ".join(str(part.get_content()).split())


def source(root: Path) -> str:
    return (root / "briefs" / "zoe.yaml").read_text(encoding="utf-8")


def change(root: Path, old: str, new: str, file: str = "zoe.yaml") -> None:
    path = root / "briefs" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))


# The pack


def test_the_pack_holds_a_mail_and_a_form_for_each_agency_the_brief_the_sheet_and_a_zip_of_all(root: Path) -> None:
    circulate(root)
    made = pack(root)
    assert set(made) == MADE
    with zipfile.ZipFile(io.BytesIO(made["zoe-learning-brief-circulation.zip"])) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: content for name, content in made.items() if not name.endswith(".zip")
        }


def test_the_brief_in_it_is_the_brief_that_a_build_makes(root: Path) -> None:
    circulate(root)
    assert run("build", "zoe", "--workspace", root).exit_code == 0
    for ending in ("docx", "html"):
        built = (root / "output" / "zoe" / f"learning-brief.{ending}").read_bytes()
        assert pack(root)[f"learning-brief.{ending}"] == built


def test_the_same_input_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    circulate(root)
    other = small(tmp_path / "other", zoe=BRIEF + LIST)
    approved(other, "zoe", "learning-brief")
    circulate(other)
    assert pack(other) == pack(root)


def test_a_mail_is_a_draft_to_the_group_with_both_texts_and_the_files(root: Path) -> None:
    circulate(root)
    message, made = mail(root), pack(root)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "Anytown Police safeguarding unit <police-safeguarding@anytown.example.org>"
    assert message["From"] == "Anytown Safeguarding Partnership <safeguarding@anytown.example.org>"
    assert message["Subject"] == "Learning brief “Zoë”: please share it with your teams, and answer by 31 March 2026"
    assert not {"Date", "Message-ID"} & set(message.keys())
    assert message.get_content_type() == "multipart/mixed"
    attached = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    assert attached == {
        "Learning brief Zoë.docx": made["learning-brief.docx"],
        "Learning brief Zoë.html": made["learning-brief.html"],
        "Feedback form Zoë.docx": made["forms/police.docx"],
        "Facilitator's sheet Zoë.docx": made["facilitator-sheet.docx"],
    }


def test_an_agency_without_an_address_is_a_group_without_members(root: Path) -> None:
    said = circulate(root)
    assert mail(root, "fire")["To"] == "Anytown Fire and Rescue:;"
    assert "to be put in by hand: fire\n" in said


def test_without_a_contact_the_mail_is_from_whoever_sends_it(root: Path) -> None:
    change(root, "  email: safeguarding@anytown.example.org\n", "", "partnership/partnership.yaml")
    approved(root, "zoe", "learning-brief")
    circulate(root)
    assert mail(root)["From"] is None


def test_lines_and_headers_keep_the_limits_of_a_mail(root: Path) -> None:
    circulate(root)
    content = pack(root)["police.eml"]
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 85  # a media type cannot be folded; 998 is the limit
    assert content.isascii()


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_note_says_why_what_is_asked_and_by_when(root: Path, kind: str) -> None:
    circulate(root)
    said = body(mail(root), kind)
    said = str(lxml.html.document_fromstring(said).text_content()) if kind == "html" else said
    for words in (
        "Dear Anytown Police safeguarding unit,", "You are often first to see a child at home.",
        "Read it at the start of each shift.", "What did you change?", "safeguarding@anytown.example.org by 31 March 2026",
        "large print", "01632 960100", "Learning brief Zoë.docx",
    ):  # fmt: skip
        assert words in said
    assert "send it back" not in said


def test_without_words_of_its_own_an_agency_is_told_what_the_brief_says(root: Path) -> None:
    circulate(root)
    said = body(mail(root, "fire"), "plain")
    assert "Nobody asked, though all were worried." in said
    assert "Fill in the feedback form, and send it back." in said
    assert "You are often first" not in said


def test_a_workspace_has_a_note_of_its_own(root: Path) -> None:
    own = "# Über {{ review.name }}\n\nHello **{{ agency.name }}**, see [us](https://example.org/x).\n"
    write(root / "templates" / "circulation" / "covering-note.md", own)
    circulate(root)
    assert mail(root)["Subject"] == "Über Zoë"
    assert body(mail(root), "plain") == "Hello Anytown Police, see us (https://example.org/x)."
    assert "<strong>Anytown Police</strong>" in body(mail(root), "html")


def test_a_fault_in_an_own_note_is_told_at_its_line(root: Path) -> None:
    write(root / "templates" / "circulation" / "covering-note.md", "# A\n\n{{ nothing }}\n")
    assert "templates/circulation/covering-note.md:3" in refused(root)


# The form and the sheet


def test_the_form_is_the_agencys_own_with_controls_that_have_titles(root: Path) -> None:
    circulate(root)
    form = pack(root)["forms/police.docx"]
    titles = [str(node) for node in find(form, "//w:sdtPr/w:alias/@w:val")]
    assert titles == [
        "Team, in Anytown Police", "Date on which you read it", "How it was shared", "How many people took part",
        "What surprised you, or stayed with you?", "What have you changed, or will you change, and by when?",
        "What would help you to do it?",
    ]  # fmt: skip
    ids = [str(node) for node in find(form, "//w:sdtPr/w:id/@w:val")]
    assert len(set(ids)) == len(titles)
    assert len(find(form, "//w:sdtPr/w:date")) == len(find(form, "//w:sdtPr/w:dropDownList")) == 1
    words = docx_text(form)
    assert "by 31 March 2026" in words
    assert "What did you change?" in words
    assert "31 March 2026" not in docx_text(pack(root)["forms/fire.docx"])


@pytest.mark.parametrize("name", ["forms/police.docx", "facilitator-sheet.docx"])
def test_two_validators_and_our_own_checks_find_nothing_in_form_and_sheet(
    root: Path, name: str, tmp_path: Path
) -> None:
    circulate(root)
    path = tmp_path / Path(name).name
    path.write_bytes(pack(root)[name])
    assert [str(error) for error in OpenXmlValidator(max_errors=0).validate(path).errors] == []
    assert [str(finding) for finding in check(str(path))] == []
    result = run("check", path, "--workspace", root)
    assert result.exit_code == 0, result.output


@needs_office
def test_a_word_processor_opens_the_form(root: Path, tmp_path: Path) -> None:
    circulate(root)
    assert to_pdf(pack(root)["forms/police.docx"], tmp_path).startswith(b"%PDF")


def test_the_sheet_holds_the_briefs_message_and_questions_a_plan_and_support(root: Path) -> None:
    circulate(root)
    words = docx_text(pack(root)["facilitator-sheet.docx"])
    for due in ("Ask again.", "Whom did we not ask?", "3 to 10", "28 to 30", "Samaritans", "by 31 March 2026"):
        assert due in words


def test_nothing_of_the_case_is_told_that_the_brief_does_not_tell(tmp_path: Path) -> None:
    """The starter's review has outcomes, responses and actions: of their words no sentence is in mail, form or sheet."""
    root = starter(tmp_path)
    approved(root, "sar-rosa", "learning-brief")
    assert run("circulate", "sar-rosa", "--on", DAY, "--workspace", root).exit_code == 0
    folder = root / "output" / "sar-rosa" / "circulation" / "learning-brief"
    text = (root / "briefs" / "sar-rosa.yaml").read_text(encoding="utf-8")
    told = text[text.index("\nareas:") : text.index("\npolicies:")]
    sentences = {" ".join(one.split()) for one in re.split(r"(?<=[.!?:])\s", told) if len(one.split()) > 4}
    assert len(sentences) > 40
    files_of = [folder / "facilitator-sheet.docx", folder / "forms" / "housing.docx"]
    said = " ".join(docx_text(path.read_bytes()) for path in files_of)
    for path in folder.glob("*.eml"):
        said += body(message_from_bytes(path.read_bytes(), policy=default), "plain")  # type: ignore[arg-type]
    assert [one for one in sentences if one in said] == []


def test_a_document_that_is_not_about_the_narrative_has_no_sheet(tmp_path: Path) -> None:
    root = starter(tmp_path)
    change(
        root, "  - kind: learning-brief\n    recipients", "  - kind: chair-response\n    recipients", "sar-rosa.yaml"
    )
    result = run("circulate", "sar-rosa", "--draft", "--on", DAY, "--workspace", root)
    assert result.exit_code == 0, result.output
    made = files(root / "output" / "sar-rosa" / "circulation" / "chair-response")
    assert "chair-response.docx" in made
    assert "facilitator-sheet.docx" not in made
    note = message_from_bytes(made["gp-practices.eml"], policy=default)
    assert "none knew the whole" not in body(note, "plain")  # type: ignore[arg-type]


# Drafts and embargoes


def draft(tmp_path: Path) -> Path:
    return small(tmp_path / "d", zoe=BRIEF + LIST)


def test_a_draft_is_circulated_for_consultation_alone_and_marked_everywhere(tmp_path: Path) -> None:
    root = draft(tmp_path)
    assert "the learning-brief of zoe is not approved" in refused(root, code=2)
    circulate(root, "--draft")
    made, message = pack(root), mail(root)
    assert not any("form" in name or "sheet" in name for name in made)  # these are for teams
    marking, handling = "OFFICIAL-SENSITIVE: DRAFT", "Share only with people helping to prepare it."
    assert str(message["Subject"]).startswith(f"[{marking}] ")
    for kind in ("plain", "html"):
        assert marking in body(message, kind)
        assert handling in body(message, kind)
    assert "Do not pass it on" in body(message, "plain")
    for name, content in made.items():
        if name.endswith(".docx"):
            header = b"".join(part for path, part in parts(content).items() if "header" in path or "footer" in path)
            assert marking.encode() in header, name
            assert handling.encode() in header, name
        elif name.endswith(".html"):
            assert marking in content.decode("utf-8")
    assert 'draft: "yes"' in source(root)


def test_an_approved_document_is_unmarked_and_no_draft(root: Path) -> None:
    assert "approved, and no draft" in refused(root, "--draft", code=2)
    circulate(root)
    for content in pack(root).values():
        for _, text in texts("x", content):
            assert "OFFICIAL-SENSITIVE" not in text


def test_an_embargo_is_no_bar_but_is_said(root: Path) -> None:
    change(root, "    status: approved", "    embargo_until: 2026-06-01\n    status: approved")
    circulate(root)
    assert "[EMBARGOED UNTIL 1 June 2026]" in str(mail(root)["Subject"])
    assert "under embargo until 1 June 2026" in body(mail(root), "plain")
    assert "EMBARGOED UNTIL" in "".join(text for _, text in texts("x", pack(root)["forms/fire.docx"]))
    circulate(root, day="2026-06-01")
    assert "mbargo" not in body(mail(root), "plain")


def test_a_withdrawn_document_is_not_circulated(root: Path) -> None:
    change(root, "status: approved", "status: withdrawn")
    for more in ((), ("--draft",)):
        assert "withdrawn: it is not circulated" in refused(root, "--on", DAY, *more, code=2)


def test_an_approval_that_is_void_bars_the_pack(root: Path) -> None:
    change(root, "Zoë was hurt", "Zoë was badly hurt")
    assert "it says something else now" in refused(root)


def test_an_error_bars_a_draft_too(tmp_path: Path) -> None:
    root = draft(tmp_path)
    change(root, "Zoë was hurt, and nobody asked.", '"See <b>this</b>."')
    assert "HTML (<b>) has no place in a document" in refused(root, "--draft")


# The list


@pytest.mark.parametrize(
    ("old", "new", "due", "code"),
    [
        (LIST, "", "does not say to whom it is circulated", 2),
        ("{agency: fire}", "{agency: police}", 'two recipients have the id "police"', 1),
        ("{agency: fire}", "{agency: fyre}", 'no agency has the id "fyre"', 1),
        (LIST, LIST + "  - {kind: chair-response, recipients: [{agency: fire}]}\n", "--kind: learning-brief, chair-resp", 2),
        (LIST, LIST + "  - {kind: learning-brief, recipients: [{agency: gp-practices}]}\n", "has 2 entries of circ", 2),
        (LIST, "circulation: [{kind: learning-brief}]\n", "lists no recipients of the learning-brief", 2),
        ("kind: learning-brief\n    rec", "kind: chair-response\n    rec", "the review lacks chair_response, areas", 2),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_used_is_told_in_words(root: Path, old: str, new: str, due: str, code: int) -> None:
    change(root, old, new)
    assert due in refused(root, code=code)


def test_a_kind_says_which_entry_is_meant(root: Path) -> None:
    change(root, LIST, LIST + "  - {kind: chair-response, recipients: [{agency: fire}]}\n")
    circulate(root, "--kind", "learning-brief")
    assert set(pack(root)) == MADE
    assert "does not say to whom the action-plan is circulated" in refused(root, "--kind", "action-plan", code=2)


@pytest.mark.parametrize(
    "email", ["nobody", "a b@example.org", "a@b", "@example.org", "ä@example.org", "a@example.org, b@example.org"]
)
def test_an_address_that_is_none_is_told_at_its_line(root: Path, email: str) -> None:
    change(
        root,
        "    email: police-safeguarding@anytown.example.org",
        f'    email: "{email}"',
        "partnership/partnership.yaml",
    )
    said = refused(root)
    assert f'"{email}" is no email address' in said
    assert re.search(r"partnership\.yaml:\d+:\d+", said)


# Names of the forbidden list


@pytest.mark.parametrize("where", ["why", "asked", "group", "kind"])
def test_a_forbidden_name_anywhere_stops_the_pack_and_is_not_told(root: Path, tmp_path: Path, where: str) -> None:
    names = write(tmp_path / "names.txt", "Ottoline Quäckenbush\n")
    name = "Ottoline Quäckenbush"
    if where == "group":
        change(root, "Anytown Police safeguarding unit", f"{name} and others", "partnership/partnership.yaml")
    elif where == "kind":
        title = "title: Facilitator's sheet\nabout: x\nneeds: [narrative]\non_request: yes\n"
        write(root / "templates" / "kinds" / "facilitator-sheet" / "kind.yaml", title.replace("x\n", f"{name}\n"))
    elif where == "why":
        change(root, "You are often *first*", f"{name} is *first*")
    else:
        change(root, "each shift", f"the shift of {name}")
    said = refused(root, "--on", DAY, "--forbidden", names)
    assert "forbidden-name" in said or "forbidden list" in said
    assert "Ottoline" not in said
    assert not (root / "output").exists()


# The record


def test_what_was_prepared_is_recorded_and_the_rest_of_the_file_stays(root: Path) -> None:
    before = source(root)
    said = circulate(root)
    mark = re.search(r"digest: ([0-9a-f]{12})[0-9a-f]{52}", before)
    assert mark
    due = before.replace(
        "        feedback_by: 2026-03-31\n",
        f"        feedback_by: 2026-03-31\n        prepared:\n          - date: {DAY}\n            digest: {mark[1]}\n",
    ).replace("{agency: fire}", f"{{agency: fire, prepared: [{{date: {DAY}, digest: {mark[1]}}}]}}")
    assert source(root) == due
    assert "prepared for police, fire; recorded in briefs/zoe.yaml" in said
    assert "nothing has been sent" in said


def test_a_second_pack_of_the_same_is_not_recorded_again(root: Path) -> None:
    circulate(root)
    before = files(root)
    said = circulate(root, day="2026-01-20")
    assert files(root) == before
    assert "nothing changed" in said
    assert "prepared for" not in said


def test_a_new_version_is_recorded_beside_the_last(root: Path) -> None:
    circulate(root)
    change(root, "    status: approved", '    version: "1.1"\n    status: approved')
    circulate(root, day="2026-01-20")
    assert source(root).count("prepared:") == 2
    assert source(root).count("date: 2026-01-20") == 2
    assert source(root).count("version: 1.1") == 2


def test_no_pack_is_left_if_it_cannot_be_recorded(root: Path) -> None:
    """The recipients stand in two entries by an alias: what is added to one would be added to both."""
    both = "circulation:\n  - kind: learning-brief\n    recipients: &both [{agency: fire}]\n  - {kind: action-plan, recipients: *both}\n"
    change(root, LIST, both)
    said = refused(root, "--kind", "learning-brief", "--on", DAY)
    assert "without changing something else" in said
    assert not pack(root)


def test_an_earlier_pack_is_put_back_if_a_new_one_cannot_be_recorded(root: Path) -> None:
    circulate(root)
    both = "circulation:\n  - kind: learning-brief\n    recipients: &both [{agency: fire}]\n  - {kind: action-plan, recipients: *both}\n"
    write(root / "briefs" / "zoe.yaml", re.sub(r"(?s)circulation:\n.*(?=documents:)", both, source(root)))
    before = pack(root)
    refused(root, "--kind", "learning-brief", "--on", DAY)
    assert pack(root) == before


def test_a_form_that_somebody_changed_is_not_lost(root: Path) -> None:
    circulate(root)
    form = root / "output" / "zoe" / "circulation" / "learning-brief" / "forms" / "fire.docx"
    content = parts(form.read_bytes())
    content["docProps/app.xml"] = content["docProps/app.xml"].replace(b"briefgen", b"Another Program")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    write(form, changed(buffer.getvalue(), document=lambda text: text.replace("Number of people", "12")))
    assert "was saved by another program" in refused(root)


def test_files_of_an_earlier_pack_are_named_and_left(root: Path) -> None:
    circulate(root)
    change(root, "      - {agency: fire", "      - {agency: gp-practices")
    said = circulate(root)
    assert "Not of this pack, and left as they were: fire.eml, forms/fire.docx" in said
    assert "fire.eml" in pack(root)


def saved_meanwhile(monkeypatch: pytest.MonkeyPatch, root: Path, written: str) -> None:
    """A colleague saves the review's file at the moment at which a file of this name is written."""
    replace = Path.replace

    def replaced(self: Path, target: Path) -> Path:
        if target.name == written:
            write(root / "briefs" / "zoe.yaml", source(root) + "# A colleague's line.\n")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replaced)


def test_what_somebody_saves_meanwhile_stays_and_the_files_are_taken_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = source(root)
    saved_meanwhile(monkeypatch, root, "police.eml")
    result = run("circulate", "zoe", "--on", DAY, "--workspace", root)
    assert result.exit_code == 1
    assert "briefs/zoe.yaml was changed by somebody while this ran" in result.output
    assert "run the command again" in result.output
    assert source(root) == before + "# A colleague's line.\n"
    assert not pack(root)


def test_files_are_taken_back_even_if_there_is_nothing_to_record(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    circulate(root)
    mail_file = root / "output" / "zoe" / "circulation" / "learning-brief" / "police.eml"
    write(mail_file, "An old one.")
    saved_meanwhile(monkeypatch, root, "police.eml")
    assert run("circulate", "zoe", "--on", DAY, "--workspace", root).exit_code == 1
    assert mail_file.read_text(encoding="utf-8") == "An old one."


# What comes back


def test_an_answer_is_recorded_once(root: Path) -> None:
    circulate(root)
    before = source(root)
    said = circulate(root, "--returned", "fire", day="2026-02-03")
    assert "fire answered on 2026-02-03" in said
    assert source(root) == before.replace("}]}\n", ", returned: [2026-02-03]}]}\n")
    assert "recorded already" in circulate(root, "--returned", "fire", day="2026-02-03")


def test_an_answer_needs_an_agency_on_the_list_for_which_something_was_prepared(root: Path) -> None:
    assert "nothing was prepared for fire" in refused(root, "--returned", "fire", code=2)
    circulate(root)
    assert 'an agency "fyre"; did you mean "fire"?' in refused(root, "--returned", "fyre", code=2)
    assert "nothing was prepared" in refused(root, "--returned", "fire", "--on", "2026-01-02", code=2)
    assert "still to come" in refused(root, "--returned", "fire", "--on", "2999-01-01", code=2)
    assert "do not go together" in refused(root, "--returned", "fire", "--draft", code=2)


def status(root: Path, day: str) -> str:
    result = run("status", "zoe", "--workspace", root, "--on", day)
    assert result.exit_code == 0, result.output
    return str(result.output)


def test_status_says_who_has_not_answered_and_whether_it_is_past(root: Path) -> None:
    assert "    Anytown Police: nothing prepared yet\n" in status(root, DAY)
    circulate(root)
    asked = "    Anytown Police: prepared on 16 January 2026; no answer yet, asked for by 31 March 2026"
    assert f"{asked}\n" in status(root, "2026-03-31")
    assert f"{asked}, which is past\n" in status(root, "2026-04-01")
    circulate(root, "--returned", "police", day="2026-03-30")
    assert "    Anytown Police: prepared on 16 January 2026; answered on 30 March 2026\n" in status(root, "2026-04-01")
    assert "    Anytown Fire and Rescue: prepared on 16 January 2026; no answer yet\n" in status(root, "2026-04-01")


def test_an_answer_to_an_earlier_draft_is_none_to_what_was_approved(tmp_path: Path) -> None:
    root = draft(tmp_path)
    circulate(root, "--draft", day="2026-01-02")
    circulate(root, "--returned", "fire", day="2026-01-03")
    assert "Fire and Rescue: draft prepared on 2 January 2026; answered on 3 January 2026" in status(root, "2026-01-05")
    approved(root, "zoe", "learning-brief")
    circulate(root)
    assert "Fire and Rescue: prepared on 16 January 2026; no answer yet" in status(root, "2026-01-20")


def test_an_answer_is_none_to_a_version_that_was_prepared_after_it_on_the_same_day(root: Path) -> None:
    circulate(root)
    circulate(root, "--returned", "fire")
    assert "Fire and Rescue: prepared on 16 January 2026; answered on 16 January 2026" in status(root, DAY)
    change(root, "    status: approved", '    version: "1.1"\n    status: approved')
    circulate(root)
    assert "Fire and Rescue: prepared on 16 January 2026, version 1.1; no answer yet" in status(root, DAY)
    circulate(root, "--returned", "fire")
    assert "version 1.1; answered on 16 January 2026" in status(root, DAY)


def test_every_day_on_which_something_came_back_is_kept_and_the_last_is_shown(root: Path) -> None:
    circulate(root)
    for day in ("2026-02-03", "2026-02-10", "2026-02-03", "2026-02-01"):
        circulate(root, "--returned", "fire", day=day)
    assert "returned: [2026-02-03, 2026-02-10, 2026-02-01]" in source(root)
    assert "Fire and Rescue: prepared on 16 January 2026; answered on 10 February 2026" in status(root, "2026-02-11")


def test_an_answer_of_an_earlier_day_belongs_to_what_was_prepared_by_then(root: Path) -> None:
    circulate(root)
    change(root, "    status: approved", '    version: "1.1"\n    status: approved')
    circulate(root, day="2026-01-20")
    circulate(root, "--returned", "police", day="2026-01-18")
    assert "Anytown Police: prepared on 20 January 2026, version 1.1; no answer yet" in status(root, "2026-01-21")
    assert f"- date: {DAY}\n" in source(root)
    assert "returned:\n              - 2026-01-18\n          - date: 2026-01-20\n" in source(root)


# Kinds that are made on request


def test_form_and_sheet_are_made_only_when_named_or_listed(root: Path) -> None:
    assert run("build", "zoe", "--workspace", root).exit_code == 0
    assert {path.name for path in (root / "output" / "zoe").iterdir()} == {"learning-brief.docx", "learning-brief.html"}
    assert run("build", "zoe", "--kind", "feedback-form", "--workspace", root).exit_code == 0
    assert (root / "output" / "zoe" / "feedback-form.docx").is_file()
    path = root / "briefs" / "partnership" / "partnership.yaml"
    write(path, path.read_text(encoding="utf-8") + "\ndocuments: [facilitator-sheet]\n")
    assert run("build", "zoe", "--workspace", root).exit_code == 0
    assert (root / "output" / "zoe" / "facilitator-sheet.docx").is_file()
