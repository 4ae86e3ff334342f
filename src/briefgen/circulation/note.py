"""The mail to one agency: its covering note, made from templates/circulation by way of the tree, and its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.headerregistry import Address

from briefgen.circulation.mail import Attachment, Mail, address, nobody_yet
from briefgen.circulation.plain import as_plain_text
from briefgen.describing import described, template_context
from briefgen.document import Document, Heading, Picture
from briefgen.errors import InputErrors, NotFound, TemplateError
from briefgen.kinds import DocumentKind
from briefgen.links import at_home, noted_in_place
from briefgen.model.control import Recipient
from briefgen.model.partnership import Agency
from briefgen.model.review import Review
from briefgen.reader import read
from briefgen.setting import Setting
from briefgen.templating import fill_html, render
from briefgen.transforms import transform
from briefgen.writers.html_blocks import write_body

NOTE, PAGE = "circulation/covering-note.md", "circulation/mail.html"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a covering note is written about: a document of a review, for an agency, a draft or not."""

    name: str
    review: Review
    kind: DocumentKind
    recipient: Recipient
    agency: Agency
    draft: bool


def mail_of(setting: Setting, letter: Letter, attachments: Sequence[Attachment]) -> Mail:
    """Return the mail to an agency. Raise TemplateError, or InputErrors for an address that is none."""
    agency, partnership = letter.agency, setting.shared.partnership
    group = str(agency.group or agency.name)
    email = partnership.contact.email
    note = _note(setting, letter, [attachment.name for attachment in attachments])
    mark = f"[{note.marking}] " if note.marking else ""
    to = address(agency.email, group) if agency.email else nobody_yet(group)
    sender: Address | None = address(email, str(partnership.name)) if email else None
    return Mail(sender, to, mark + note.title, _plain(note), _page(setting, note), attachments)


def _note(setting: Setting, letter: Letter, attached: Sequence[str]) -> Document:
    """Return the covering note without its heading, which is the subject of the mail."""
    review, kind = letter.review, letter.kind
    empty = described(setting, letter.name, review, kind, Document("", ()))
    context = {
        **template_context(setting, review, kind),
        "recipient": letter.recipient,
        "agency": letter.agency,
        "draft": letter.draft,
        "marking": empty.marking,
        "attached": attached,
    }
    result = read(render(setting.find_template, NOTE, context), _no_picture)
    if result.diagnostics:
        raise InputErrors(result.diagnostics)
    blocks = transform(result.blocks, setting.shared.glossary.terms)
    note = described(setting, letter.name, review, kind, replace(empty, blocks=blocks))
    body = replace(note, blocks=tuple(block for block in blocks if not _is_title(block)))
    return noted_in_place(at_home(body, {}))  # a mail has no document beside it, and no foot


def _is_title(block: object) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _no_picture(name: str) -> Picture:
    raise NotFound(f"a covering note holds no picture, as {name}")


def _plain(note: Document) -> str:
    marking = f"{note.marking}. {note.handling}\n\n" if note.marking else ""
    return marking + as_plain_text(note.blocks)


def _page(setting: Setting, note: Document) -> str:
    found = setting.find_template(PAGE)
    if found is None:
        raise TemplateError(f"there is no template {PAGE}")
    said = {name: getattr(note, name) for name in ("language", "title", "marking", "handling")}
    return fill_html(*found, {**said, "body": write_body(note)})
