"""Identifiers in YAML and in made files, the jigsaw of details, and the names of people."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checked
from briefgen.checks import CheckedArtifact, CheckedReview, CheckedSource
from briefgen.checks.anonymity.ages import NUMBERS, Person
from briefgen.checks.anonymity.authors import word_author
from briefgen.checks.anonymity.coarser import age, coarser
from briefgen.checks.anonymity.details import DETAILS
from briefgen.checks.anonymity.identifier_words import identifier_words
from briefgen.checks.anonymity.identifiers import identifiers_in_artifact, identifiers_in_source
from briefgen.checks.anonymity.jigsaw import jigsaw
from briefgen.checks.anonymity.persons import named_person
from briefgen.checks.anonymity.pseudonyms import pseudonym_other, pseudonym_spelling
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document import Artifact
from briefgen.kinds import DocumentKind, KindFile
from briefgen.model.case import Subject
from briefgen.model.guidance import Glossary, Themes
from briefgen.model.partnership import Partnership
from briefgen.model.review import Review
from briefgen.model.shared import Shared
from briefgen.model.text import Text

PARTNERSHIP: dict[str, Any] = {
    "name": "Testshire Safeguarding Partnership",
    "area": "Testshire",
    "contact": {"telephone": "020 7946 0100", "email": "Office@example.org", "address": "1 Example Square, BD1 1AA"},
    "report_a_concern": "Call 020 7946 0101.",
    "agencies": [{"id": "school", "name": "Hill Lane Primary School"}, {"id": "council", "name": "Park Road Council"}],
    "earlier_reviews": [{"id": "a", "name": "Child A"}, {"id": "emmily", "name": "Emmily"}],
}


def shared(**said: Any) -> Shared:
    return Shared(Partnership.model_validate(PARTNERSHIP | said), Themes(), Glossary())


def review(story: str = "", **said: Any) -> Review:
    return Review.model_validate({"name": "Emily", "type": "cspr", "narrative": {"background": story or "-"}} | said)


def subject(story: str = "", made: Any = None, **said: Any) -> CheckedReview:
    return CheckedReview(review(story, **said), shared(), (), (), made or {})


def approved() -> Any:
    kind = DocumentKind("learning-brief", KindFile(title=Text("Brief"), about=Text("x")), "document.md")
    return {"made": {"learning-brief": kind}, "documents": {"learning-brief": {"status": "approved"}}}


def codes(found: Any) -> list[str]:
    return [diagnostic.code for diagnostic in found]


# In YAML


def in_source(text: str, file: str = "briefs/x.yaml") -> list[Diagnostic]:
    return list(identifiers_in_source(CheckedSource(text, file, shared())))


def test_an_identifier_in_a_comment_is_told_at_its_place_and_not_shown() -> None:
    (found,) = in_source("name: Robin\n  # ask aunt@example.org\n")
    assert (found.code, found.severity, str(found.position)) == ("email", Severity.ERROR, "briefs/x.yaml:2:9")
    assert "aunt" not in str(found)
    assert found.place  # an acceptance names it


@pytest.mark.parametrize(
    "public", ["(020) 7946 0100", "+44 20 7946 0101", "office@EXAMPLE.org", "bd11aa", "mailto:office@example.org"]
)
def test_what_the_partnership_publishes_is_allowed_in_any_form(public: str) -> None:
    assert in_source(f"family: Use {public} please.") == []


def test_the_shared_files_may_state_services_and_no_person() -> None:
    text = "telephone: 020 7946 0958\nemail: a@example.org\naddress: BD1 2AB\nabout: NHS number 999 000 0018, born 3 March 2014"
    assert codes(in_source(text, "briefs/partnership/partnership.yaml")) == ["nhs-number", "date-of-birth"]
    assert codes(in_source(text)) == ["telephone", "email", "postcode", "nhs-number", "date-of-birth"]


def test_the_mark_of_what_was_judged_does_not_depend_on_how_it_is_written() -> None:
    (one,), (other,) = in_source("a: 999 000 0018"), in_source("a: 999-000-0018")
    assert one.mark == other.mark
    assert "943" not in one.mark


def test_an_acceptance_of_an_identifier_holds_for_its_line_alone() -> None:
    one, other, third = in_source("a: write to BD1 2AB\nb: she lived at BD1 2AB\nc:\n  BD1 2AB\n")
    assert len({one.mark, other.mark, third.mark, replace(one, judged="BD12AB").mark}) == 4
    (again,) = in_source("b:   write to BD1  2AB\n".replace("b:", "a:"))
    assert again.mark == one.mark
    first, second = in_page("<p>Write to BD1 2AB</p><p>She lived at <b>BD1</b> 2AB</p>")
    assert first.mark != second.mark


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    assert [found.code for found in in_source(text)] == [found.code for found in in_source(text)]


# In made files


def in_page(body: str, source: str = "") -> list[Diagnostic]:
    content = f"<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{body}</body></html>".encode()
    return in_file("x/brief.html", content, source)


def in_file(path: str, content: bytes, source: str = "") -> list[Diagnostic]:
    whole = checked.clean("html")
    artifact = Artifact(path, "text/html", content)
    return list(
        identifiers_in_artifact(CheckedArtifact(artifact, shared(), whole.style, whole.control, None, source=source))
    )


@pytest.mark.parametrize(
    "body",
    [
        "<p>999 <em>000</em> 0018</p>",
        '<p title="999 000 0018">x</p>',
        "<!-- 999 000 0018 -->",
        '<a href="https://example.org/943%20476%205919">x</a>',
        "<p>943&#8239;476&nbsp;5919</p>",
        "<script>/* 999 000 0018 */</script>",
    ],
)
def test_an_identifier_is_found_wherever_it_stands_in_a_page(body: str) -> None:
    (found,) = in_page(body)
    assert (found.code, found.artifact) == ("nhs-number", "x/brief.html")
    assert found.field.startswith("line 1")
    assert "943" not in str(found)


def test_the_name_of_a_file_is_looked_at() -> None:
    assert codes(in_file("x/9990000018.html", b"<p>x</p>")) == ["nhs-number"]


def test_what_stands_in_the_yaml_is_told_there() -> None:
    assert in_page("<p>999 000 0018</p>", "family: 999-000-0018") == []
    assert codes(in_page("<p>999 000 0018, BD1 2AB</p>", "family: 999-000-0018")) == ["postcode"]


@pytest.mark.parametrize(
    "body",
    [
        '<p id="bd12ab" style="color: #bd12ab">x</p>',
        '<svg><path d="M1 1ab 020 7946 0958"/></svg>',
        "<style>a { color: #bd12ab; margin: 0 1 2 3 }</style>",
        '<a href="tel:+442079460100">call</a>',
    ],
)
def test_what_programs_write_and_what_is_public_gives_no_alarm(body: str) -> None:
    assert in_page(body) == []


def word(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", text)
    return made.getvalue()


def test_a_number_over_two_runs_is_found_once_in_its_part() -> None:
    runs = "<d><p><r><t>999 000</t></r><r><t> 0018</t></r></p><p><r><t>999 000 0018</t></r></p></d>"
    found = in_file("x/brief.docx", word(word__document=runs))
    assert [(one.code, one.field) for one in found] == [("nhs-number", "word/document.xml, paragraph 1")]


def test_numbers_for_programs_in_a_word_file_give_no_alarm() -> None:
    body = '<d><docPr id="9990000018" name="x"/><color val="BD12AB"/><shd fill="BD12AB"/><p rsidR="00BD12AB"/></d>'
    app = "<Properties><Pages>943</Pages><Words>476</Words><Characters>5919</Characters></Properties>"
    assert in_file("x/brief.docx", word(word__document=body, docProps__app=app)) == []


def test_a_broken_file_is_looked_through_as_it_stands() -> None:
    assert codes(in_file("x/brief.docx", b"PK\x03\x04 999 000 0018")) == ["nhs-number"]


def test_who_wrote_a_word_file_is_told_and_not_shown() -> None:
    core = "<c><creator>{}</creator></c>"
    comments = '<cs><comment author="Jocasta Quill"><p/></comment></cs>'
    whole = checked.clean("docx")
    for name, due in (("Jocasta Quill", 2), ("TESTSHIRE  Safeguarding Partnership", 1), ("", 1), ("Author", 1)):
        content = word(docProps__core=core.format(name), word__comments=comments)
        file = CheckedArtifact(Artifact("x/a.docx", "", content), shared(), whole.style, whole.control)
        found = list(word_author(file))
        assert codes(found) == ["word-author"] * due
        assert "Quill" not in "".join(f"{one} {one.judged}" for one in found)
    assert list(word_author(CheckedArtifact(Artifact("a.docx", "", b"PK"), shared(), whole.style, whole.control))) == []


# Details


GIRL = {"id": "emily", "pseudonym": "Emily", "described_as": "girl", "age": {"value": 6, "unit": "weeks"}}


def person(alone: bool = True, area: str = "", mechanism: str = "", **said: Any) -> Person:
    return Person(Subject.model_validate({"id": "x", "pseudonym": "Emily"} | said), alone, area, mechanism)


def details(text: str, who: Person) -> dict[str, str]:
    return {name: said for name, find in DETAILS.items() if (said := find(text, who))}


@pytest.mark.parametrize(
    ("text", "detail", "said"),
    [
        ("She was six weeks old.", "exact age", "six weeks"),
        ("a six-week-old baby", "exact age", "six weeks"),
        ("Emily, aged 71, lived here.", "exact age", "71 years"),
        ("Emily was 44 when she died.", "exact age", "44 years"),
        ("a baby of nine weeks", "exact age", "nine weeks"),
        ("Emily was a cheerful girl.", "sex", "girl"),
        ("Emily was tired. She slept.", "sex", "She"),
        ("When she was small, Emily moved.", "sex", "she"),
        ("the eldest child left", "place among the siblings", "eldest child"),
        ("She had two older brothers.", "number of siblings", "two older brothers"),
        ("the youngest of six siblings", "number of siblings", "youngest of six"),
        ("She lived with both parents.", "household", "lived with both parents"),
        ("Her mother was single.", "household", "mother was single"),
        ("On 11 May 2021 she was hurt.", "exact date", "11 May 2021"),
        ("They lived in Mill Lane.", "place", "Mill Lane"),
        ("They moved to the Fernhill Estate.", "place", "Fernhill Estate"),
        ("He went to St Mary's Primary School.", "school", "St Mary's Primary School"),
        ("at Oakfield Academy", "school", "Oakfield Academy"),
        ("She had spina bifida.", "rare condition", "spina bifida"),
        ("Her father was convicted.", "court outcome", "convicted"),
        ("She was strangled.", "cause of the harm", "strangled"),
        ("a baby, 11 weeks of age", "exact age", "11 weeks"),
        ("She was 16 and at college.", "exact age", "16 years"),
        ("It was before his 14th birthday.", "exact age", "13 years"),
        ("On her fourth birthday she laughed.", "exact age", "4 years"),
        ("the youngest of six girls", "number of siblings", "youngest of six"),
        ("an older brother and a baby half-sister", "number of siblings", "an older brother and a baby half-sister"),
        ("She was adopted.", "household", "She was adopted"),
        ("They came from the Holme Wood estate.", "place", "Holme Wood estate"),
        ("She taught at St Mary's Primary.", "school", "at St Mary's Primary"),
        ("He received 14 months.", "court outcome", "received 14 months"),
        ("He was convicted of causing death by dangerous driving.", "court outcome", "convicted"),
        ("Emily was a Muslim.", "origin, faith or work", "Muslim"),
        ("the baby of a Slovak family", "origin, faith or work", "Slovak"),
        ("Emily, a retired jockey, sang.", "origin, faith or work", "jockey"),
    ],
)
def test_a_detail_is_found(text: str, detail: str, said: str) -> None:
    assert details(text, person())[detail] == said


@pytest.mark.parametrize(
    "text",
    [
        "Team leaders should read it with their teams within six weeks.",
        "Concern lasted for years, and help for about nine months.",
        "Children aged 5 and adults aged 65 or over are seen first.",
        "It was 14 of 60. A year before, it was 12.",
        "The Primary School and the Nursery, a Special School, the College of Policing, a Business Park.",
        "On Monday the Park was shut. In March 2021 and in 2019.",
        "Children lived with fear, and lived with it for years.",
        "Seven agencies each knew something. Two workers came.",
        "Four services closed her case. One of four visits was late.",
        "Emily's mother spoke. Health staff listened.",
        "The court process went on.",
        "Children under two years of age are seen. By their 18th birthday young people move on.",
        "The MUST score was 3. His total was 12 and falling.",
        "The council adopted the policy. The plan was given six months. It received 12 months of funding.",
        "His uncle was found guilty of the offence of negligent driving. A neighbour was convicted of drink-driving.",
        "At Very High risk, medium, High or Low. A housing estate was built.",
        "Polish speaking workers helped, and Somali families came.",
    ],
)
def test_ordinary_words_tell_no_detail(text: str) -> None:
    assert details(text, person()) == {}


def test_the_data_says_which_age_is_meant() -> None:
    who = person(age={"value": 6, "unit": "weeks"})
    assert details("Her brother, aged 9, was asleep.", who) == {}
    assert details("She was 6 weeks old.", who) == {"exact age": "6 weeks"}


def test_of_several_only_what_the_data_says_is_told_of_one() -> None:
    text = "Emily was 44 when she died. Jude, the youngest of six, was 15, and lived with his father in Mill Lane."
    assert details(text, person(alone=False)) == {"place": "Mill Lane"}
    who = person(alone=False, age={"value": 15, "unit": "years"}, siblings=6, position="youngest", household="father")
    assert set(details(text, who)) == {
        "exact age", "place among the siblings", "number of siblings", "household", "place",
    }  # fmt: skip


def test_the_day_of_a_plan_is_no_other_date() -> None:
    who = person(plans=[{"plan": "child-protection", "since": "2021-03-01", "until": "2021-05"}])
    assert details("The plan began on 1 March 2021.", who) == {"day of a plan": "1 March 2021"}
    assert details("It began on 1 March 2021. On 2 March 2021 she fell.", who) == {
        "day of a plan": "1 March 2021", "exact date": "2 March 2021",
    }  # fmt: skip


def test_the_district_counts_where_it_is_named_and_is_no_part_of_another_name() -> None:
    assert details("She lived in Testshire.", person(area="Testshire")) == {"place": "Testshire"}
    assert details("Emily's workers came to Testshire.", person(area="Testshire")) == {"place": "Testshire"}
    assert details("Testshire Council wrote.", person(area="Testshire")) == {}
    assert details("Emily sang. Practitioners in Testshire met.", person(area="Testshire")) == {}


def test_the_mechanism_counts_where_the_texts_say_it() -> None:
    assert (
        details("She was Held Under water.", person(mechanism="held under water"))["cause of the harm"]
        == "Held Under water"
    )


def test_number_words() -> None:
    assert NUMBERS["one"] == 1
    assert NUMBERS["forty-two"] == 42
    assert NUMBERS["ninety-nine"] == len(NUMBERS) == 99


@given(st.text(alphabet="Emily was six weeks old, aged 9.\nLane School the youngest of two"))
def test_any_text_can_be_read_for_details(text: str) -> None:
    for said in details(text, person()).values():
        assert said


# Coarser


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (3, "days", "a baby under three months old"),
        (6, "weeks", "a baby under three months old"),
        (5, "months", "a baby under one year old"),
        (18, "months", "a child under five"),
        (11, "years", "a teenager"),
        (7, "years", "a child of primary-school age"),
        (20, "years", "a young adult"),
        (71, "years", "an older person"),
        (112, "years", "a person of great age"),
    ],
)
def test_a_coarser_age(value: int, unit: str, said: str) -> None:
    assert age(value, unit) == said


def test_a_day_is_never_repeated_and_a_date_of_birth_has_no_coarser_form() -> None:
    plans = [{"plan": "child-protection", "since": "2021-05-11"}]
    details = "Emily was a girl of six weeks. She was the youngest child. Her plan began on 11 May 2021."
    for date, said in (
        ("She was born on 3 March 1950.", "nothing for the date of birth: leave it out"),
        ("She was seen on 3 March 1950.", "the season and the year for the exact date"),
    ):
        people = [{"id": "emily", "pseudonym": "Emily", "plans": plans}]
        (found,) = jigsaw(subject(f"{details} {date}", subjects=people))
        assert said in str(found.fix)
        assert "the season and the year for the day of a plan" in str(found.fix)
        assert not any(word in str(found) for word in ("1950", "March", "2021", "spring"))


@pytest.mark.parametrize("said", ["The oak was 300 years old.", "A 200-year-old house.", "The 999-day-old tree."])
def test_what_is_too_old_is_no_person(said: str) -> None:
    assert DETAILS["exact age"](said, person()) in (None, "999 days")
    assert age(300, "years") == "a person of great age"


@pytest.mark.parametrize("detail", [name for name in DETAILS if name not in ("exact age", "sex")])
def test_every_detail_has_a_coarser_form(detail: str) -> None:
    assert coarser(detail, "x") or detail == "origin, faith or work"


def test_the_coarser_form_is_not_the_opposite() -> None:
    assert coarser("household", "lived alone") == coarser("household", "was adopted") == ""
    (found,) = jigsaw(subject("Emily was a girl of six weeks. She was the youngest child and lived alone."))
    assert found.fix
    assert 'nothing for "lived alone": leave it out' in found.fix


# The jigsaw


FOUR = "Emily was a girl of six weeks. She was the youngest of two siblings."


def test_details_that_come_together_are_told_with_what_to_say_instead() -> None:
    (found,) = jigsaw(subject(FOUR, subjects=[GIRL]))
    assert (found.code, found.severity) == ("jigsaw", Severity.WARNING)
    assert '4 details of "Emily"' in found.message
    assert found.fix
    assert '"a baby under three months old" for "six weeks"' in found.fix
    assert '"child" for "girl"' in found.fix


def test_three_details_are_below_the_limit() -> None:
    assert list(jigsaw(subject("Emily was a girl of six weeks, with two brothers.", subjects=[GIRL]))) == []


def test_the_limit_is_the_partnerships() -> None:
    figures = {"identifiers": {"amount": 3, "source": {"title": "x"}}}
    stated = CheckedReview(review("Emily was a girl of six weeks, with two brothers."), shared(figures=figures), (), ())
    assert codes(jigsaw(stated)) == ["jigsaw"]


def test_the_jigsaw_weighs_more_once_a_document_is_approved() -> None:
    (found,) = jigsaw(subject(FOUR, subjects=[GIRL], **approved()))
    assert found.severity is Severity.ERROR


def test_an_acceptance_is_void_once_a_detail_is_added() -> None:
    (four,), (five,) = jigsaw(subject(FOUR)), jigsaw(subject(FOUR + " They lived in Mill Lane."))
    (moved,) = jigsaw(subject("", family=FOUR))
    assert four.mark == moved.mark != five.mark


def test_names_of_agencies_tell_no_place_and_a_school_is_not_repeated() -> None:
    (found,) = jigsaw(subject(FOUR + " Hill Lane Primary School and Park Road Council met at Oakfield Academy."))
    assert "school" in found.message
    assert "place (" not in found.message
    assert "Oakfield" not in str(found)


def test_dates_count_in_the_story_and_not_in_an_answer() -> None:
    area = {"id": "a", "title": "A", "outcomes": [{"id": "o", "title": "O", "text": "x"}]}
    answer = {"id": "r", "answers": ["o"], "text": "On 11 May 2021 the board met."}
    three = "Emily was a girl of six weeks, with two brothers."
    assert list(jigsaw(subject(three, areas=[area], responses=[answer]))) == []
    assert codes(jigsaw(subject(three + " She was hurt on 11 May 2021."))) == ["jigsaw"]


def test_an_event_of_the_case_with_its_day_counts() -> None:
    three = "Emily was a girl of six weeks, with two brothers."
    issue = {"id": "i", "title": "I", "text": "x", "timeline": [{"date": "2021-05-11", "text": "Emily was hurt."}]}
    assert codes(jigsaw(subject(three, additional_issues=[issue]))) == ["jigsaw"]
    issue["timeline"] = [{"date": "2021-05", "text": "Emily was hurt."}]
    assert list(jigsaw(subject(three, additional_issues=[issue]))) == []
    known = {"date": "2021-05-11", "step": "incident-known", "text": "The incident became known."}
    assert codes(jigsaw(subject(three, timeline=[known]))) == ["jigsaw"]
    assert list(jigsaw(subject(three, timeline=[known | {"step": "presented"}]))) == []


def test_a_review_about_nobody_in_particular_has_no_jigsaw() -> None:
    assert list(jigsaw(subject(FOUR, name="Knife crime in Testshire"))) == []


# Pseudonyms


@pytest.mark.parametrize("slip", ["Emilly", "Emly", "Emely", "Emliy", "Emilyn", "Emilly's"])
def test_a_word_one_letter_from_a_pseudonym_is_told(slip: str) -> None:
    (found,) = pseudonym_spelling(subject(f"Emily was seen. Then {slip} home was visited."))
    assert (found.code, found.severity) == ("pseudonym-spelling", Severity.WARNING)
    assert '"Emily"' in found.message


@pytest.mark.parametrize(
    "word", ["Emily's", "Emilys", "EMILY", "Family", "Emmily", "[x](https://example.org/Emilly)", "emilly"]
)
def test_other_words_are_no_slip(word: str) -> None:
    assert list(pseudonym_spelling(subject(f"Emily was seen, and {word} too."))) == []


def test_months_and_words_that_are_written_small_are_no_slip() -> None:
    said = {"name": "Jude", "subjects": [{"id": "jude", "pseudonym": "Jude"}]}
    assert list(pseudonym_spelling(subject("In June the Judge saw Jude. A judge asked.", **said))) == []
    assert codes(pseudonym_spelling(subject("In May Jade came.", **said))) == ["pseudonym-spelling"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kate", "Late that evening Kate ate. Rate it. Gate."),
        ("Beth", "Bath time was hard."),
        ("Robin", "Bobin was there."),
    ],
)
def test_where_a_sentence_begins_a_near_word_may_be_any_word(name: str, text: str) -> None:
    assert list(pseudonym_spelling(subject(text, name=name))) == []


@pytest.mark.parametrize("text", ["One. Two was. Then Emilly was seen.", "One.\n\nDr. Two was.\n\nThen Emilly."])
def test_the_sentence_is_said(text: str) -> None:
    (found,) = pseudonym_spelling(subject(text))
    assert found.message.endswith(", in its third sentence")


def test_a_slip_in_a_title_is_told() -> None:
    findings = [{"id": "tools", "title": "Tools that Emilly needed"}]
    assert codes(pseudonym_spelling(subject("Emily came.", findings=findings))) == ["pseudonym-spelling"]
    assert codes(named_person(subject("x", questions=["Did Dr Quill know?"]))) == ["named-person"]


@pytest.mark.parametrize("name", ["Sibling 2", "Adult 1", "E"])
def test_a_number_or_an_initial_beside_a_pseudonym_is_told(name: str) -> None:
    assert codes(pseudonym_other(subject(f"Emily was there. {name} was seen."))) == ["pseudonym-other"]


def test_a_review_has_the_name_of_the_one_whom_it_is_about() -> None:
    said = [{"id": "jude", "pseudonym": "Jude"}]
    (found,) = pseudonym_other(subject("x", subjects=said))
    assert (found.code, found.severity) == ("pseudonym-other", Severity.WARNING)
    for name in ("Jude", "Jude's story", "Knife crime in Testshire"):
        assert list(pseudonym_other(subject("x", name=name, subjects=said))) == []


@pytest.mark.parametrize("name", ["Child B", "Baby E", "Adult B's", "Mr X", "Sibling 1A", "Adult C2"])
def test_a_letter_beside_a_pseudonym_is_told(name: str) -> None:
    found = list(pseudonym_other(subject(f"Emily and {name} home.")))
    assert codes(found) == ([] if name == "Sibling 1A" else ["pseudonym-other"])


@pytest.mark.parametrize(
    "text",
    ["the review Child A", "the review Child C", "Person A was a label", "vitamin E was", "Subject A in school", "Adult A&E", "a Child I know", "Child Protection", "Mr and Mrs"],
)  # fmt: skip
def test_what_names_nobody_of_the_review_is_allowed(text: str) -> None:
    assert list(pseudonym_other(subject(f"Emily read {text} again."))) == []


def test_letters_are_a_way_of_naming_where_all_have_them() -> None:
    people = [{"id": "b", "pseudonym": "Child B"}, {"id": "c", "pseudonym": "Child C"}]
    assert list(pseudonym_other(subject("Child B and Adult D.", subjects=people))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Quill came.",
        "PC Jane Quill came.",
        "Nurse O'Neill came.",
        "Dr. Quill-Feather came.",
        "Sister Éclair came.",
        "PC 4412 Quill came.",
        "PCSO Quill came.",
        "Professor Quill advised.",
        "Cllr Quill asked.",
        "Dr Quill in 2011 saw.",
        "Detective Sergeant Quill came.",
        "Detective Inspector Jo Quill came.",
        "Her social worker, Quill, came.",
        "Jane Quill, the health visitor, came.",
        "The midwife Jane Quill came.",
        "It was Jane Quill, a new social worker.",
    ],
)
def test_a_person_with_title_and_surname_is_told_and_not_shown(text: str) -> None:
    (found,) = named_person(subject(text))
    assert (found.code, found.severity) == ("named-person", Severity.WARNING)
    assert not {"Quill", "Neill", "Feather", "clair"} & set(str(found).replace("-", " ").split())
    (found,) = named_person(subject(text, **approved()))
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    ["A Nurse Practitioner came.", "Mr X came.", "The PC and the DS came.", "Miss a visit, and ask.", "Sister Services came.",
     "Mrs Emily came.", "Dr Doe wrote it.", "I thank Ms Roe.", "Nurse Associates, Nurse Prescribers, the Nurse Bank.",
     "The Named Nurse Safeguarding came.", "the DS Sex Offender Team", "At Sister Space women met.", "the Dr Foster unit",
     "Mr Justice Quill heard it.", "Dr Jane Quill in 2011 said so.", "Professor Quill’s inquiry said so.",
     "In Holme Wood, the health visitor came.", "At Easter, the midwife came.", "The GP Practice Manager came."],
)  # fmt: skip
def test_roles_and_those_who_sign_are_allowed(text: str) -> None:
    signed = {"responder": "independent-chair", "sign_off": {"name": "Mary Roe"}}
    assert list(named_person(subject(text, lead_reviewer={"name": "Dr J. Doe"}, chair_response=signed))) == []


@given(st.text(), st.text(min_size=1).filter(lambda name: name.strip() != ""))
def test_any_text_can_be_read_for_names(text: str, name: str) -> None:
    story = subject(text if text.strip() else "-", name=name)
    for check in (pseudonym_spelling, pseudonym_other, named_person, jigsaw):
        for found in check(story):
            assert found.fix


def test_each_list_of_words_is_well_made() -> None:
    lists = identifier_words()
    for name in type(lists).model_fields:
        words = getattr(lists, name).words
        assert len({word.casefold() for word in words}) == len(words), name
