"""The circulation pack of a document: mails to the agencies with their files, a facilitator's sheet, a zip of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from briefgen.approval.opened import Opened, kind_of
from briefgen.approval.record import obstacles
from briefgen.checks import CHECKS_ON_ARTIFACT, CheckedArtifact, look
from briefgen.checks.verdict import discreet
from briefgen.circulation.entry import Entry
from briefgen.circulation.mail import Attachment, as_eml, file_name
from briefgen.circulation.note import Letter, mail_of
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document import Artifact
from briefgen.errors import InputErrors, UsageError
from briefgen.links import at_home
from briefgen.model.control import Control, Recipient
from briefgen.model.review import Review
from briefgen.pipeline import draft_document, forbidden_only, make, written
from briefgen.setting import Setting
from briefgen.writers import WRITERS
from briefgen.writers.package import pack as packed

FOLDER = "circulation"
SHEET, FORM = "facilitator-sheet", "feedback-form"


@dataclass(frozen=True, slots=True)
class Order:
    """What a pack is made of: a review's entry of circulation, and whether it is a draft for consultation."""

    setting: Setting
    opened: Opened
    entry: Entry
    draft: bool

    @property
    def control(self) -> Control:
        """The state of the document that is circulated."""
        return self.opened.review.control(self.entry.kind)

    def review(self, *recipients: Recipient) -> Review:
        """Return the review as it would be if the document went to these alone; sheet and form are marked as it is."""
        state = self.control.model_copy(update={"approvals": ()})
        entry = self.opened.review.circulation[self.entry.place].model_copy(update={"recipients": recipients})
        review = self.opened.review.with_control(SHEET, state).with_control(FORM, state)
        return review.model_copy(update={"circulation": (entry,)})


def pack(order: Order) -> tuple[Artifact, ...]:
    """Make every file of a circulation pack in memory.

    Raise UsageError for a document that may not be circulated so, InputErrors with all that stands in its way,
    TemplateError.
    """
    _refuse(order)
    document = _document(order)
    sheet = _made(order, SHEET, tuple(WRITERS), order.entry.recipients) if _has_sheet(order) else ()
    forms, mails = [], []
    for recipient in order.entry.recipients:
        (form,) = _made(order, FORM, ("docx",), (recipient,))
        forms.append(replace(form, path=f"{FORM}-{recipient.agency}.docx"))
        word_sheet = [file for file in sheet if file.path.endswith(".docx")]
        mails.append(_mail(order, recipient, (*document, form, *word_sheet)))
    files = (*document, *sheet, *forms, *mails)
    whole = packed({file.path: file.content for file in files})
    name = order.opened.name
    archive = Artifact(f"{name}-circulation.zip", "application/zip", whole)
    names = "\n".join(file.path for file in files)  # what the files hold was looked through with each
    _refuse_names(order, (Artifact(archive.path, "text/plain", names.encode("utf-8")),))
    return tuple(replace(file, path=f"{name}/{FOLDER}/{file.path}") for file in (*files, archive))


def _refuse(order: Order) -> None:
    """Raise an error unless the document is approved, with approvals that hold; or is a draft, and meant as one."""
    kind, name, status = order.entry.kind, order.opened.name, order.control.status
    kind_of(order.setting, order.opened, kind)
    what = f"the {kind} of {name} is "
    match status, order.draft:
        case "withdrawn", _:
            raise UsageError(f"{what}withdrawn: it is not circulated")
        case "approved", True:
            raise UsageError(f"{what}approved, and no draft", fix="Leave out --draft.")
        case "approved", False:
            if errors := obstacles(order.setting, name, kind):
                raise InputErrors(errors)
        case _, False:
            fix = f"What is open: briefgen status {name}. To circulate the draft for consultation: --draft"
            raise UsageError(f"{what}not approved", fix=fix)


def _document(order: Order) -> tuple[Artifact, ...]:
    """Return the files of the document that is circulated, as a build makes them.

    What leads to another document of the review is words only, for that one is not in the pack.
    """
    setting = replace(order.setting, chosen=(order.entry.kind,))
    made = make(setting, order.opened.name, tuple(WRITERS))
    _raise_errors(made.diagnostics)
    (document,) = made.documents
    return tuple(
        Artifact(f"{document.kind}.{extension}", writer.media_type, writer.write(at_home(document, {}), setting.style))
        for extension, writer in WRITERS.items()
    )


def _has_sheet(order: Order) -> bool:
    """Tell whether there is a facilitator's sheet: it is about the narrative, as a learning brief is."""
    needs = order.setting.kinds[order.entry.kind].file.needs
    return "narrative" in needs and not order.setting.kinds[SHEET].lacking(order.opened.review)


def _made(order: Order, kind: str, formats: Sequence[str], recipients: Sequence[Recipient]) -> tuple[Artifact, ...]:
    """Make the sheet or a form, with every check of made files. Raise InputErrors, TemplateError."""
    setting, name, review = order.setting, order.opened.name, order.review(*recipients)
    document, rendered, said = draft_document(setting, name, review, setting.kinds[kind])
    files = tuple(written(setting, document, rendered, formats))
    found: list[Diagnostic] = list(said)
    for file in files:
        subject = CheckedArtifact(
            file, setting.shared, setting.style, review.control(kind), document, setting.forbidden, order.opened.text
        )
        found += look(CHECKS_ON_ARTIFACT, subject, thorough=True)
    _raise_errors(discreet(forbidden_only(found), setting.forbidden))
    return tuple(replace(file, path=PurePosixPath(file.path).name) for file in files)


def _mail(order: Order, recipient: Recipient, files: Sequence[Artifact]) -> Artifact:
    """Make the mail to an agency, with the files under names that readers understand."""
    setting, review = order.setting, order.review(recipient)
    kind, agency = setting.kinds[order.entry.kind], setting.shared.agencies[recipient.agency]
    named = tuple(_attachment(setting, review, file) for file in files)
    mail = mail_of(setting, Letter(order.opened.name, review, kind, recipient, agency, order.draft), named)
    made = Artifact(f"{agency.id}.eml", "message/rfc822", as_eml(mail))
    headers = Artifact(made.path, "text/plain", mail.seen.encode("utf-8"))
    _refuse_names(order, (made, headers))
    return made


def _attachment(setting: Setting, review: Review, file: Artifact) -> Attachment:
    path = PurePosixPath(file.path)
    words = f"{setting.kinds[path.stem].file.title} {review.name}"
    return Attachment(file_name(words, path.suffix), file.media_type, file.content)


def _refuse_names(order: Order, files: Sequence[Artifact]) -> None:
    """Raise InputErrors if a file, its headers or its name hold a name of the forbidden list."""
    setting = order.setting
    found: Iterator[Diagnostic] = (
        one
        for file in files
        for one in look(
            CHECKS_ON_ARTIFACT,
            CheckedArtifact(file, setting.shared, setting.style, order.control, None, setting.forbidden),
            thorough=False,
        )
    )
    _raise_errors(discreet(found, setting.forbidden))


def _raise_errors(diagnostics: Sequence[Diagnostic]) -> None:
    if errors := tuple(one for one in diagnostics if one.severity is Severity.ERROR and one.accepted is None):
        raise InputErrors(errors)
