"""CHECKS, plain tables: what is looked at in the source, in a review, in a document made of it, and in a made file.

A check is one function: it takes the thing checked and yields diagnostics. To add one, write it in the file of what it
looks for, add its row here, and tell its rule in rules/. A build runs those that keep a document from being wrong;
`briefgen check` runs them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from briefgen.checks import approved, document, review
from briefgen.checks.accessibility import contrast, page_access, word_access
from briefgen.checks.anonymity import authors, forbidden, identifiers, jigsaw, persons, pseudonyms
from briefgen.checks.integrity import completeness, made_file, marking, numbering, word_integrity, written_words
from briefgen.checks.plain_english import acronyms, names, readable, weak_verbs
from briefgen.checks.promises import actions, counts, deadlines, evidence, mirrors, publication, report
from briefgen.checks.subjects import CheckedArtifact, CheckedDocument, CheckedReview, CheckedSource
from briefgen.diagnostics import Diagnostic
from briefgen.style.house import HouseStyle

S = TypeVar("S")


class Check(NamedTuple, Generic[S]):
    """A check, and whether a build runs it too."""

    look: Callable[[S], Iterable[Diagnostic]]
    in_build: bool = False


CHECKS_ON_SOURCE: tuple[Check[CheckedSource], ...] = (
    Check(forbidden.forbidden_in_source, in_build=True),
    Check(identifiers.identifiers_in_source),
)

CHECKS_ON_REVIEW: tuple[Check[CheckedReview], ...] = (
    Check(review.declined_has_reason, in_build=True),
    Check(review.typed_numbers),
    Check(counts.counts_hold),
    Check(deadlines.claims_agree),
    Check(deadlines.copy_goes_in_time),
    Check(deadlines.missed_limits_explained),
    Check(deadlines.missed_limits_said),
    Check(actions.actions_dated),
    Check(actions.actions_end),
    Check(actions.actions_in_order),
    Check(actions.actions_in_time),
    Check(actions.actions_owned),
    Check(actions.outcomes_answered),
    Check(actions.responses_act),
    Check(evidence.actions_measured),
    Check(evidence.already_done_is_shown),
    Check(evidence.assurance_has_evidence),
    Check(evidence.assured_by_others),
    Check(evidence.done_is_shown),
    Check(mirrors.mirrors_known),
    Check(report.copies_reach_all),
    Check(report.repeats_weighed),
    Check(report.report_parts_held),
    Check(report.report_published),
    Check(publication.actions_done_by_now),
    Check(publication.history_can_be_printed),
    Check(publication.in_both_languages),
    Check(publication.purpose_is_said),
    Check(publication.reviewed_in_time),
    Check(publication.signed_by_now),
    Check(publication.stays_online),
    Check(publication.steps_in_order),
    Check(jigsaw.jigsaw),
    Check(persons.named_person),
    Check(pseudonyms.pseudonym_other),
    Check(pseudonyms.pseudonym_spelling),
)

CHECKS_ON_DOCUMENT: tuple[Check[CheckedDocument], ...] = (
    Check(document.one_title, in_build=True),
    Check(document.heading_levels, in_build=True),
    Check(document.ids_once, in_build=True),
    Check(document.links_lead_somewhere, in_build=True),
    Check(document.carries_what_the_chair_bound, in_build=True),
    Check(document.length, in_build=True),
    Check(document.signed, in_build=True),
    Check(deadlines.missed_limits_printed),
    Check(approved.approvals_hold, in_build=True),
    Check(completeness.empty_sections),
    Check(completeness.leftovers),
    Check(numbering.broken_cross_references),
    Check(numbering.number_gaps),
    Check(acronyms.acronyms),
    Check(names.two_names),
    Check(readable.as_above),
    Check(readable.blame),
    Check(readable.box_length),
    Check(readable.long_sentence),
    Check(readable.reading_grade),
    Check(weak_verbs.weak_verb),
)

CHECKS_ON_ARTIFACT: tuple[Check[CheckedArtifact], ...] = (
    Check(authors.word_author),
    Check(forbidden.forbidden_in_artifact, in_build=True),
    Check(page_access.page_accessibility),
    Check(word_access.word_accessibility),
    Check(identifiers.identifiers_in_artifact),
    Check(made_file.has_title),
    Check(made_file.opens),
    Check(made_file.page_links),
    Check(made_file.right_language),
    Check(marking.rightly_marked),
    Check(word_integrity.word_file_in_order),
    Check(written_words.left_in_file),
    Check(written_words.words_kept),
)

CHECKS_ON_STYLE: tuple[Check[HouseStyle], ...] = (Check(contrast.page_contrast), Check(contrast.word_contrast))


def look(checks: Iterable[Check[S]], subject: S, thorough: bool) -> Iterator[Diagnostic]:
    """Yield what the checks report of a subject: all of them if `thorough`, else those that a build runs."""
    for check in checks:
        if thorough or check.in_build:
            yield from check.look(subject)


__all__ = [
    "CHECKS_ON_ARTIFACT",
    "CHECKS_ON_DOCUMENT",
    "CHECKS_ON_REVIEW",
    "CHECKS_ON_SOURCE",
    "CHECKS_ON_STYLE",
    "Check",
    "CheckedArtifact",
    "CheckedDocument",
    "CheckedReview",
    "CheckedSource",
    "look",
]
