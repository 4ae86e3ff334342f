"""What checks report can be accepted: by whom, when and why, and only as long as the text stays."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from workspaces import BRIEF, files, run, small, write

WHO = "independent-chair"
LONG = "Robin was hurt, and nobody at home or at school or at the surgery said to anybody else what each of them had seen, though they met every week."
REVIEW = BRIEF.replace("Robin was hurt.", LONG)
CODE = "long-sentence"


def reported(root: Path) -> list[dict[str, Any]]:
    result = run("check", "robin", "--format", "json", "--workspace", root)
    found: list[dict[str, Any]] = json.loads(result.stdout)["diagnostics"]
    return found


def accept(root: Path, *more: str, code: str = CODE, expect: int = 0) -> str:
    before = files(root / "briefs")
    words = ("accept", "robin", code, "--by", WHO, "--reason", "The chair's words", "--on", "2026-02-01", *more)
    result = run(*words, "--workspace", root)
    assert result.exit_code == expect, result.output
    assert (files(root / "briefs") == before) == bool(expect)
    return str(result.output)


def entry(root: Path, code: str = CODE) -> dict[str, Any]:
    (found,) = [one for one in reported(root) if one["code"] == code]
    return found


def test_what_is_accepted_is_recorded_and_told_as_accepted(tmp_path: Path) -> None:
    root = small(tmp_path, robin=REVIEW)
    assert entry(root)["accepted"] is None
    accept(root)
    text = (root / "briefs" / "robin.yaml").read_text(encoding="utf-8")
    assert text.startswith(REVIEW)
    assert "accepted:\n  - code: long-sentence\n    at: narrative.what_happened\n    text: " in text
    assert entry(root)["accepted"] == {"by": WHO, "on": "2026-02-01", "reason": "The chair's words"}
    report = run("check", "robin", "--workspace", root)
    assert f"Accepted by {WHO} on 2026-02-01: The chair's words" in report.output
    assert "1 accepted" in report.output


def test_an_acceptance_is_void_once_the_text_has_changed(tmp_path: Path) -> None:
    root = small(tmp_path, robin=REVIEW)
    accept(root)
    path = root / "briefs" / "robin.yaml"
    write(path, path.read_text(encoding="utf-8").replace("every week", "every month"))
    assert entry(root)["accepted"] is None
    void = entry(root, "acceptance")
    assert "void: the text has changed since" in void["message"]
    assert (void["file"], void["severity"]) == ("briefs/robin.yaml", "warning")
    write(path, path.read_text(encoding="utf-8").replace(LONG.replace("week", "month"), "Robin was hurt."))
    assert "is not reported any more" in entry(root, "acceptance")["message"]


def test_an_accepted_error_does_not_stop_and_one_that_is_not_does(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF.replace("was hurt", "was hurt at LS1 4AP"))
    assert run("check", "robin", "--workspace", root).exit_code == 1
    accept(root, code="postcode")
    assert run("check", "robin", "--workspace", root).exit_code == 0


def test_the_forbidden_list_cannot_be_overruled(tmp_path: Path) -> None:
    names = write(tmp_path / "names.txt", "Zebedee Quillfeather\n")
    root = small(tmp_path / "office", robin=BRIEF.replace("was hurt", "was hurt by Zebedee Quillfeather"))
    said = accept(root, "--forbidden", str(names), code="forbidden-name", expect=2)
    assert '"forbidden-name" cannot be accepted' in said
    by_hand = "accepted: [{code: forbidden-name, at: narrative.what_happened, text: x, by: independent-chair, on: 2026-02-01, reason: y}]\n"
    path = root / "briefs" / "robin.yaml"
    write(path, path.read_text(encoding="utf-8") + by_hand)
    result = run("check", "robin", "--forbidden", names, "--workspace", root)
    assert result.exit_code == 1
    assert "Quillfeather" not in result.output


def test_nobody_accepts_on_a_day_that_is_still_to_come(tmp_path: Path) -> None:
    root = small(tmp_path, robin=REVIEW)
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    for day in (tomorrow, "2999-01-01"):
        assert f"{day} is still to come" in accept(root, "--on", day, expect=2)
    accept(root, "--on", date.today().isoformat())


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_an_acceptance_without_a_reason_is_refused_and_the_file_left_as_it_was(tmp_path: Path, reason: str) -> None:
    said = accept(small(tmp_path, robin=REVIEW), "--reason", reason, expect=1)
    assert "accepted.1.reason: error: the text is empty" in said
    assert entry(tmp_path)["accepted"] is None


@pytest.mark.parametrize(
    ("code", "more", "said"),
    [
        ("long-sentense", (), 'did you mean "long-sentence"?'),
        ("unknown-field", (), '"unknown-field" cannot be accepted'),
        ("weak-verb", (), 'nothing that could be accepted is reported in robin as "weak-verb"'),
        (CODE, ("--at", "narrative.what_hapened"), 'did you mean "narrative.what_happened"?'),
        (CODE, ("--by", "nobody"), 'there is no role "nobody"'),
    ],
)
def test_what_cannot_be_accepted_is_refused(tmp_path: Path, code: str, more: tuple[str, ...], said: str) -> None:
    assert said in accept(small(tmp_path, robin=REVIEW), *more, code=code, expect=2)


def test_the_place_is_needed_where_there_are_several(tmp_path: Path) -> None:
    root = small(tmp_path, robin=REVIEW + f"  why_it_matters: {LONG.replace('hurt', 'harmed')}\n")
    said = accept(root, expect=2)
    assert "at 2 places" in said
    assert "narrative.what_happened, narrative.why_it_matters" in said
    accept(root, "--at", "narrative.why_it_matters")
    assert [one["accepted"] is None for one in reported(root) if one["code"] == CODE] == [True, False]
    assert "nothing that could be accepted" not in accept(root)


def test_an_acceptance_by_a_role_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    text = "accepted: [{code: long-sentence, at: a, text: b, by: nobody, on: 2026-02-01, reason: c}]\n"
    root = small(tmp_path, robin=REVIEW + text)
    result = run("check", "robin", "--workspace", root)
    assert result.exit_code == 1
    assert 'no role has the id "nobody"' in result.output


def test_what_was_accepted_in_time_is_an_error_once_it_is_too_late(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF + "documents: {learning-brief: {publish_on: 2026-03-02}}\n")
    accept(root, code="panel-copy")
    assert run("check", "robin", "--on", "2026-02-01", "--workspace", root).exit_code == 0
    late = run("check", "robin", "--on", "2026-02-27", "--workspace", root)
    assert late.exit_code == 1
    assert "the latest day was 19 February 2026" in late.output


def test_none_is_a_number_too(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF.replace("was hurt.", "was hurt. The review makes zero recommendations."))
    assert "foresee" not in run("check", "robin", "--workspace", root).output
