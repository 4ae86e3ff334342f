"""Plain English: what is a sentence, a syllable, a phrase, an acronym, a promise; and what is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.checks import CheckedDocument
from briefgen.checks.plain_english import acronyms, names, weak_verbs
from briefgen.checks.plain_english import readable as plain_english
from briefgen.checks.plain_english.passages import Passage, Piece, passages, unquoted, unspoken
from briefgen.checks.plain_english.phrases import hits
from briefgen.checks.plain_english.reading_grade import grade, syllables
from briefgen.checks.plain_english.sentences import in_passage
from briefgen.checks.plain_english.wording import reading_time, shortened
from briefgen.diagnostics import Diagnostic, Origin, Position, Severity
from briefgen.document import (
    Abbreviation,
    Block,
    Callout,
    Contents,
    Document,
    Footnote,
    Heading,
    Language,
    Link,
    Paragraph,
    Quote,
    Section,
    Text,
)
from briefgen.kinds import BoxLimits, DocumentKind, KindFile, Limits
from briefgen.model.control import Control
from briefgen.model.guidance import Glossary, Term, Themes
from briefgen.model.partnership import Agency, Body, Figures, Partnership, ReviewType, Source
from briefgen.model.response import Action, Response
from briefgen.model.review import Review
from briefgen.model.shared import Shared
from briefgen.model.terms import Phrase, Terms, WordList
from briefgen.model.text import Id, OutcomeRef, Prose, TypeRef
from briefgen.model.text import Text as Said
from briefgen.setting import prepare
from briefgen.workspace import STARTER, Workspace
from samples import everything, paragraph, words

SHIPPED = prepare(Workspace.at(STARTER)).shared.terms
TERMS = {"blame": plain_english.blame, "cross_references": plain_english.as_above}


def line(text: str) -> Passage:
    return Passage((Piece(text, None),))


def split(text: str) -> list[str]:
    return [sentence.text for sentence in in_passage(line(text))]


def counted(text: str) -> list[int]:
    return [len(sentence.words) for sentence in in_passage(line(text))]


def listed(*phrases: str) -> WordList:
    return WordList(source=Source(title=Said("x")), phrases=tuple(Phrase(avoid=Said(one)) for one in phrases))


def found(text: str, *phrases: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(text, listed(*phrases))]


def partnership(**stated: Any) -> Partnership:
    return Partnership(name=Said("Anytown Safeguarding Partnership"), **stated)


def subject(*blocks: Block | str, limits: Limits | None = None, **stated: Any) -> CheckedDocument:
    """A document of these blocks, with the word lists that come with briefgen."""
    file = KindFile(title=Said("Learning brief"), about=Said("x"), limits=limits or Limits())
    shared = Shared(stated.pop("partnership", partnership()), Themes(), Glossary(), SHIPPED)
    body = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return CheckedDocument(
        Document("Title", body),
        stated.pop("review", Review(name=Said("Robin"), type=TypeRef("cspr"))),
        DocumentKind("learning-brief", file, "kinds/learning-brief/document.md"),
        Control(),
        "templates/kinds/learning-brief/document.md",
        shared,
        **stated,
    )


def quoted(diagnostics: Any) -> list[str]:
    """The words that messages quote first."""
    return [diagnostic.message.split('"')[1] for diagnostic in diagnostics]


# Lines and quotations


def test_every_line_of_a_document_is_read_but_quotations_contents_and_sign_off() -> None:
    lines = list(passages(everything().blocks))
    texts = [one.text for one in lines]
    assert "Nobody asked me." not in texts
    assert "Not yet signed" not in texts
    assert "In this document" not in texts
    assert "Ask for a short audit" in texts
    assert "Inner two" in texts
    assert "Needs that are not met." in texts
    assert "Said in the guidance, 2018." in texts
    assert [one.text for one in lines if not one.running][:2] == ["Everything that a document may hold", "A box"]


def test_the_origin_of_words_is_that_of_most_of_them() -> None:
    here, there = (Origin(Position("briefs/x.yaml", n), f"field-{n}") for n in (1, 2))
    passage = Passage((Piece("The ", None), Piece("Board", here), Piece(" has agreed.", there)))
    assert passage.origin(0, 22) == there
    assert passage.origin(0, 9) == here
    assert passage.origin(0, 4) is None


def test_words_in_another_language_are_left_out() -> None:
    (passage,) = passages((Paragraph((Text("It says "), Language("cy", words("ymlaen â chi")), Text("."))),))
    assert [sentence.words for sentence in in_passage(passage)] == [("It", "says")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("She said: “I do. I did.” Then he left.", f"She said: “{' ' * 11}.” Then he left."),
        ("“Emily” was the youngest.", "“Emily” was the youngest."),
        ("He never “got round to doing it”.", f"He never “{' ' * 21}”."),
        ("“Was it so?” she asked.", "“         ?” she asked."),
        ("It ends “in the open", "It ends “in the open"),
    ],
)
def test_what_people_are_quoted_as_saying_is_blank(text: str, left: str) -> None:
    assert unspoken(text) == left


@given(st.text(alphabet="ab .“”?!\u00a0", max_size=40))
def test_blanking_keeps_the_length(text: str) -> None:
    assert len(unspoken(text)) == len(text)
    assert len(unquoted(text)) == len(text)


# Sentences


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("One. Two? Three! Four… Five", ["One.", "Two?", "Three!", "Four…", "Five"]),
        ("They use s.47(1)(c), i.e. an enquiry, e.g. Tuesday's.", ["They use s.47(1)(c), i.e. an enquiry, e.g. Tuesday's."]),
        ("Dr. Grey saw St. Mary's, as reg. 11 says.", ["Dr. Grey saw St. Mary's, as reg. 11 says."]),
        ("They came at 8 p.m. The door was shut.", ["They came at 8 p.m.", "The door was shut."]),
        ("They came at 8 p.m. and left.", ["They came at 8 p.m. and left."]),
        ("She said no. The worker left.", ["She said no.", "The worker left."]),
        ("See No. 10. It is there.", ["See No. 10.", "It is there."]),
        ("In 2019. 12 contacts came.", ["In 2019.", "12 contacts came."]),
        ("It was £1.50 in all.", ["It was £1.50 in all."]),
        ("She said: “I do. I did.” Then he left.", ["She said: “I do. I did.”", "Then he left."]),
        ("“I did.” Then he left.", ["Then he left."]),
        ("It was so (they said.) Then it was not.", ["It was so (they said.)", "Then it was not."]),
        ("Evidence: Of ten, four had changed.", ["Evidence:", "Of ten, four had changed."]),
        ("He had one wish: to be heard.", ["He had one wish: to be heard."]),
        ("Child A. The second child.", ["Child A.", "The second child."]),
        ("The U.K. Government said so.", ["The U.K. Government said so."]),
        ("...", []),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, due: list[str]) -> None:
    assert split(text) == due


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("On 11\u00a0May 2021 – in short – it ended.", 8),
        ("Health and/or social care", 4),
        ("She said “it was all too much for me”.", 2),
        ("“Emily” was six weeks old.", 5),
    ],
)
def test_words_are_counted_as_readers_count_them(text: str, count: int) -> None:
    assert counted(text) == [count]


@settings(deadline=None)  # the first look loads the hyphenation
@given(st.text(max_size=120))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    told = list(in_passage(line(text)))
    assert "".join("".join(sentence.text.split()) for sentence in told) in "".join(text.split())
    assert all(sentence.words for sentence in told)
    if told:
        grade(told)


def long(count: int, text: str = "word") -> str:
    return " ".join([text] * count) + "."


def test_a_sentence_may_have_25_words() -> None:
    assert list(plain_english.long_sentence(subject(long(25)))) == []
    (told,) = plain_english.long_sentence(subject(long(26)))
    assert told.code == "long-sentence"
    assert told.severity is Severity.WARNING
    assert told.judged == long(26)
    assert told.position == Position("templates/kinds/learning-brief/document.md")


def test_the_kind_says_how_long_a_sentence_may_be() -> None:
    assert list(plain_english.long_sentence(subject(long(60), limits=Limits(sentence=None)))) == []
    assert len(list(plain_english.long_sentence(subject(long(6), limits=Limits(sentence=5))))) == 1


def test_a_quotation_a_heading_and_the_parts_of_a_list_are_no_sentences_too_long() -> None:
    blocks = (
        Quote((paragraph(long(40)),)),
        Heading(2, words(long(40))),
        *(paragraph("a part of the list") for _ in range(9)),
    )
    assert list(plain_english.long_sentence(subject(*blocks))) == []


# Reading


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("home", 1), ("homes", 1), ("houses", 2), ("asked", 1), ("wanted", 2), ("settled", 2), ("hundred", 2), ("called", 1),
        ("children", 2), ("family", 3), ("area", 3), ("serious", 3), ("social", 2), ("being", 2), ("quiet", 2),
        ("people", 2), ("only", 2), ("little", 2), ("statement", 2), ("safeguarding", 3), ("therefore", 2), ("before", 2),
        ("information", 4), ("responsibility", 6), ("didn’t", 2), ("don't", 1), ("agencies", 3), ("question", 2), ("young", 1),
        ("Multi-agency", 5), ("CSC", 1), ("0808", 1), ("…", 1), ("", 1), ("(plan),", 1),
    ],
)  # fmt: skip
def test_syllables_of_common_words(word: str, count: int) -> None:
    assert syllables(word) == count


@settings(deadline=None)  # the first look loads the hyphenation
@given(st.text(max_size=20))
def test_any_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


EASY = "The child was at home. A nurse came to the door and saw the child. She wrote it down. "
HARD = "Organisational fragmentation perpetuates intergenerational vulnerability notwithstanding multidisciplinary intervention. "


def test_the_grade_is_flesch_and_kincaids() -> None:
    told = list(in_passage(line("The nurse came in. She saw a child.")))  # 4 + 4 words, all of one syllable
    assert grade(told) == round(0.39 * 4 + 11.8 * 1 - 15.59, 1)
    assert grade(list(in_passage(line(HARD)))) > 20


def reading(text: str, most: int | None = 9) -> list[Diagnostic]:
    return list(plain_english.reading_grade(subject(text, limits=Limits(grade=most, sentence=None))))


def test_a_hard_document_is_told_with_its_hardest_sentences() -> None:
    (told,) = reading(EASY * 4 + HARD * 12)
    assert "grade 9 is the most" in told.message
    assert told.message.count("Organisational") == 3
    assert reading(EASY * 16) == []
    assert reading(EASY * 4 + HARD * 12, most=None) == []


def test_a_few_words_have_no_grade() -> None:
    assert reading(HARD * 5) == []


def test_labels_do_not_make_a_document_easy() -> None:
    labels = tuple(paragraph("In progress") for _ in range(200))
    told = list(plain_english.reading_grade(subject(HARD * 15, *labels, limits=Limits(grade=9))))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("count", "due"),
    [(0, "less than a minute"), (60, "less than a minute"), (130, "about a minute"), (917, "about 7 minutes")],
)
def test_the_time_that_reading_takes(count: int, due: str) -> None:
    assert reading_time(count, Figures()) == due


def test_nobody_reads_at_no_words_a_minute() -> None:
    none = Figures().words_a_minute.model_copy(update={"amount": 0})
    assert reading_time(10, Figures(words_a_minute=none)) == "about 10 minutes"


def test_a_long_text_is_quoted_shortened() -> None:
    assert shortened("short") == "short"
    assert shortened("one two three four", 10) == "one two …"


def box(*blocks: Block) -> list[Diagnostic]:
    section = Section(Heading(2, words("Findings"), id="findings", role="box"), blocks, role="box", number=1)
    limits = Limits(box=BoxLimits(least=15, most=160))
    return list(plain_english.box_length(subject(section, paragraph(long(500)), limits=limits)))


def test_a_box_has_neither_too_many_words_nor_next_to_none() -> None:
    assert box(paragraph(long(15))) == []
    assert box(paragraph(long(160))) == []
    (told,) = box(paragraph(long(161)))
    assert told.message == (
        'the box "Findings" has 161 words (general guidance not counted), about a minute of reading; 160 are the most'
    )
    (told,) = box(paragraph(long(14)))
    assert "15 are the least" in told.message


def test_a_box_that_holds_more_may_be_larger() -> None:
    section = Section(Heading(2, words("Findings"), id="findings", role="box"), (paragraph(long(201)),), role="box")
    for most, due in ((200, 1), (201, 0)):
        limits = Limits(box=BoxLimits(most=160, larger={"findings": most}))
        told = list(plain_english.box_length(subject(section, limits=limits)))
        assert [f"{most} are the most" in one.message for one in told] == [True] * due
    other = BoxLimits(most=160, larger={"background": 300})
    assert len(list(plain_english.box_length(subject(section, limits=Limits(box=other))))) == 1


def test_general_guidance_small_print_and_lists_of_links_are_left_alone() -> None:
    guidance = Callout("guidance", words("General guidance"), (paragraph(long(300)),))
    assert box(paragraph(long(20)), guidance, Paragraph(words(long(300)), role="note")) == []
    assert box(next(block for block in everything().blocks[4].blocks if type(block).__name__ == "OrderedList")) == []  # type: ignore[union-attr]


# Phrases


@pytest.mark.parametrize(
    ("text", "phrase", "due"),
    [
        ("They Failed to act.", "failed to", ["Failed to"]),
        ("They failed  to act.", "failed to", ["failed  to"]),
        ("An unfailed tort failed together.", "failed to", []),
        ("The failure of the two services to act.", "failure of ... to", ["failure of the two services to"]),
        ("The failure of the many services all over town to act.", "failure of ... to", []),
        ("It's here, it’s there.", "it's", ["It's", "it’s"]),
        ("re-issue, re‑issue, reissue", "re-issue", ["re-issue", "re‑issue"]),
        ("the above-average pupil", "the above", []),
        ("the above, then", "the above", ["the above"]),
        ("Write [insert name] here", "[insert", ["[insert"]),
        ("who???", "???", ["???"]),
        ("(tbc)", "tbc", ["tbc"]),
        ("a+b", "a.b", []),
        ("See section 4.2, section 4 and section n.n.", "section n.n", ["section 4.2"]),
    ],
)
def test_a_phrase_is_found_as_whole_words(text: str, phrase: str, due: list[str]) -> None:
    assert found(text, phrase) == due


def test_of_two_phrases_at_one_place_the_longer_is_told() -> None:
    assert found("They failed to engage, and failed to act.", "failed to", "failed to engage") == [
        "failed to engage",
        "failed to",
    ]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The washing machine failed to work.", []),
        ("Staff failed to work.", ["failed to"]),
        ("The machine failed to start. Staff failed to call.", ["failed to"]),
        ("The two machine failed to work together.", ["failed to work together"]),
    ],
)
def test_longer_wording_that_a_list_excepts_is_left_alone(text: str, due: list[str]) -> None:
    words = listed("failed to", "failed to work together").model_copy(update={"unless": (Said("machine failed to"),)})
    assert [text[hit.start : hit.end] for hit in hits(text, words)] == due


@given(st.text(max_size=60), st.sampled_from(["failed to", "failure of ... to", "[insert", "it's"]))
def test_what_is_found_lies_in_the_text(text: str, phrase: str) -> None:
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits(text, listed(phrase)))


@pytest.mark.parametrize("name", list(Terms.model_fields))
def test_every_list_that_comes_with_briefgen_is_filled_with_what_to_write_instead(name: str) -> None:
    words = getattr(SHIPPED, name)
    assert len(words.phrases) > 10
    assert all(phrase.instead for phrase in words.phrases)
    assert all(phrase.avoid == phrase.avoid.lower() for phrase in words.phrases)
    assert len({phrase.avoid for phrase in words.phrases}) == len(words.phrases)
    for phrase in words.phrases:
        assert found(f"So {phrase.avoid.replace('...', 'it').replace('n.n', '4.2')} it is", phrase.avoid), phrase.avoid


# Blame, and words that point nowhere


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The school failed to tell the others.", ["failed to"]),
        ("The failure of the trust to share it mattered.", ["failure of the trust to"]),
        ("He was an alleged victim.", ["alleged victim"]),
        ("The mother was hard to reach.", ["hard to reach"]),
        ("Nobody in the team was to blame.", []),
        ("The school was not to blame.", []),
        ("It is there to learn rather than to blame anyone.", []),
        ("It happened through no fault of hers, and she wasn’t negligent.", []),
        ("Her file said “failed to engage”.", []),
        ("They tried, and the try failed. To be heard, she rang.", []),
        ("The policy was not complied with.", []),
        ("The failure of the boiler to start meant a cold home.", []),
        ("The washing machine failed to work.", []),
        ("Agencies failed to work together.", ["failed to work together"]),
        ("Services were hard to reach by phone.", []),
        ("They did not engage the locks.", []),
        ("He was convicted of negligent driving.", []),
        ("She failed her GCSEs.", []),
        ("The GP failed him, and failed repeatedly to call.", ["failed him", "failed repeatedly to"]),
        ("We avoid terms such as hard to reach.", []),
        ("Labels such as uncooperative, manipulative or hard to reach were avoided.", []),
        ("The label of disguised compliance closed down thinking.", []),
        ("The review did not set out to find who was to blame.", []),
        ("The plan did not say who was at fault.", []),
        ("The school did not see that the GP failed to refer.", ["failed to"]),
        ("It was a serious failing, and poor practice.", ["serious failing", "poor practice"]),
        ("She was non compliant; the family was chaotic.", ["non compliant", "family was chaotic"]),
        ("He put himself at risk.", ["put himself at risk"]),
        ("Robin did not attend four appointments.", []),
    ],
)
def test_blame(text: str, due: list[str]) -> None:
    assert quoted(plain_english.blame(subject(text))) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Services failed Robin.", ["failed Robin"]),
        ("Robin failed.", []),
        ("Robin did not attend four appointments.", ["Robin did not attend four appointments"]),
        ("Robin did not attend clinic.", ["Robin did not attend clinic"]),
        ("Robin did not attend school.", []),
        ("Robin’s mother did not attend her appointment.", []),
    ],
)
def test_blame_of_or_over_a_child_of_the_review(text: str, due: list[str]) -> None:
    child = ReviewType(id=Id("cspr"), label=Said("Child Safeguarding Practice Review"), subject="child")
    review = Review.model_validate(
        {"name": Said("R"), "type": TypeRef("cspr"), "subjects": [{"id": Id("r"), "pseudonym": Said("Robin")}]}
    )
    told = plain_english.blame(subject(text, review=review, partnership=partnership(review_types=(child,))))
    assert quoted(told) == due


def test_blame_is_told_in_headings_with_what_to_write() -> None:
    (told,) = plain_english.blame(subject(Heading(2, words("Failure to act"))))
    assert told.fix == "Say instead: that ... was not done, and what made it hard."
    assert told.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Assurance will be sought as above.", ["as above"]),
        ("Ditto.", ["Ditto"]),
        ("The above actions are complete.", ["The above"]),
        ("As previously stated, it ended.", ["As previously stated"]),
        ("Above all, listen.", []),
        ("The level was above average, over and above that of 2019.", []),
        ("He lived in the flat above, and the one below.", []),
        ("His score was in the above average range.", []),
        ("All of the above is taken from records.", []),
        ("His weight stayed on the line, as below that line staff must act.", []),
        (
            "It was set out in the previous section, as outlined earlier.",
            ["the previous section", "as outlined earlier"],
        ),
        ("As per the response, it ended.", ["As per the response"]),
        ("See paragraph 4.2, and section 9.4.", ["See paragraph 4.2"]),
        ("It is in section 9.4 of this response.", ["in section 9.4"]),
        ("See paragraph 3.12 of Working Together, and section 2.1 of the Act.", []),
    ],
)
def test_words_that_point_nowhere(text: str, due: list[str]) -> None:
    assert quoted(plain_english.as_above(subject(text))) == due


def test_a_link_in_the_sentence_leads_there() -> None:
    linked = Paragraph((Text("It is done as above, under "), Link("#first", words("1.1")), Text(". Ditto.")))
    assert quoted(plain_english.as_above(subject(linked))) == ["Ditto"]


# Acronyms


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The FSW came. The FSW left.", ["FSW"]),
        ("The family support worker (FSW) came. The FSW left.", []),
        ("The FSW (family support worker) came.", []),
        ("Two independent reports (“IMRs”) were read.", []),
        ("The team (FSW) came.", ["FSW"]),
        ("The IMRs and the IMR’s list, the DoLS and CiN plans.", ["IMR", "DoLS", "CiN"]),
        ("Part IV and box XII of SystmOne, WhatsApp and McDonald.", []),
        ("They did not come. They did NOT come. Do NOT SHARE this.", []),
        ("In COVID-19 and NG76, with AB12 CDE and QQ 12 34 56 C.", []),
        ("She said “the CPN never came”.", []),
        ("I saw A and B.", []),
        ("The CID officer came.", ["CID"]),
        ("An SLT-led clinic, a non-MDT one.", ["SLT", "MDT"]),
        ("See A Council v AW [2020] EWCOP 24, Re AB [2010] UKSC 1 and SI 2018/789.", []),
        ("In AB v CD it was so.", []),
        ("It ran through the LS and BD areas, and the BD postcode.", []),
        ("This is IMPORTANT. SAFEGUARDING comes first.", []),
        ("The early intervention team (EIT) and other Early Intervention Teams (EITs).", []),
        ("The early intervention team (EIT) rang. The Education Inclusion Team (EIT) wrote.", ["EIT"]),
    ],
)
def test_acronyms(text: str, due: list[str]) -> None:
    assert quoted(acronyms.acronyms(subject(text))) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The Children in Need (CiN) plan, and a child in need (CiN).", []),
        ("A core governance (CG) role.", ["CG"]),
        ("A core governance (core group (CG)) role.", ["CG"]),
        ("Two of the cases (core group (CG)) ended.", []),
    ],
)
def test_an_acronym_stands_for_what_the_glossary_says(text: str, due: list[str]) -> None:
    terms = (Term(short=Said("CG"), long=Said("core group")),)
    in_need = Term(short=Said("CiN"), long=Said("child in need"), plural=Said("children in need"))
    asked = subject(text)
    shared = replace(asked.shared, glossary=Glossary(terms=(*terms, in_need)))
    told = list(acronyms.acronyms(replace(asked, shared=shared)))
    assert quoted(told) == due
    assert all('"core governance" here, and otherwise for "core group"' in one.message for one in told)


def test_what_the_glossary_knows_is_no_fault_nor_is_a_name() -> None:
    known = Paragraph((Text("The "), Abbreviation("FSW", "family support worker"), Text(" met ABC Care.")))
    agency = Agency(id=Id("abc"), name=Said("ABC Care"))
    assert list(acronyms.acronyms(subject(known, partnership=partnership(agencies=(agency,))))) == []


def test_what_stands_only_in_a_heading_is_told_too() -> None:
    heading = Heading(2, words("The FSW"))
    assert quoted(acronyms.acronyms(subject(heading, "They came."))) == ["FSW"]
    assert quoted(acronyms.acronyms(subject(heading, "A family support worker (FSW) came."))) == []


def test_a_note_explains_after_its_line() -> None:
    noted = Paragraph((Text("The worker"), Footnote(words("The family support worker (FSW).")), Text(" came.")))
    assert list(acronyms.acronyms(subject(noted, "The FSW left."))) == []


# Names

ADULTS = Agency(id=Id("adults"), name=Said("Adult Social Care"), aliases=(Said("Adult Services"), Said("Primary Care")))
BOARD = Body(
    id=Id("board"), name=Said("Case Review Group"), aliases=(Said("Review Group"), Said("Primary Care")), kind="board"
)
ANYTOWN = partnership(
    short_name=Said("ASP"), aliases=(Said("Safeguarding Partnership"),), agencies=(ADULTS,), bodies=(BOARD,)
)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Adult Services came.", ["Adult Services"]),
        ("Adult Services’ staff came.", ["Adult Services"]),
        ("Adult Social Care came.", []),
        ("Adult Social Care, then called Adult Services, came.", []),
        ("There were adult services and primary care nearby.", []),
        ("The Case Review Group of Anytown Safeguarding Partnership met.", []),
        ("The Review Group met.", ["Review Group"]),
        ("The ASP met.", ["ASP"]),
        ("Anytown Safeguarding Partnership (ASP) met. The ASP agreed.", []),
        ("Her diary says “Adult Services rang”.", []),
        ("Non-Adult Services rang.", []),
        ("An independent author was sought.", []),
        ("The independent author of a research study said so.", []),
        ("The independent author began. Independent author: none.", ["independent author", "Independent author"]),
    ],
)
def test_two_names(text: str, due: list[str]) -> None:
    review = Review.model_validate(
        {"name": Said("Robin"), "type": TypeRef("cspr"), "lead_reviewer": {"aliases": [Said("independent author")]}}
    )
    assert quoted(names.two_names(subject(text, partnership=ANYTOWN, review=review))) == due


LONG = Body(
    id=Id("group"), name=Said("Children’s Review Group"), aliases=(Said("Case Review Sub-Group"), Said("SAR panel")),
    kind="board",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The case review sub-group met.", ["case review sub-group"]),
        ("A case review sub-group met. The case review sub-group of another area met.", []),
        ("The case review sub-groups of England met.", []),
        ("The Childrens Review Group met.", ["Childrens Review Group"]),
        ("The Childrens' Review Group met.", ["Childrens' Review Group"]),
        ("The Children's Review Group met. The children’s review group met.", []),
    ],
)
def test_two_names_that_are_long(text: str, due: list[str]) -> None:
    assert quoted(names.two_names(subject(text, partnership=partnership(bodies=(LONG,))))) == due


def test_a_name_that_holds_an_acronym_of_the_glossary_is_another_name() -> None:
    marked = Paragraph((Text("The "), Abbreviation("SAR", "Safeguarding Adults Review"), Text(" panel met.")))
    assert quoted(names.two_names(subject(marked, partnership=partnership(bodies=(LONG,))))) == ["SAR panel"]


def test_a_name_of_two_bodies_is_told_with_both() -> None:
    (told,) = names.two_names(subject("Primary Care came.", partnership=ANYTOWN))
    assert told.fix == 'Write "Adult Social Care" or "Case Review Group".'


def test_an_acronym_of_the_glossary_is_no_other_name() -> None:
    marked = Paragraph((Text("The "), Abbreviation("ASP", "Anytown Safeguarding Partnership"), Text(" met.")))
    assert list(names.two_names(subject(marked, partnership=ANYTOWN))) == []


# Promises


def promised(text: str, status: str | None = None) -> list[str]:
    origin = Origin(Position("briefs/x.yaml", 9, 3), "responses.r.actions.a.text")
    action = Action(id=Id("a"), text=Prose(text, origin), status=status)  # type: ignore[arg-type]
    response = Response(id=Id("r"), answers=(OutcomeRef("o"),), text=Prose("Yes."), actions=(action,))
    review = Review(name=Said("Robin"), type=TypeRef("cspr"), responses=(response,))
    printed = Paragraph((Text(text, origin),))
    other = Paragraph((Text("Staff will be reminded.", replace(origin, field="responses.r.text")),))
    return quoted(weak_verbs.weak_verb(subject(printed, other, printed, review=review)))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Remind staff of the policy.", ["remind"]),
        ("To raise awareness of bruising.", ["raise awareness"]),
        ("All staff will be reminded.", ["reminded"]),
        ("The trust has now also re-issued its policy.", ["re-issued"]),
        ("The board has raised awareness.", ["raised awareness"]),
        ("The board is to consider it.", ["consider"]),
        ("The board has agreed to explore it.", ["explore"]),
        ("Staff should be mindful of it.", ["be mindful"]),
        ("The group is reviewing the policy.", ["reviewing"]),
        ("Review the policy.", ["review"]),
        ("Review of twenty cases: each is read twice.", []),
        ("Review findings are put on one page.", []),
        ("The reviewer is writing to each school.", []),
        ("The group will ask how the plan was reviewed.", []),
        ("The group will pay for a considerate, encouraging and noted helper.", []),
        ("The group will write the rule. Staff will be reminded of it.", []),
        ("The rule that says “staff will be reminded” goes.", []),
        ("The group will note-take.", []),
        ("The group will review ten closed cases and publish the share.", []),
        ("The panel will consider each request within five days.", []),
        ("The group will consider it by 30 June.", []),
        ("The team will note it on the file; the audit counts this.", []),
        ("The trust will encourage and audit it.", []),
        ("Remind staff by 30 June 2026.", ["remind"]),
        ("Staff in each team will be reminded.", ["reminded"]),
        ("A plan to promote contact is followed.", []),
        ("Steps to promote contact are followed.", []),
        ("The Safeguarding Board to promote it.", ["promote"]),
        ("All team managers to consider it.", ["consider"]),
        ("Managers to ensure that staff are aware of it.", ["ensure that staff are aware"]),
        ("Awareness of it has been raised.", ["has been raised"]),
        ("Safeguarding training will be delivered.", ["will be delivered"]),
        ("Training has delivered what was hoped for.", []),
        ("We will deliver refresher training.", ["deliver refresher training"]),
        ("Refresher training will be delivered to 40 nurses.", []),
        ("A reminder has been sent.", ["has been sent"]),
        ("The template has been circulated.", ["circulated"]),
        ("The briefing will be shared with all staff.", ["shared with all staff"]),
        ("We have a new form. Staff will be reminded to use it.", ["reminded"]),
        ("Ten forms are read. Staff will be reminded of them.", []),
    ],
)
def test_weak_verbs(text: str, due: list[str]) -> None:
    assert promised(text) == due


def test_what_is_declined_or_superseded_promises_nothing() -> None:
    assert promised("Remind staff.", "declined") == promised("Remind staff.", "superseded") == []
    assert promised("Remind staff.", "complete") == ["remind"]


# Whole documents


@pytest.mark.parametrize(
    "check",
    [
        acronyms.acronyms, names.two_names, plain_english.as_above, plain_english.blame, plain_english.box_length,
        plain_english.long_sentence, plain_english.reading_grade, weak_verbs.weak_verb,
    ],
)  # fmt: skip
@settings(deadline=None)  # the first look loads the hyphenation
@given(text=st.text(max_size=80))
def test_no_text_stops_a_check(check: Any, text: str) -> None:
    limits = Limits(grade=1, sentence=1, box=BoxLimits(least=1, most=2))
    section = Section(Heading(2, words(text), role="box"), (paragraph(text), Contents(words("x"))), role="box")
    for told in check(subject(section, text, limits=limits, partnership=ANYTOWN)):
        assert told.severity is Severity.WARNING
        assert told.fix
        assert told.judged
