import re
from pathlib import Path

import pytest

from briefgen.diagnostics import Diagnostic
from briefgen.model.guidance import Glossary, Themes
from briefgen.model.partnership import Partnership
from briefgen.model.review import Review
from briefgen.model.shared import Shared, repeated_in, unresolved
from briefgen.source import load

PARTNERSHIP = """\
name: Anytown
agencies: [{id: police, name: Police}, {id: schools, name: Schools}]
bodies: [{id: board, name: Board, kind: board}]
roles: [{id: independent-chair, title: Chair}]
review_types:
  - id: cspr
    label: Child Safeguarding Practice Review
    time_limits:
      - {id: publication, label: Publish, amount: 6, unit: months, source: {title: Guidance}}
  - {id: sar, label: Safeguarding Adults Review}
earlier_reviews: [{id: wren, name: Wren}]
"""
THEMES = "themes: [{id: neglect, name: Neglect, group: harm}, {id: plans, name: Plans, group: practice}]\n"
AREAS = """\
areas:
  - id: area
    title: Area
    outcomes: [{id: outcome, title: Outcome, text: Better.}]
"""
RESPONSES = """\
responses:
  - id: response
    answers: [outcome]
    text: Yes.
    actions:
      - id: action
        text: Do it.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "partnership.yaml").write_text(PARTNERSHIP, encoding="utf-8")
    (tmp_path / "themes.yaml").write_text(THEMES, encoding="utf-8")
    return tmp_path


def shared_in(folder: Path) -> Shared:
    partnership = load(folder / "partnership.yaml", Partnership, "partnership.yaml")
    themes = load(folder / "themes.yaml", Themes, "themes.yaml")
    assert partnership.value, partnership.diagnostics
    assert themes.value, themes.diagnostics
    return Shared(partnership.value, themes.value, Glossary())


def said(folder: Path, text: str) -> list[Diagnostic]:
    path = folder / "review.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load(path, Review, "review.yaml")
    assert loaded.value, loaded.diagnostics
    return list(unresolved(loaded.value, shared_in(folder), ["robin"], ["learning-brief", "chair-response"]))


HEAD = "name: Robin\ntype: cspr\n"


def test_a_review_whose_references_lead_somewhere_has_none_to_mend(folder: Path) -> None:
    more = "lead_themes: [neglect]\ntime_limits: [{limit: publication, met: no}]\n"
    assert said(folder, HEAD + AREAS + RESPONSES + more) == []


@pytest.mark.parametrize(
    ("text", "place", "message", "known"),
    [
        ("name: R\ntype: cspx\n", "2:7: type", 'no review type has the id "cspx"; did you mean "cspr"?', "cspr, sar"),
        (HEAD + "contributors: [{agency: polise}]\n", "3:25: contributors.1.agency",
         'no agency has the id "polise"; did you mean "police"?', "police, schools"),
        (HEAD + "good_practice: [{agency: board, text: Good.}]\n", "3:26: good_practice.1.agency",
         'no agency has the id "board"', "police, schools"),
        (HEAD + "lead_themes: [neglect, plan]\n", "3:24: lead_themes.2",
         'no theme has the id "plan"; did you mean "plans"?', "neglect, plans"),
        (HEAD + "findings: [{id: f, title: F, themes: [neglct]}]\n", "3:39: findings.f.themes.1",
         'no theme has the id "neglct"; did you mean "neglect"?', "neglect, plans"),
        (HEAD + AREAS + "responses: [{id: r, answers: [outcme], text: Yes.}]\n", "7:31: responses.r.answers.1",
         'no outcome has the id "outcme"; did you mean "outcome"?', "outcome"),
        (HEAD + AREAS + RESPONSES + "    assured_as: respons\n", "14:17: responses.response.assured_as",
         'no response has the id "respons"; did you mean "response"?', "response"),
        (HEAD + AREAS + RESPONSES + "        depends_on: [actoin]\n",
         "14:22: responses.response.actions.action.depends_on.1",
         'no action has the id "actoin"; did you mean "action"?', "action"),
        (HEAD + AREAS + RESPONSES + "        owner: bord\n", "14:16: responses.response.actions.action.owner",
         'no agency or body has the id "bord"; did you mean "board"?', "board, police, schools"),
        (HEAD + AREAS + RESPONSES + "        forum: police\n", "14:16: responses.response.actions.action.forum",
         'no body has the id "police"', "board"),
        (HEAD + AREAS + RESPONSES + "    mirrors: [{review: wrn}]\n", "14:24: responses.response.mirrors.1.review",
         'no earlier review has the id "wrn"; did you mean "wren"?', "robin, wren"),
        (HEAD + "chair_response: {responder: chair}\n", "3:29: chair_response.responder",
         'no role has the id "chair"', "independent-chair"),
        (HEAD + "documents: {lerning-brief: {status: draft}}\n", "3:13: documents.lerning-brief",
         'no document kind has the id "lerning-brief"; did you mean "learning-brief"?',
         "chair-response, learning-brief"),
        (HEAD + "circulation: [{kind: poster}]\n", "3:22: circulation.1.kind",
         'no document kind has the id "poster"', "chair-response, learning-brief"),
        (HEAD + "time_limits: [{limit: publicaton, met: yes}]\n", "3:23: time_limits.1.limit",
         'no time limit of this review type has the id "publicaton"; did you mean "publication"?', "publication"),
        ("name: R\ntype: sar\ntime_limits: [{limit: publication, met: yes}]\n", "3:23: time_limits.1.limit",
         'no time limit of this review type has the id "publication"', "none"),
        (HEAD + "policies: [{id: safer-sleep, title: S}]\n" + AREAS.replace("text:", "policies: [safer-slep], text:"),
         "7:57: areas.area.outcomes.outcome.policies.1",
         'no policy has the id "safer-slep"; did you mean "safer-sleep"?', "safer-sleep"),
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere_is_told_at_its_place_with_what_is_known(
    folder: Path, text: str, place: str, message: str, known: str
) -> None:
    (diagnostic,) = said(folder, text)
    assert diagnostic.code == "unknown-reference"
    assert str(diagnostic) == f"review.yaml:{place}: error: {message}\n    Known here: {known}."


@pytest.mark.parametrize(("count", "listed"), [(20, True), (21, False)])
def test_more_ids_than_can_be_read_are_counted_and_not_listed(folder: Path, count: int, listed: bool) -> None:
    ids = [f"theme-{number:02}" for number in range(count)]
    themes = "".join(f"  - {{id: {one}, name: T, group: harm}}\n" for one in ids)
    (folder / "themes.yaml").write_text("themes:\n" + themes, encoding="utf-8")
    (diagnostic,) = said(folder, HEAD + "lead_themes: [theem-07]\n")
    assert diagnostic.message == 'no theme has the id "theem-07"; did you mean "theme-07"?'
    known = ", ".join(ids) if listed else "21 of them, too many to list"
    assert diagnostic.fix == f"Known here: {known}."


def test_a_review_of_the_workspace_counts_as_an_earlier_one(folder: Path) -> None:
    assert said(folder, HEAD + AREAS + RESPONSES + "    mirrors: [{review: robin}, {review: wren}]\n") == []


def test_an_owner_may_be_an_agency_or_a_body(folder: Path) -> None:
    for owner in ("police", "board"):
        assert said(folder, HEAD + AREAS + RESPONSES + f"        owner: {owner}\n") == []


def test_every_reference_that_leads_nowhere_is_told_at_once(folder: Path) -> None:
    text = HEAD + "lead_themes: [a, b]\ncontributors: [{agency: c}]\nchair_response: {responder: d}\n"
    told = [re.search(r'id "(.)"', diagnostic.message) for diagnostic in said(folder, text)]
    assert sorted(found[1] for found in told if found) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("subjects: [{id: a, pseudonym: A}, {id: a, pseudonym: B}]\n", "3:40", 'two subjects have the id "a"'),
        ("findings: [{id: a, title: A}, {id: a, title: B}]\n", "3:36", 'two findings have the id "a"'),
        ("policies: [{id: a, title: A}, {id: a, title: B}]\n", "3:36", 'two policies have the id "a"'),
        ("additional_issues: [{id: a, title: A, text: x}, {id: a, title: B, text: x}]\n", "3:54",
         'two additional issues have the id "a"'),
        (AREAS + AREAS.removeprefix("areas:\n").replace("id: outcome", "id: other"), "7:9",
         'two areas or outcomes have the id "area"'),
        (AREAS.replace("id: area", "id: outcome"), "6:21", 'two areas or outcomes have the id "outcome"'),
        (AREAS + RESPONSES + RESPONSES.removeprefix("responses:\n").replace("id: action", "id: other"), "14:9",
         'two responses have the id "response"'),
        (AREAS + RESPONSES + "      - {id: action, text: Again.}\n", "14:14", 'two actions have the id "action"'),
    ],
)  # fmt: skip
def test_an_id_that_stands_twice_in_a_review_is_told_at_the_second(
    folder: Path, text: str, place: str, message: str
) -> None:
    (diagnostic,) = said(folder, HEAD + text)
    assert (diagnostic.code, diagnostic.message) == ("duplicate-id", message)
    assert str(diagnostic.position) == f"review.yaml:{place}"
    assert diagnostic.fix == "Rename one."


def test_a_lead_theme_that_stands_twice_is_told(folder: Path) -> None:
    (diagnostic,) = said(folder, HEAD + "lead_themes: [neglect, plans, neglect]\n")
    assert str(diagnostic) == (
        'review.yaml:3:31: lead_themes.3: error: two lead themes have the id "neglect"\n    Take one out.'
    )


def test_the_same_action_id_in_two_responses_is_told(folder: Path) -> None:
    second = RESPONSES.removeprefix("responses:\n").replace("id: response", "id: other")
    (diagnostic,) = said(folder, HEAD + AREAS + RESPONSES + second)
    assert diagnostic.message == 'two actions have the id "action"'
    assert str(diagnostic.position) == "review.yaml:18:13"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("partnership.yaml", "id: schools", "id: police", 'two agencies or bodies have the id "police"'),
        ("partnership.yaml", "id: board", "id: police", 'two agencies or bodies have the id "police"'),
        ("partnership.yaml", "title: Chair}", "title: Chair}, {id: independent-chair, title: C}",
         'two roles have the id "independent-chair"'),
        ("partnership.yaml", "id: sar", "id: cspr", 'two review types have the id "cspr"'),
        ("partnership.yaml", "name: Wren}", "name: Wren}, {id: wren, name: W}",
         'two earlier reviews have the id "wren"'),
        ("themes.yaml", "id: plans", "id: neglect", 'two themes have the id "neglect"'),
    ],
)  # fmt: skip
def test_an_id_that_stands_twice_in_a_shared_file_is_told_there(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    (diagnostic,) = repeated_in(shared_in(folder))
    assert (diagnostic.code, diagnostic.message) == ("duplicate-id", message)
    assert diagnostic.position is not None
    assert diagnostic.position.file == file
    assert diagnostic.position.line


def test_whoever_may_own_an_action_is_found_by_id(folder: Path) -> None:
    shared = shared_in(folder)
    assert (shared.owners["police"].name, shared.owners["board"].name) == ("Police", "Board")
    assert set(shared.owners) == {"police", "schools", "board"}
    assert shared.themes["plans"].name == "Plans"
    assert shared.types["sar"].label == "Safeguarding Adults Review"
