"""The circulation pack of a document: mails to the agencies with their files, a facilitator's sheet, a zip of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from briefgen.approval.opened import Opened, kind_of
from briefgen.approval.record import obstacles
from briefgen.checks import CHECKS_ON_ARTIFACT, CHECKS_ON_DOCUMENT, CheckedArtifact, CheckedDocument, look
from briefgen.checks.verdict import discreet
from briefgen.circulation.as_told import as_told
from briefgen.circulation.entry import Entry
from briefgen.circulation.mail import Attachment, as_eml, file_name
from briefgen.circulation.note import Letter, mail_of
from briefgen.diagnostics import Diagnostic, errors_in
from briefgen.document import Artifact, Document
from briefgen.errors import InputErrors, UsageError
from briefgen.links import at_home
from briefgen.model.control import Control, Recipient
from briefgen.model.review import Review
from briefgen.pipeline import draft_document, forbidden_only, make, written
from briefgen.setting import Setting
from briefgen.telling import Told
from briefgen.writers import WRITERS
from briefgen.writers.package import pack as packed

SHEET, FORM = "facilitator-sheet", "feedback-form"


def folder_of(review: str, kind: str) -> str:
    """Return the folder of a pack, below the output folder."""
    return f"{review}/circulation/{kind}"


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

    def telling(self, document: Document) -> Order:
        """Return the order with the review as far as the document tells it."""
        review = as_told(self.opened.review, Told.of((document,)), self.setting.shared.themes)
        return replace(self, opened=replace(self.opened, review=review))

    def review(self, *recipients: Recipient) -> Review:
        """Return the review as it would be if the document went to these alone; sheet and form are marked as it is."""
        state = self.control.model_copy(update={"approvals": ()})
        entry = self.opened.review.circulation[self.entry.place].model_copy(update={"recipients": recipients})
        review = self.opened.review.with_control(SHEET, state).with_control(FORM, state)
        return review.model_copy(update={"circulation": (entry,)})


def pack(order: Order) -> tuple[Artifact, ...]:
    """Make every file of a circulation pack in memory.

    On a draft, agencies are asked what they think: it goes without a sheet and a form, which are for teams.
    Raise UsageError for a document that may not be circulated so, InputErrors with all that stands in its way,
    TemplateError.
    """
    _refuse(order)
    document = _document(order)
    order = order.telling(document)
    brief = _files(order, document)
    sheet = _made(order, SHEET, tuple(WRITERS), order.entry.recipients) if _has_sheet(order) else ()
    word_sheet = [file for file in sheet if file.path.endswith(".docx")]
    forms, mails = [], []
    for recipient in order.entry.recipients:
        form = () if order.draft else _made(order, FORM, ("docx",), (recipient,))
        forms += [replace(file, path=f"forms/{recipient.agency}.docx") for file in form]
        mails.append(_mail(order, recipient, (*brief, *form, *word_sheet)))
    return _together(order, (*brief, *sheet, *forms, *mails))


def _together(order: Order, files: Sequence[Artifact]) -> tuple[Artifact, ...]:
    """Return the files of a pack and a zip of them, in its folder. Raise InputErrors for a forbidden name in a path."""
    name, kind = order.opened.name, order.entry.kind
    content = {file.path: file.content for file in files}
    assert len(content) == len(files), "two files of one name"
    archive = Artifact(f"{name}-{kind}-circulation.zip", "application/zip", packed(content))
    paths = "\n".join(content)  # what the files hold was looked through with each
    _refuse_names(order, (Artifact(archive.path, "text/plain", paths.encode("utf-8")),))
    return tuple(replace(file, path=f"{folder_of(name, kind)}/{file.path}") for file in (*files, archive))


def _refuse(order: Order) -> None:
    """Raise an error unless the document is approved, with approvals that hold; or is a draft, and meant as one."""
    kind, name, status = order.entry.kind, order.opened.name, order.control.status
    if kind in (SHEET, FORM):
        raise UsageError(
            f"the {kind} is part of every circulation pack, and is not circulated by itself",
            fix="Name under circulation the document that it goes with, as kind: learning-brief.",
        )
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


def _document(order: Order) -> Document:
    """Return the tree of the document that is circulated, as a build makes it. Raise InputErrors."""
    setting = replace(order.setting, chosen=(order.entry.kind,))
    made = make(setting, order.opened.name, tuple(WRITERS))
    _raise_errors(made.diagnostics)
    (document,) = made.documents
    return document


def _files(order: Order, document: Document) -> tuple[Artifact, ...]:
    """Return the document's files.

    What leads to another document of the review is words only, for that one is not in the pack.
    """
    alone = at_home(document, {})
    return tuple(
        Artifact(f"{document.kind}.{extension}", writer.media_type, writer.write(alone, order.setting.style))
        for extension, writer in WRITERS.items()
    )


def _has_sheet(order: Order) -> bool:
    """Tell whether there is a facilitator's sheet: of no draft, and only if the document tells what the sheet needs."""
    return not order.draft and not order.setting.kinds[SHEET].lacking(order.opened.review)


def _made(order: Order, kind: str, formats: Sequence[str], recipients: Sequence[Recipient]) -> tuple[Artifact, ...]:
    """Make the sheet or a form. Raise InputErrors, TemplateError."""
    setting, name, review = order.setting, order.opened.name, order.review(*recipients)
    drafted, rendered, said = draft_document(setting, name, review, setting.kinds[kind])
    document = at_home(drafted, {})
    files = tuple(written(setting, document, rendered, formats))
    found = (*said, *_found(order, review, document, rendered.file, files))
    told = discreet(forbidden_only(found), setting.forbidden)
    _raise_errors([replace(one, review=name, kind=kind) for one in told])
    return tuple(replace(file, path=PurePosixPath(file.path).name) for file in files)


def _found(
    order: Order, review: Review, document: Document, template: str, files: Sequence[Artifact]
) -> Iterator[Diagnostic]:
    """Yield what keeps a sheet or form from being right, and what every check finds in its files."""
    setting, kind = order.setting, order.setting.kinds[document.kind]
    # It needs no approval of its own: it goes with what was approved, and says no more of the case.
    stated = CheckedDocument(document, review, kind, Control(), template, setting.shared)
    yield from look(CHECKS_ON_DOCUMENT, stated, thorough=False)
    control, text = review.control(kind.id), order.opened.text
    for file in files:
        subject = CheckedArtifact(file, setting.shared, setting.style, control, document, setting.forbidden, text)
        yield from look(CHECKS_ON_ARTIFACT, subject, thorough=True)


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
    if errors := errors_in(diagnostics):
        raise InputErrors(errors)
