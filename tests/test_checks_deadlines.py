"""Time limits: claims, reasons and copies, with what each says and how much it weighs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefgen.checking import check_reviews
from briefgen.checks import CheckedDocument, CheckedReview
from briefgen.checks.promises import deadlines
from briefgen.diagnostics import Diagnostic, Origin, Position, Severity
from briefgen.document import Document, Paragraph, Strong, Text
from briefgen.kinds import DocumentKind, KindFile
from briefgen.model.control import Control
from briefgen.model.guidance import Glossary, Themes
from briefgen.model.partnership import Partnership
from briefgen.model.review import Review
from briefgen.model.shared import Shared
from briefgen.pipeline import prepare
from briefgen.source import load
from briefgen.workspace import Workspace
from workspaces import run, small, write

LIMITS = [
    {"id": "publication", "label": "Publish", "amount": 6, "unit": "months", "step": "published", "after": "decided", "source": {"title": "Guidance", "verified": "yes"}},
    {"id": "notification", "label": "Notify", "amount": 5, "unit": "working-days", "step": "notified", "after": "incident-known", "source": {"title": "Guidance"}},
    {"id": "copy", "label": "Send a copy", "amount": 7, "unit": "working-days", "step": "copy-sent", "before": "published", "source": {"title": "Guidance"}},
]  # fmt: skip
DECIDED = {"date": "2025-01-10", "step": "decided", "text": "The decision."}
COPY = {"date": "2025-06-02", "step": "copy-sent", "text": "The copy."}
LATE = {"date": "2025-09-03", "step": "published", "text": "The publication."}


def shared(nation: str = "england") -> Shared:
    types = [{"id": "cspr", "label": "Review", "time_limits": LIMITS}]
    partnership = Partnership.model_validate({"name": "Anytown", "nation": nation, "review_types": types})
    return Shared(partnership, Themes(), Glossary())


def review(**parts: Any) -> Review:
    return Review.model_validate({"name": "Robin", "type": "cspr", **parts})


def kind(signed: bool = False, needs: tuple[str, ...] = ("areas",)) -> DocumentKind:
    file = KindFile.model_validate({"title": "Response", "about": "A response.", "needs": needs, "signed": signed})
    return DocumentKind("chair-response", file, "kinds/chair-response/document.md")


def subject(on: str | None = "2026-01-15", nation: str = "england", **parts: Any) -> CheckedReview:
    day = date.fromisoformat(on) if on else None
    return CheckedReview(review(**parts), shared(nation), (), (), {"chair-response": kind()}, day)


def claim(met: str, **more: str) -> list[dict[str, str]]:
    return [{"limit": "publication", "met": met, **more}]


def only(found: Any) -> Diagnostic:
    (diagnostic,) = found
    assert diagnostic.fix
    assert diagnostic.judged
    return diagnostic


APPROVED = {"chair-response": {"status": "approved"}}


def test_a_claim_that_the_dates_contradict_is_an_error_with_the_dates_and_the_limits_source() -> None:
    wrong = only(deadlines.claims_agree(subject(timeline=[DECIDED, LATE], time_limits=claim("yes"))))
    assert wrong.code == "limit-claim"
    assert wrong.severity is Severity.ERROR
    assert wrong.rule == "Guidance"
    assert wrong.message == (
        'time_limits says that "Publish" was met; by the dates it was due by 10 July 2025, '
        "and 3 September 2025 is 55 days later"
    )
    early = {**LATE, "date": "2025-06"}
    wrong = only(deadlines.claims_agree(subject(timeline=[DECIDED, early], time_limits=claim("no"))))
    assert wrong.message.endswith("June 2025 is in time")


@pytest.mark.parametrize("met", ["yes", "no"])
@pytest.mark.parametrize(
    "timeline",
    [[], [DECIDED], [LATE], [DECIDED, {**LATE, "date": "2025-07"}], [DECIDED, {**LATE, "date": "about 2030"}]],
)
def test_dates_that_prove_nothing_contradict_nothing(met: str, timeline: list[dict[str, str]]) -> None:
    assert list(deadlines.claims_agree(subject(timeline=timeline, time_limits=claim(met)))) == []


def test_a_claim_of_a_limit_of_another_type_is_left_to_the_references() -> None:
    of = subject(timeline=[DECIDED, LATE], time_limits=[{"limit": "other", "met": "no"}])
    assert list(deadlines.claims_agree(of)) == []
    assert [one.code for one in deadlines.missed_limits_said(of)] == ["limit-unsaid"]  # the publication's
    assert list(deadlines.missed_limits_explained(of)) == []


def test_a_missed_limit_is_owned_up_to() -> None:
    unsaid = only(deadlines.missed_limits_said(subject(timeline=[DECIDED, COPY, LATE])))
    assert (unsaid.code, unsaid.severity) == ("limit-unsaid", Severity.WARNING)
    assert "`- {limit: publication, met: no, reason: ...}`" in str(unsaid.fix)
    said = subject(timeline=[DECIDED, COPY, LATE], time_limits=claim("no"))
    assert list(deadlines.missed_limits_said(said)) == []


def test_a_review_that_is_still_on_its_way_may_have_missed_its_limit() -> None:
    overdue = only(deadlines.missed_limits_said(subject(timeline=[DECIDED])))
    assert overdue.message.endswith("it was due by 10 July 2025, 189 days ago")
    assert list(deadlines.missed_limits_said(subject(on="2025-07-10", timeline=[DECIDED]))) == []
    assert list(deadlines.missed_limits_said(subject(on=None, timeline=[DECIDED]))) == []


def test_an_earlier_step_that_is_not_told_is_no_missed_limit() -> None:
    known = {"date": "2020-01-10", "step": "incident-known", "text": "Known."}
    assert list(deadlines.missed_limits_said(subject(timeline=[known]))) == []
    late = {"date": "2020-01-20", "step": "notified", "text": "Notified."}
    assert only(deadlines.missed_limits_said(subject(timeline=[known, late]))).rule == "Guidance (source not yet read)"


def test_the_nations_bank_holidays_count() -> None:
    known = {"date": "2023-07-06", "step": "incident-known", "text": "Known."}
    sent = {"date": "2023-07-14", "step": "notified", "text": "Notified."}  # 12 July lies between
    assert list(deadlines.missed_limits_said(subject(timeline=[known, sent], nation="northern-ireland"))) == []
    assert only(deadlines.missed_limits_said(subject(timeline=[known, sent]))).code == "limit-unsaid"


def test_the_reason_of_a_missed_limit_is_told() -> None:
    missing = only(deadlines.missed_limits_explained(subject(time_limits=claim("no"))))
    assert (missing.code, missing.severity) == ("limit-missed-reason", Severity.WARNING)
    for told in (
        {"time_limits": claim("no", reason="The inquest.")},
        {"time_limits": claim("no"), "delays": [{"cause": "The inquest."}]},
        {"time_limits": claim("yes")},
        {"timeline": [DECIDED, COPY, LATE], "time_limits": claim("yes")},  # contradicted: that is told instead
    ):
        assert list(deadlines.missed_limits_explained(subject(**told))) == []


def test_a_reason_is_asked_for_once_a_limit_is_said_to_be_missed() -> None:
    dates = {"timeline": [DECIDED, COPY, LATE], "documents": APPROVED}
    assert list(deadlines.missed_limits_explained(subject(**dates))) == []  # that it is unsaid is told first
    assert only(deadlines.missed_limits_explained(subject(time_limits=claim("no"), **dates))).severity is Severity.ERROR


@pytest.mark.parametrize(
    ("status", "needs", "severity"),
    [
        ("draft", ("areas",), Severity.WARNING),
        ("panel-draft", ("areas",), Severity.WARNING),
        ("approved", ("areas",), Severity.ERROR),
        ("approved", ("narrative",), Severity.WARNING),  # a brief does not print what was promised
        ("approved", (), Severity.WARNING),
    ],
)
@pytest.mark.parametrize("shown_by", [{}, {"timeline": [DECIDED, COPY, LATE]}])
def test_a_reason_weighs_more_only_once_a_document_that_prints_areas_is_approved(
    shown_by: dict[str, Any], status: str, needs: tuple[str, ...], severity: Severity
) -> None:
    of = subject(documents={"chair-response": {"status": status}}, time_limits=claim("no"), **shown_by)
    of = replace(of, made={"chair-response": kind(needs=needs)})
    assert only(deadlines.missed_limits_explained(of)).severity is severity


def test_an_approved_brief_beside_a_response_in_draft_does_not_make_a_missing_reason_an_error() -> None:
    of = subject(documents={"learning-brief": {"status": "approved"}}, time_limits=claim("no"))
    of = replace(of, made={"chair-response": kind(), "learning-brief": kind(needs=("narrative",))})
    assert only(deadlines.missed_limits_explained(of)).severity is Severity.WARNING


def document(of: Review, signed: bool, *printed: Text | Strong, status: str = "draft") -> CheckedDocument:
    tree = Document("Response", tuple(Paragraph((one,)) for one in printed))
    control = Control.model_validate({"status": status})
    return CheckedDocument(tree, of, kind(signed), control, "templates/own/document.md", shared())


def loaded(folder: Path, text: str) -> Review:
    value = load(write(folder / "robin.yaml", text), Review, "briefs/robin.yaml").value
    assert value
    return value


REASON = "name: Robin\ntype: cspr\ntime_limits:\n  - {limit: publication, met: no, reason: The inquest came first.}\n"
DELAYS = "name: Robin\ntype: cspr\ndelays:\n  - {cause: The inquest.}\n  - {cause: The flood.}\ntime_limits:\n  - {limit: publication, met: no}\n"


def test_a_signed_document_prints_the_reason(tmp_path: Path) -> None:
    of = loaded(tmp_path, REASON)
    origin = of.time_limits[0].reason.origin  # type: ignore[union-attr]
    unprinted = only(deadlines.missed_limits_printed(document(of, True)))
    assert (unprinted.code, unprinted.severity) == ("limit-reason-unprinted", Severity.WARNING)
    assert "The inquest came first." in unprinted.message
    assert "templates/own/document.md" in str(unprinted.fix)
    assert str(unprinted.position) == "briefs/robin.yaml:4:43"
    assert list(deadlines.missed_limits_printed(document(of, False))) == []
    printed = Strong((Text("The inquest", origin),))
    assert list(deadlines.missed_limits_printed(document(of, True, printed))) == []
    elsewhere = Text("The inquest came first.", Origin(Position("briefs/robin.yaml", 9, 1), "family"))
    error = only(deadlines.missed_limits_printed(document(of, True, elsewhere, status="approved")))
    assert error.severity is Severity.ERROR


def test_without_a_reason_every_delay_is_printed(tmp_path: Path) -> None:
    of = loaded(tmp_path, DELAYS)
    first = Text("The inquest.", of.delays[0].cause.origin)
    assert len(list(deadlines.missed_limits_printed(document(of, True)))) == 2
    assert "The flood." in only(deadlines.missed_limits_printed(document(of, True, first))).message


def test_the_usual_response_prints_the_reason_and_one_of_ones_own_may_not(tmp_path: Path) -> None:
    text = (
        "name: Robin\ntype: cspr\nareas:\n  - {id: a, title: A, outcomes: [{id: b, title: B, text: A thing.}]}\n"
        "chair_response: {responder: independent-chair, case: Robin.}\n"
        "time_limits:\n  - {limit: publication, met: no, reason: The inquest came first.}\n"
    )
    small(tmp_path, robin=text)
    codes = lambda: {one.code for one in check_reviews(prepare(Workspace.at(tmp_path), every_kind=True))["robin"]}  # noqa: E731
    assert "limit-reason-unprinted" not in codes()
    own = tmp_path / "templates" / "kinds" / "chair-response"
    write(own / "kind.yaml", "title: Response\nabout: A response.\nneeds: [chair_response]\nsigned: yes\n")
    write(own / "document.md", "# Response\n\n{{ review.chair_response.case }}\n")
    assert "limit-reason-unprinted" in codes()


def test_a_planned_publication_leaves_time_for_the_copy() -> None:
    planned = {"chair-response": {"publish_on": "2026-01-21"}}
    warning = only(deadlines.copy_goes_in_time(subject(on="2026-01-12", documents=planned)))
    assert (warning.code, warning.severity) == ("panel-copy", Severity.WARNING)
    assert "publication on 21 January 2026, the latest day is 12 January 2026" in warning.message
    late = only(deadlines.copy_goes_in_time(subject(on="2026-01-13", documents=planned)))
    assert late.severity is Severity.ERROR
    assert "was 12 January 2026" in late.message
    assert only(deadlines.copy_goes_in_time(subject(on=None, documents=planned))).severity is Severity.WARNING


def test_a_copy_is_not_asked_for_without_a_publication_or_once_it_has_gone() -> None:
    planned = {"chair-response": {"publish_on": "2026-01-21"}}
    assert list(deadlines.copy_goes_in_time(subject())) == []
    gone = {**COPY, "date": "2026-01-20"}
    late = subject(documents=planned, timeline=[gone])
    assert list(deadlines.copy_goes_in_time(late)) == []
    assert only(deadlines.missed_limits_said(late)).message.endswith("20 January 2026 is 8 days later")


def test_the_command_says_the_limits_own_source(tmp_path: Path) -> None:
    story = "timeline:\n  - {date: 2024-01-10, step: decided, text: Decided.}\n  - {date: 2025-01-10, step: published, text: Published.}\n"
    small(tmp_path, robin="name: Robin\ntype: cspr\nnarrative: {what_happened: Robin was hurt.}\n" + story)
    result = run("check", "robin", "--workspace", tmp_path, "--on", "2026-01-15")
    assert result.exit_code == 1
    assert "[limit-unsaid]" in result.output
    assert "Working together to safeguard children, HM Government, 2023 (source not yet read)" in result.output
