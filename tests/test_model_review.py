from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from briefgen.model.base import values
from briefgen.model.control import Control, marking_of
from briefgen.model.partnership import Marking
from briefgen.model.review import Review
from briefgen.source import load

EMILY = Path(__file__).parents[1] / "briefs" / "emily.yaml"


def review(**fields: Any) -> Review:
    return Review.model_validate({"name": "Robin", "type": "cspr", **fields})


def area(name: str, *outcomes: str) -> dict[str, Any]:
    made = [{"id": outcome, "title": outcome, "text": "Better."} for outcome in outcomes]
    return {"id": name, "title": name, "outcomes": made}


def response(name: str, *answers: str) -> dict[str, Any]:
    return {"id": name, "answers": list(answers), "text": "Yes."}


def ids(parts: Any) -> list[str]:
    return [str(part.id) for part in parts]


def test_areas_and_outcomes_are_numbered_by_their_place() -> None:
    made = review(areas=[area("plans", "clear", "reviewed"), area("moves", "told")])
    assert made.numbers == {"plans": "1", "clear": "1.1", "reviewed": "1.2", "moves": "2", "told": "2.1"}


def test_numbers_follow_when_an_outcome_goes_in_front() -> None:
    made = review(areas=[area("plans", "new", "clear")])
    assert made.numbers["clear"] == "1.2"


def test_numbers_go_past_nine() -> None:
    made = review(areas=[area("plans", *(f"o{n}" for n in range(1, 13)))])
    assert (made.numbers["o9"], made.numbers["o10"], made.numbers["o12"]) == ("1.9", "1.10", "1.12")


def test_outcomes_come_in_their_printed_order() -> None:
    made = review(areas=[area("b", "b2", "b1"), area("a", "a1")])
    assert ids(made.outcomes) == ["b2", "b1", "a1"]


def test_a_response_to_one_outcome_stands_after_it() -> None:
    made = review(areas=[area("plans", "clear", "reviewed")], responses=[response("yes", "clear")])
    clear, reviewed = made.outcomes
    assert made.home(made.responses[0]) is clear
    assert ids(made.responses_after(clear)) == ["yes"]
    assert made.responses_after(reviewed) == ()


def test_a_response_to_several_outcomes_of_one_area_stands_after_the_last_of_them() -> None:
    made = review(areas=[area("plans", "one", "two", "three")], responses=[response("yes", "two", "one")])
    assert made.home(made.responses[0]) is made.outcomes[1]
    assert [ids(made.responses_after(outcome)) for outcome in made.outcomes] == [[], ["yes"], []]
    assert ids(made.answered(made.responses[0])) == ["one", "two"]


def test_a_response_to_two_areas_stands_in_the_first_and_is_linked_from_the_other() -> None:
    made = review(
        areas=[area("a", "a1", "a2"), area("b", "b1", "b2")],
        responses=[response("both", "b2", "a1"), response("own", "b2")],
    )
    a1, a2, b1, b2 = made.outcomes
    assert made.home(made.responses[0]) is a1
    assert ids(made.responses_after(a1)) == ["both"]
    assert ids(made.responses_after(b2)) == ["own"]
    assert ids(made.responses_elsewhere(b2)) == ["both"]
    assert [ids(made.responses_elsewhere(outcome)) for outcome in (a1, a2, b1)] == [[], [], []]


def test_an_outcome_may_have_several_responses_in_their_order() -> None:
    made = review(areas=[area("a", "a1")], responses=[response("first", "a1"), response("second", "a1")])
    assert ids(made.responses_after(made.outcomes[0])) == ["first", "second"]


def test_the_responses_of_an_area_are_those_printed_in_it() -> None:
    made = review(
        areas=[area("a", "a1", "a2"), area("b", "b1")],
        responses=[response("late", "a2"), response("early", "a1"), response("both", "a1", "b1"), response("b", "b1")],
    )
    assert ids(made.responses_in(made.areas[0])) == ["early", "both", "late"]
    assert ids(made.responses_in(made.areas[1])) == ["b"]


def test_a_response_to_no_outcome_of_this_review_has_no_home() -> None:
    made = review(areas=[area("a", "a1")], responses=[response("lost", "zz")])
    assert made.home(made.responses[0]) is None
    assert made.responses_in(made.areas[0]) == ()


def test_actions_come_in_the_order_of_their_responses() -> None:
    first = {**response("r1", "a1"), "actions": [{"id": "x", "text": "X."}, {"id": "y", "text": "Y."}]}
    second = {**response("r2", "a1"), "actions": [{"id": "z", "text": "Z."}]}
    assert ids(review(areas=[area("a", "a1")], responses=[first, second]).actions) == ["x", "y", "z"]


def test_a_document_of_which_nothing_is_said_is_a_draft() -> None:
    made = review(documents={"learning-brief": {"status": "approved", "version": "1.0"}})
    assert made.control("learning-brief").status == "approved"
    assert made.control("chair-response") == Control()
    assert made.control("chair-response").status == "draft"


def test_a_response_has_to_answer_something() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        review(responses=[response("none")])


def test_an_area_has_to_seek_something() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        review(areas=[area("empty")])


def test_there_are_three_lead_themes_at_most() -> None:
    assert len(review(lead_themes=["a", "b", "c"]).lead_themes) == 3
    with pytest.raises(ValidationError, match="at most 3 items"):
        review(lead_themes=["a", "b", "c", "d"])


def test_a_review_is_frozen_at_every_depth() -> None:
    made = review(areas=[area("a", "a1")])
    for part, name in ((made, "name"), (made.areas[0], "title"), (made.narrative, "voice"), (made.outcomes[0], "text")):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(part, name, "other")


@pytest.mark.parametrize(
    "fields",
    [
        {"wombat": "x"},
        {"narrative": {"wombat": "x"}},
        {"subjects": [{"id": "a", "pseudonym": "A", "real_name": "x"}]},
        {"areas": [{**area("a", "a1"), "outcome": "x"}]},
        {"documents": {"learning-brief": {"state": "draft"}}},
    ],
)
def test_fields_that_do_not_exist_are_refused_at_every_depth(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        review(**fields)


def test_what_is_not_said_is_not_filled_in() -> None:
    made = review()
    said = {str(value) for value in values(made)}
    assert said == {"Robin", "cspr", "lead reviewer"}
    assert made.chair_response is made.incident is made.scope is made.reference is made.notice is made.author is None
    assert {len(part) for part in (made.subjects, made.areas, made.findings, made.responses, made.documents)} == {0}
    assert made.outcomes == made.actions == ()
    assert made.numbers == {}


def test_an_action_of_which_only_its_text_is_known_claims_nothing_else() -> None:
    made = review(
        areas=[area("a", "a1")], responses=[{**response("r", "a1"), "actions": [{"id": "x", "text": "Do it."}]}]
    )
    action = made.actions[0]
    assert set(map(str, values(action))) == {"x", "Do it."}
    assert action.status is action.owner is action.due is action.done_on is None


def test_every_shipped_value_is_reached_by_values() -> None:
    loaded = load(EMILY, Review, "emily.yaml").value
    assert loaded is not None
    found = [str(value) for value in values(loaded)]
    assert {"Emily", "cspr", "evidence-of-impact", "was-not-brought-guidance"} <= set(found)
    assert found.index("Emily") < found.index("evidence-of-impact")


MARKING = Marking.model_validate({"label": "DRAFT", "handling": "Keep it safe."})


@pytest.mark.parametrize("status", ["draft", "panel-draft"])
@pytest.mark.parametrize("on", [None, date(2099, 1, 1)])
def test_drafts_bear_the_partnerships_marking_on_any_day(status: str, on: date | None) -> None:
    control = Control.model_validate({"status": status, "embargo_until": "2026-03-31"})
    assert marking_of(control, MARKING, on) == ("DRAFT", "Keep it safe.")


def test_a_withdrawn_document_says_so() -> None:
    label, handling = marking_of(Control(status="withdrawn"), MARKING, date(2026, 1, 1))
    assert label == "WITHDRAWN"
    assert handling == "This document has been withdrawn. Do not use it or pass it on."


@pytest.mark.parametrize("on", [None, date(1990, 1, 1)])
def test_an_approved_document_without_embargo_bears_no_marking(on: date | None) -> None:
    assert marking_of(Control(status="approved"), MARKING, on) == ("", "")


@pytest.mark.parametrize("on", [None, date(2026, 3, 30), date(2020, 1, 1)])
def test_an_embargo_holds_before_its_day_and_where_the_day_is_not_told(on: date | None) -> None:
    control = Control.model_validate({"status": "approved", "embargo_until": "2026-03-31"})
    label, handling = marking_of(control, MARKING, on)
    assert label == "EMBARGOED UNTIL 31 March 2026"
    assert "Do not publish it" in handling


@pytest.mark.parametrize("on", [date(2026, 3, 31), date(2026, 4, 1)])
def test_an_embargo_ends_on_its_day(on: date) -> None:
    control = Control.model_validate({"status": "approved", "embargo_until": "2026-03-31"})
    assert marking_of(control, MARKING, on) == ("", "")


def test_a_marking_has_words_where_the_partnership_gives_none() -> None:
    label, handling = marking_of(Control(), Marking(), None)
    assert label == "OFFICIAL-SENSITIVE: DRAFT"
    assert handling
