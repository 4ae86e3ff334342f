"""Promises: answered outcomes, owned and dated actions, evidence, and counts told in prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks import CheckedReview
from briefgen.checks.promises import actions as promises
from briefgen.checks.promises import counts, publication
from briefgen.checks.promises import evidence as proof
from briefgen.checks.promises.mirrors import mirrors_known
from briefgen.checks.review import typed_numbers
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.kinds import DocumentKind, KindFile
from briefgen.model.guidance import Glossary, Themes
from briefgen.model.partnership import Partnership
from briefgen.model.review import Review
from briefgen.model.shared import Shared
from briefgen.model.terms import Terms

Look = Callable[[CheckedReview], Iterator[Diagnostic]]

PARTNERSHIP = {
    "name": "Anytown",
    "agencies": [{"id": "police", "name": "Anytown Police"}],
    "bodies": [{"id": "board", "name": "Safeguarding Board", "kind": "board"}],
    "earlier_reviews": [{"id": "wren", "name": "Wren", "aliases": ["Child W"]}],
}
PHRASES = {"open_ended": {"source": {"title": "A list"}, "phrases": [{"avoid": "will be discussed"}]}}
AREAS = [
    {"id": "a", "title": "A", "outcomes": [{"id": "one", "title": "One", "text": "The first."}, {"id": "two", "title": "Two", "text": "The second."}]},
    {"id": "b", "title": "B", "outcomes": [{"id": "three", "title": "Three", "text": "The third."}, {"id": "four", "title": "Four", "text": "The fourth."}, {"id": "five", "title": "Five", "text": "The fifth."}]},
]  # fmt: skip


def kind(*needs: str) -> DocumentKind:
    return DocumentKind(
        "plan", KindFile.model_validate({"title": "Plan", "about": "A plan.", "needs": needs}), "plan.md"
    )


def subject(
    on: str | None = "2026-01-15", status: str = "draft", needs: tuple[str, ...] = ("areas",), **parts: Any
) -> CheckedReview:
    review = Review.model_validate(
        {"name": "Robin", "type": "cspr", "documents": {"plan": {"status": status}}, **parts}
    )
    shared = Shared(Partnership.model_validate(PARTNERSHIP), Themes(), Glossary(), Terms.model_validate(PHRASES))
    return CheckedReview(review, shared, (), (), {"plan": kind(*needs)}, date.fromisoformat(on) if on else None)


def response(*actions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "r", "answers": ["one"], "text": "It is agreed.", "actions": list(actions), **more}


def action(**more: Any) -> dict[str, Any]:
    return {"id": "x", "text": "The board reads twenty records.", **more}


def with_action(on: str | None = "2026-01-15", **more: Any) -> CheckedReview:
    return subject(on, responses=[response(action(**more))])


def told(look: Look, of: CheckedReview) -> list[str]:
    found = list(look(of))
    assert all(one.fix and one.judged for one in found)
    return [one.code for one in found]


SHORTFALLS: list[tuple[Look, dict[str, Any], str]] = [
    (promises.outcomes_answered, {"areas": AREAS[:1], "responses": [response()]}, "outcome-unanswered"),
    (promises.responses_act, {"responses": [response()]}, "response-without-action"),
    (promises.actions_owned, {"responses": [response(action())]}, "action-owner"),
    (promises.actions_dated, {"responses": [response(action())]}, "action-date"),
    (proof.assurance_has_evidence, {"responses": [response(action(status="assured"))]}, "assured-without-evidence"),
    (
        promises.actions_in_order,
        {"responses": [response(action(status="complete", depends_on=["y"]), {"id": "y", "text": "First."})]},
        "depends",
    ),
]


@pytest.mark.parametrize(("look", "parts", "code"), SHORTFALLS, ids=[row[2] for row in SHORTFALLS])
def test_a_shortfall_is_an_error_once_a_document_that_prints_it_is_approved(
    look: Look, parts: dict[str, Any], code: str
) -> None:
    for status, needs, severity in (
        ("draft", ("areas",), Severity.WARNING),
        ("panel-draft", ("areas",), Severity.WARNING),
        ("approved", ("areas",), Severity.ERROR),
        ("approved", ("narrative",), Severity.WARNING),  # a brief does not print it
    ):
        (found,) = look(subject(status=status, needs=needs, **parts))
        assert (found.code, found.severity) == (code, severity)


def test_an_outcome_is_answered_by_any_response() -> None:
    assert told(
        promises.outcomes_answered, subject(areas=AREAS, responses=[response(answers=["five", "two", "one"])])
    ) == [
        "outcome-unanswered",
        "outcome-unanswered",
    ]


@pytest.mark.parametrize(
    ("more", "owes"),
    [
        ({}, True),
        ({"kind": "accepted"}, True),
        ({"kind": "in-progress"}, True),
        ({"kind": "already-done"}, False),
        ({"kind": "premise-corrected"}, False),
        ({"kind": "declined"}, False),
        ({"kind": "accepted", "assured_as": "other"}, False),
        ({"kind": "accepted", "actions": [action()]}, False),
        ({"kind": "accepted", "actions": [action(status="declined"), action(id="y", status="superseded")]}, True),
        ({"kind": "accepted", "actions": [action(status="declined"), action(id="y")]}, False),
    ],
)
def test_a_response_that_owes_something_has_an_action(more: dict[str, Any], owes: bool) -> None:
    assert bool(told(promises.responses_act, subject(responses=[response(**more)]))) is owes


def test_who_was_asked_and_where_it_is_discussed_are_no_owner() -> None:
    (asked,) = promises.actions_owned(with_action(asked_of="police", forum="board"))
    assert "Anytown Police was asked, which is not to answer for it" in asked.message
    (forum,) = promises.actions_owned(with_action(forum="board"))
    assert "Safeguarding Board is where it is discussed" in forum.message
    (bare,) = promises.actions_owned(with_action())
    assert bare.message == 'the action "The board reads twenty records." has no owner'
    assert told(promises.actions_owned, with_action(owner="police")) == []


@pytest.mark.parametrize("status", ["superseded", "declined"])
def test_what_was_dropped_owes_nothing(status: str) -> None:
    of = with_action(status=status, due="2020")
    for look in (
        promises.actions_owned,
        promises.actions_dated,
        proof.done_is_shown,
        promises.actions_in_time,
        promises.actions_end,
    ):
        assert told(look, of) == []


@pytest.mark.parametrize(
    ("more", "dated"),
    [
        ({}, False),
        ({"due": "about 2027"}, True),
        ({"no_due_reason": "The contract sets it."}, True),
        ({"no_due_reason": "Ongoing."}, False),
        ({"no_due_reason": "To be confirmed."}, False),
        ({"done_on": "2025"}, True),
        ({"status": "complete"}, False),
        ({"status": "complete", "no_due_reason": "The contract sets it."}, False),
        ({"status": "complete", "due": "2025"}, True),
        ({"status": "assured", "done_on": "2025"}, True),
    ],
)
def test_an_action_is_dated(more: dict[str, Any], dated: bool) -> None:
    assert (told(promises.actions_dated, with_action(**more)) == []) is dated


@pytest.mark.parametrize(
    ("status", "levels", "code"),
    [
        ("complete", [], "evidence"),
        ("complete", ["process", "output"], "evidence"),
        ("complete", ["process", "outcome"], None),
        ("complete", ["impact"], None),
        ("assured", ["output"], "evidence"),
        ("assured", [], "assured-without-evidence"),
        ("assured", ["impact"], None),
        ("in-progress", [], None),
        (None, [], None),
    ],
)
def test_complete_does_not_mean_assured(status: str | None, levels: list[str], code: str | None) -> None:
    evidence = [{"kind": "data", "level": level, "shows": "Ten were seen."} for level in levels]
    of = subject(status="approved", responses=[response(action(status=status, evidence=evidence))])
    found = [*proof.done_is_shown(of), *proof.assurance_has_evidence(of)]
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.severity is Severity.WARNING for one in found if one.code == "evidence")


@pytest.mark.parametrize(
    ("evidence", "why"),
    [
        (
            {"kind": "training", "level": "impact", "shows": "All staff came."},
            ": a training record tells what was done;",
        ),
        ({"kind": "policy", "level": "outcome", "shows": "It was agreed."}, ": a policy record tells what was done;"),
        ({"kind": "audit", "level": "outcome"}, ": the evidence of outcome does not say what it `shows`;"),
        ({"kind": "audit", "level": "output", "shows": "Ten were read."}, "what it changed;"),
    ],
)
def test_what_is_called_outcome_has_to_show_a_change(evidence: dict[str, str], why: str) -> None:
    of = with_action(status="complete", evidence=[evidence], measure="Nine of ten are seen alone.")
    (found,) = proof.done_is_shown(of)
    assert why in found.message
    assert told(proof.actions_measured, of) == []
    assert told(proof.actions_measured, with_action(status="complete", evidence=[evidence])) == ["action-measure"]


@pytest.mark.parametrize(
    ("more", "measured"),
    [
        ({}, False),
        ({"measure": "Nine of ten are seen alone."}, True),
        ({"status": "complete"}, False),
        ({"evidence": [{"kind": "data", "level": "impact", "shows": "Fewer were hurt."}]}, True),
        ({"status": "declined"}, True),
        ({"status": "superseded"}, True),
    ],
)
def test_an_action_has_a_measure_until_evidence_shows_what_it_changed(more: dict[str, Any], measured: bool) -> None:
    of = subject(status="approved", responses=[response(action(**more))])
    found = list(proof.actions_measured(of))
    assert [one.severity for one in found] == ([] if measured else [Severity.WARNING])


@pytest.mark.parametrize(
    ("more", "owes"),
    [
        ({}, True),
        ({"actions": [action()]}, True),
        ({"actions": [action(evidence=[{"kind": "data", "level": "output"}])]}, False),
        ({"actions": [action(status="complete")]}, False),  # the action is asked for it
        ({"assured_as": "other"}, False),
        ({"kind": "in-progress"}, False),
    ],
)
def test_what_is_said_to_be_done_already_has_some_evidence(more: dict[str, Any], owes: bool) -> None:
    of = subject(responses=[response(**{"kind": "already-done", **more})])
    assert told(proof.already_done_is_shown, of) == (["evidence"] if owes else [])


def leaning(**assured: str) -> CheckedReview:
    return subject(responses=[response(id=name, assured_as=other) for name, other in assured.items()])


def test_no_response_leans_on_itself() -> None:
    (found,) = proof.assured_by_others(leaning(a="a"))
    assert (found.code, found.severity) == ("assured-by-itself", Severity.ERROR)
    assert told(proof.assured_by_others, leaning(a="b", b="c", c="a")) == ["assured-by-itself"] * 3
    assert told(proof.assured_by_others, leaning(a="b", b="c", c="c")) == ["assured-by-itself"]  # a and b lean on c
    assert told(proof.assured_by_others, leaning(a="b", b="c", c="nowhere")) == []


PRESENTED = [{"date": "2025-02", "step": "presented", "text": "The report."}, {"period": "later", "text": "More."}]


@pytest.mark.parametrize(
    ("more", "on", "why"),
    [
        ({}, "2025-09-01", "it has no date"),
        ({}, "2025-08-28", None),  # the last day of February and six months
        ({}, None, None),
        ({"due": "2030"}, "2025-09-01", None),
        ({"due": "2030", "text": "It *will be\ndiscussed* soon."}, "2025-09-01", 'it says "will be discussed"'),
        ({"due": "2030", "text": "It Will be\ndiscussed soon."}, "2025-09-01", 'it says "Will be discussed"'),
        ({"due": "2030", "text": "It will be discussedly."}, "2025-09-01", None),
        ({"status": "complete"}, "2025-09-01", None),
        ({"status": "assured"}, "2025-09-01", None),
        ({"status": "in-progress", "no_due_reason": "It is not known."}, "2025-09-01", "it has no date"),
    ],
)
def test_an_action_without_an_end_is_asked_about_after_six_months(
    more: dict[str, Any], on: str | None, why: str | None
) -> None:
    found = list(promises.actions_end(subject(on, timeline=PRESENTED, responses=[response(action(**more))])))
    assert [one.severity for one in found] == ([Severity.WARNING] if why else [])
    if why:
        assert why in found[0].message
        assert "the review's last step, February 2025, is more than 6 months ago" in found[0].message


def test_the_sign_off_is_the_last_step_where_there_is_one() -> None:
    chair = {"responder": "independent-chair", "sign_off": {"date": "2025-06-30"}}
    of = lambda on: subject(on, timeline=PRESENTED, chair_response=chair, responses=[response(action())])  # noqa: E731
    assert told(promises.actions_end, of("2025-12-30")) == []
    assert told(promises.actions_end, of("2025-12-31")) == ["open-ended"]
    assert told(promises.actions_end, with_action("2030-01-01")) == []  # no step has a date


@pytest.mark.parametrize(
    ("due", "on", "late"),
    [
        ("2025-06-30", "2025-06-30", False),
        ("2025-06-30", "2025-07-01", True),
        ("summer 2025", "2025-08-31", False),
        ("summer 2025", "2025-09-01", True),
        ("2024/2025", "2025-12-31", False),
        ("2024", None, False),
    ],
)
def test_an_action_is_overdue_after_the_last_day_that_its_date_may_mean(due: str, on: str | None, late: bool) -> None:
    for status in (None, "not-started", "in-progress"):
        open_action = subject(on, responses=[response(action(due=due, status=status))])
        assert bool(told(promises.actions_in_time, open_action)) is late
    done = subject(on, responses=[response(action(due=due, status="complete"))])
    assert told(promises.actions_in_time, done) == []


@pytest.mark.parametrize(
    ("status", "due", "words"),
    [
        ("in-progress", "2025-06", "was due (June 2025), and is in progress"),
        ("not-started", "2025-06-30", "was due (30 June 2025), and is not started"),
        (None, "about 2023", "was due (about 2023), and is not said to be done"),
    ],
)
def test_what_is_overdue_is_told_with_its_date_and_how_far_it_is(status: str | None, due: str, words: str) -> None:
    (found,) = promises.actions_in_time(with_action(due=due, status=status))
    assert found.message == f'the action "The board reads twenty records." {words}'


@pytest.mark.parametrize(
    ("done", "first", "wrong"),
    [
        ("complete", None, True),
        ("complete", "not-started", True),
        ("assured", "in-progress", True),
        ("complete", "complete", False),
        ("complete", "assured", False),
        ("complete", "superseded", False),
        ("in-progress", "not-started", False),
    ],
)
def test_what_comes_first_is_done_first(done: str, first: str | None, wrong: bool) -> None:
    actions = action(status=done, depends_on=["y"]), {"id": "y", "text": "First.", "status": first}
    assert bool(told(promises.actions_in_order, subject(responses=[response(*actions)]))) is wrong


FINDINGS = [{"id": f"f{n}", "title": "T", "domain": "governance" if n else "direct-practice"} for n in range(7)]
ACTIONS = [action(id=f"x{n}", status="complete" if n < 4 else "in-progress", owner="police") for n in range(9)]


def counted(text: str, **more: Any) -> list[Diagnostic]:
    chair = {
        "responder": "independent-chair",
        "proposition": text,
        "recommendations": [{"id": f"c{n}", "text": "A wish."} for n in range(3)],
    }
    responses = [
        response(*ACTIONS[:4], answers=["one", "two"]),
        response(*ACTIONS[4:], id="q", answers=["three"], kind="accepted"),
    ]
    parts = {"areas": AREAS, "responses": responses, "findings": FINDINGS, "chair_response": chair, **more}
    return list(counts.counts_hold(subject(**parts)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The review seeks eight outcomes.", "eight outcomes"),
        ("Eight outcomes are sought, in two areas.", "Eight outcomes"),
        ("Five outcomes are sought, in four areas.", "four areas"),
        ("I accept all **eight** outcomes.", "eight outcomes"),
        ("The report makes 12 recommendations.", "12 recommendations"),
        ("There are eight main recommendations.", "eight main recommendations"),
        ("The lead reviewer has ten findings.", "ten findings"),
        ("This review has 8 findings, and they are grave.", "8 findings"),
        ("All eight actions are complete.", "eight actions"),
        ("Four of the ten recommendations are met.", "ten recommendations"),
        ("Our seven responses follow, one to each outcome.", "seven responses"),
        ("Good.\n\n- The report\n  lists eight actions.", "eight actions"),
        ("I agree with over ten outcomes.", "ten outcomes"),
        ("The action plan has eight actions.", "eight actions"),
        ("The lead reviewer makes two recommendations.", "two recommendations"),
        ("She makes two recommendations, and I accept both of them.", "two recommendations"),
        (
            "The review has seen much; it also made two recommendations.\n\nThe report sets out two outcomes.",
            "two outcomes",
        ),
        ("She makes recommendations, and I accept all eight.", "accept all eight"),
        ("She makes recommendations (8 in all).", "8 in all"),
        ("The author makes nine recommendations.", "nine recommendations"),
    ],
)
def test_a_count_that_the_data_does_not_hold_is_told(text: str, words: str) -> None:
    (found,) = counted(text)
    assert (found.code, found.severity) == ("count-differs", Severity.WARNING)
    assert f'the text says "{words}"' in found.message
    assert found.fix


def test_the_message_says_what_the_review_states() -> None:
    assert counted("The report makes 12 recommendations.")[0].message.endswith(
        "the review states 3 or 5 recommendations"
    )
    assert counted("The review seeks eight outcomes.")[0].message.endswith("the review states 5 outcomes")


@pytest.mark.parametrize(
    "text",
    [
        "The review seeks five outcomes, in two areas.",
        "I accept these three outcomes together.",  # those of an area
        "The review makes five recommendations, and I make three recommendations of my own.",
        "Nine actions follow. The report says that four actions are complete and five actions are not.",
        "Four of the nine actions are complete.",
        "The report tells of six findings on governance.",
        "The first two outcomes, and the last four outcomes, belong together.",
        "Two or three outcomes matter most.",
        "Four main outcomes stand out.",
        "One outcome, one action, one area of practice.",
        "The review followed 12 contacts, 40 letters and two visits.",
        'The review "Wren" made eight recommendations.',
        "Child W led to eight recommendations.",
        "An earlier review had eight findings.",
        "The inspectors' report made 12 recommendations.",
        "The trust's report made 12 recommendations.",
        "The report of Anytown Police has 12 findings.",
        "An audit had eight findings.",
        "The child's plan had eight actions.",
        "The police took eight actions that night.",
        "The survey had 40 responses.",
        "The town has eight areas.",
        "Section 11 actions, Area 4 outcomes and outcome 1.8 actions are names.",
        "Twenty-one outcomes would be too many, and 3-4 outcomes too few.",
        "In 2018 outcomes were few.",
        "The reviewers' eight outcomesome.",
        "No findings, no actions.",
        "The rapid review made six recommendations. Six were done.",
        "The Panel made ten recommendations in 2021, which the partners have read.",
        "Ofsted has made 12 recommendations, and the CQC's nine recommendations say the same.",
        "The agencies made 17 recommendations for themselves.",
        "The report holds 17 single-agency recommendations, which are tracked elsewhere.",
        "Each agency added eight recommendations of its own, and so 24 recommendations in all.",
        "The serious case review of 2016 made 12 recommendations.",
        "The review panel asked much and gave eight recommendations.",
        "I have read the ten recommendations of the national Panel.",
        "These three findings match those of the Panel.",
        "We tested six outcomes with young people.",
        "Our neglect strategy has six outcomes.",
        "The report makes two recommendations to the police, and I accept all five.",
        "She makes three main recommendations, five in all.",
        "There were 40 children in all.",
        "The author suggested eight outcomes in her first draft.",
    ],
)  # fmt: skip
def test_ordinary_prose_gives_no_alarm(text: str) -> None:
    assert counted(text) == []


def test_the_story_of_the_case_counts_other_things() -> None:
    narrative = {
        "background": "The school made eight recommendations.",
        "what_happened": "The report tells that it had six outcomes.",
    }
    (found,) = counted("It is agreed.", narrative=narrative)
    assert 'the text says "six outcomes"' in found.message


def test_what_is_not_stated_is_not_compared() -> None:
    assert counted("The report has 12 findings.", findings=[]) == []
    assert counted("The report makes 12 recommendations.", areas=[], responses=[]) == []


def test_a_wrong_count_is_an_error_once_any_document_is_approved() -> None:
    of = subject(status="approved", needs=("narrative",), areas=AREAS, family="The report seeks eight outcomes.")
    (found,) = counts.counts_hold(of)
    assert found.severity is Severity.ERROR


@given(st.text(max_size=200))
def test_no_text_stops_the_counting(text: str) -> None:
    for look in (counts.counts_hold, promises.actions_end, promises.actions_owned):
        of = subject(areas=AREAS, timeline=PRESENTED, responses=[response(action(text=f"x{text}"))], family=f"x{text}")
        assert all(one.position is None for one in look(of))


NOUNS = st.sampled_from(["recommendations", "outcomes", "findings", "actions"])


@given(
    st.integers(13, 999),
    NOUNS,
    st.sampled_from(["The review has {} {}.", "The report has\n{} {}!", "So the report: {}  {}"]),
)
def test_more_than_there_can_be_is_always_told(number: int, noun: str, sentence: str) -> None:
    assert [one.code for one in counted(sentence.format(number, noun))] == ["count-differs"]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ('The reviews "Wren" and "Wern" found the same.', ["Wern"]),
        ("The earlier review, known as “Child X”, said so.", ["Child X"]),
        ("The review “Child W” and the review “Rosa” said so, as does this review “Robin”.", []),
        ('A review of "what went well" was held. The review "The Myth of Invisible Men" is national.', []),
        ('In "Heron", the bird, nothing is said of reviews.', []),
    ],
)
def test_a_review_that_is_named_is_known(text: str, unknown: list[str]) -> None:
    of = replace(subject(family=text), reviews=("sar-rosa",))
    found = list(mirrors_known(of))
    assert [one.code for one in found] == ["mirror-unknown"] * len(unknown)
    assert all(f'"{name}"' in one.message for name, one in zip(unknown, found, strict=True))


STEPS = {"known": "incident-known", "out": "published"}


def steps(**dates: str) -> list[dict[str, str]]:
    return [{"date": day, "step": STEPS.get(step, step), "text": "It was."} for step, day in dates.items()]


@pytest.mark.parametrize(
    ("timeline", "wrong"),
    [
        (steps(known="2025-01-10", decided="2025-02-01", commissioned="2025-03", presented="2025-10"), 0),
        (steps(known="2025-01-10", decided="2024-12-01"), 1),
        (steps(known="2025-01-10", commissioned="2024"), 1),
        (steps(known="2025-01-10", commissioned="2025"), 0),  # may be after it
        (steps(known="2025-01-10", commissioned="about 2020"), 0),
        (steps(commissioned="2025-03", presented="2025-02-27", out="2025-02-26"), 2),
        (steps(presented="2025-10", out="2025-10-01"), 0),
    ],
)
def test_steps_are_dated_in_an_order_that_can_be(timeline: list[dict[str, str]], wrong: int) -> None:
    found = told(publication.steps_in_order, subject(timeline=timeline))
    assert found == ["dates-in-order"] * wrong


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"status": "complete", "done_on": "2026-01-16"}, True),
        ({"status": "complete", "done_on": "2026-01"}, False),
        ({"status": "in-progress", "done_on": "2025"}, True),
        ({"status": "superseded", "done_on": "2025"}, False),
        ({"done_on": "2025"}, False),
    ],
)
def test_an_action_was_done_by_now(more: dict[str, Any], wrong: bool) -> None:
    assert bool(told(publication.actions_done_by_now, with_action(**more))) is wrong


def test_nobody_signs_in_the_future() -> None:
    chair = {"responder": "independent-chair", "sign_off": {"date": "2026-01-16"}}
    (found,) = publication.signed_by_now(subject(chair_response=chair))
    assert (found.code, found.severity) == ("dates-in-order", Severity.ERROR)
    assert told(publication.signed_by_now, subject("2026-01-16", chair_response=chair)) == []
    assert told(publication.signed_by_now, subject(None, chair_response=chair)) == []


@pytest.mark.parametrize(
    ("control", "severity"),
    [
        ({"publish_on": "2026-02-01", "remove_on": "2027-01-31"}, Severity.WARNING),
        ({"publish_on": "2026-02-01", "remove_on": "2027-01-31", "status": "approved"}, Severity.ERROR),
        ({"publish_on": "2026-02-01", "remove_on": "2025-02-01"}, Severity.WARNING),
        ({"publish_on": "2026-02-01", "remove_on": "2027-02-01"}, None),
        ({"remove_on": "2027-02-01"}, None),
    ],
)
def test_what_is_published_stays_online_for_a_year(control: dict[str, str], severity: Severity | None) -> None:
    found = list(publication.stays_online(subject(documents={"plan": control})))
    assert [one.severity for one in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("control", "due"),
    [
        ({"review_by": "2025-12"}, True),
        ({"review_by": "2026-01"}, False),
        ({"review_by": "2025-12", "status": "withdrawn"}, False),
        ({}, False),
    ],
)
def test_a_document_is_looked_at_again(control: dict[str, str], due: bool) -> None:
    assert told(publication.reviewed_in_time, subject(documents={"plan": control})) == (["review-due"] if due else [])


def in_partnership(**more: Any) -> CheckedReview:
    partnership = Partnership.model_validate({**PARTNERSHIP, **more})
    return replace(subject(), shared=Shared(partnership, Themes(), Glossary(), Terms()))


def test_in_wales_documents_are_in_welsh_too() -> None:
    assert told(publication.in_both_languages, in_partnership(nation="wales")) == ["welsh-missing"]
    assert told(publication.in_both_languages, in_partnership(nation="scotland")) == []


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("It is there to learn, not to hold anyone to account.", True),
        ("It is there to learn, and blames nobody. No one is blamed.", True),
        ("It is there to learn.", False),
        (None, False),
    ],
)
def test_the_purpose_of_a_review_is_said(about: str | None, said: bool) -> None:
    of = in_partnership(review_types=[{"id": "cspr", "label": "Review", "about": about}])
    assert told(publication.purpose_is_said, of) == ([] if said else ["purpose-unsaid"])
    assert told(publication.purpose_is_said, replace(of, made={})) == []  # nothing is printed


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("1. Seeing", True),
        ("1.2 Seeing", True),
        ("Area 1: Seeing", True),
        ("outcome 1.2. Seeing", True),
        ("16 and 17 year olds", False),
        ("24-hour cover", False),
        ("3 in 10 visits", False),
        ("999 calls", False),
        ("Seeing 1. alone", False),
    ],
)
def test_no_number_is_typed_before_a_title(title: str, typed: bool) -> None:
    area = {"id": "a", "title": title, "outcomes": [{"id": "o", "title": title, "text": "It is so."}]}
    of = subject(areas=[area], findings=[{"id": "f", "title": title}])
    assert told(typed_numbers, of) == ["typed-number"] * (3 if typed else 0)
