"""A draft mail as a file (.eml), as RFC 5322, 2045, 2047 and 2231 have it; the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

from briefgen.diagnostics import Diagnostic, at
from briefgen.errors import InputErrors
from briefgen.model.text import Text

_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')  # in names of files on Windows
_LONGEST_NAME = 100  # letters of a file's name, so that the folder in which it is saved has room
_LONGEST_WORD = 75  # letters of a coded word (RFC 2047, 2)
_LONGEST_LINE = 78  # letters of a line (RFC 5322, 2.1.1)
_READ = ("From", "To", "Subject")
_COMPLETE = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


class _Policy(EmailPolicy):
    """The library's rules of a mail, but for a header that is read and is no short line of plain words.

    There Python 3.11 was seen to lose the blank between two coded words, and the quotes around a long name with commas;
    its older `Header` keeps what it codes.
    """

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Return a header to be kept. A subject is kept as it is: what looks like a coded word in it is none."""
        return (name, value) if name == "Subject" else super().header_store_parse(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Return a header as its lines."""
        line = f"{name}: {value}"
        if name not in _READ or (line.isascii() and len(line) <= _LONGEST_LINE and "=?" not in line):
            return bytes(super().fold_binary(name, value))
        return f"{name}: {_coded(name, value)}\r\n".encode("ascii")


def _coded(name: str, value: Any) -> str:
    """Return what a header says in coded words (RFC 2047); an address or a group stands behind its name."""
    if name == "Subject":
        return _words(name, str(value))
    (group,) = value.groups
    if group.display_name is not None:
        return f"{_words(name, group.display_name)}:;"
    (reader,) = group.addresses
    return f"{_words(name, reader.display_name)}\r\n <{reader.addr_spec}>"


def _words(name: str, words: str) -> str:
    return Header(words, "utf-8", _LONGEST_WORD, header_name=name).encode(linesep="\r\n")


_POLICY = _Policy(linesep="\r\n")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail, under a name that a reader understands."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A draft mail: from whom (None: whoever sends it), to whom, its subject, its text in both forms, its files."""

    sender: Address | None
    to: Address | Group
    subject: str
    plain: str
    html: str
    attachments: Sequence[Attachment]

    @property
    def seen(self) -> str:
        """What is read in its headers, before it is coded."""
        names = (attachment.name for attachment in self.attachments)
        return "\n".join((str(self.sender or ""), self.to.display_name or "", str(self.to), self.subject, *names))


def as_eml(mail: Mail) -> bytes:
    """Return the file of a draft mail. It has no date and no message id: the program that sends it gives both."""
    message = EmailMessage(policy=_POLICY)
    message["X-Unsent"] = "1"  # Outlook then opens it as a draft to be sent
    if mail.sender:
        message["From"] = mail.sender  # RFC 5322 (3.6.2) asks for one
    message["To"] = mail.to
    message["Subject"] = one_line(mail.subject)
    message.set_content(mail.plain, charset="utf-8", cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", charset="utf-8", cte="quoted-printable")
    for attachment in mail.attachments:
        kind, _, subtype = attachment.media_type.partition("/")
        said = {"charset": "utf-8"} if kind == "text" else {}
        message.add_attachment(attachment.content, kind, subtype, filename=attachment.name, params=said)
    _bound(message)
    return message.as_bytes()


def _bound(message: EmailMessage) -> None:
    """Set the lines that part the mail by what is in it: chance would make other bytes each time."""
    total = hashlib.sha256()
    for part in message.walk():
        if not part.is_multipart():
            total.update(str(part.get_payload()).encode("utf-8", "surrogateescape"))
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{number}_{total.hexdigest()[:40]}")  # no coded line can begin so (RFC 2045, 6.7)


def address(email: Text, name: str) -> Address:
    """Return an address with the name of those who read it. Raise InputErrors if it is none that a mail can have."""
    try:
        if email.isascii() and _COMPLETE.fullmatch(email):
            return Address(display_name=one_line(name), addr_spec=str(email))
    except (MessageError, ValueError, IndexError):
        pass
    fix = "Write it as name@example.org."
    raise InputErrors((Diagnostic("wrong-value", f'"{email}" is no email address', fix=fix, **at(email.origin)),))


def nobody_yet(name: str) -> Group:
    """Return a recipient group without members, as RFC 5322 (3.4) has it: whoever sends the mail puts them in."""
    return Group(display_name=one_line(name), addresses=())


def file_name(words: str, ending: str) -> str:
    """Return words as the name of a file that every system can save."""
    return _NOT_IN_A_NAME.sub("-", one_line(words))[:_LONGEST_NAME].strip(" .") + ending


def one_line(words: str) -> str:
    """Return words on one line, which is all that a header can hold."""
    return " ".join(words.split())
