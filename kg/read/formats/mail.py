"""An e-mail or a mailbox in; a draft of what each mail says itself out, without what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from kg.errors import ReadError
from kg.read.dates import find_date
from kg.read.decode import decode
from kg.read.drafts import Draft
from kg.read.formats.inputs import MAX_BYTES, Input, read_whole
from kg.read.formats.quoted_mail import take_forwarded, without_quotes
from kg.read.trim import is_medium

PARTS = 200
"""Maximum of a mail; Python's parser of mails recurses for those inside others."""
SUBJECT_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|sv)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.I)
MAILBOX_EDGE = re.compile(rb"From \S+.*\d{4}\s*$")
PACKED_HTML = re.compile(r"<(?:html|body|p|div|br|table)\b", re.I)


def read_mail(given: Input) -> Iterator[Draft]:
    """Yield the draft of one mail."""
    yield _draft_of(given.name, read_whole(given))


def read_mailbox(given: Input) -> Iterator[Draft]:
    """Yield the drafts of a mailbox; report the mails that cannot be read and go on."""
    for number, data in enumerate(_split(given.stream), start=1):
        origin = f"{given.name}[{number}]"
        try:
            if data is None:
                raise ReadError(origin, f"a mail of more than {MAX_BYTES // 2**20} MiB")
            yield _draft_of(origin, data)
        except ReadError as error:
            given.on_error(error)


def _split(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the mails of a mailbox, None for one that is too large: each begins with "From "."""
    lines: list[bytes] = []
    size, blank = 0, True
    while line := stream.readline(MAX_BYTES):
        if blank and MAILBOX_EDGE.match(line):
            if size:
                yield b"".join(lines) if size <= MAX_BYTES else None
            lines, size = [], 0
            continue
        blank = not line.strip()
        size += len(line)
        if size <= MAX_BYTES:
            lines.append(line[1:] if line.startswith(b">From ") else line)
    if size:
        yield b"".join(lines) if size <= MAX_BYTES else None


def _draft_of(origin: str, data: bytes) -> Draft:
    """Return the draft of a mail, or of the mail that it only forwards."""
    try:
        message = message_from_bytes(data.lstrip(), policy=policy.default)
        text = without_quotes(_text_of(origin, message))
        forwarded = take_forwarded(text)
        fields = forwarded.fields if forwarded else {
            key: str(message.get(key, "")) for key in ("subject", "date", "from")
        }  # fmt: skip  # a choice
    except ReadError:
        raise
    except Exception as error:  # whatever a broken mail does to the parser, only it is lost
        raise ReadError(origin, f"not a mail that can be read: {error!r:.200}") from error
    body = forwarded.text if forwarded else text
    if not body.strip():
        raise ReadError(origin, "a mail without a text of its own")
    name, _address = parseaddr(fields.get("from", ""))
    return Draft(
        origin,
        body,
        title=SUBJECT_PREFIX.sub("", fields.get("subject", ""), count=1).strip(),
        publisher=name if name and is_medium(name) else None,
        published=_sent(fields.get("date", "")),
        author=name or None,
    )


def _text_of(origin: str, message: EmailMessage) -> str:
    """Return the text of a mail: its plain part, else its HTML."""
    if sum(1 for _ in zip(message.walk(), range(PARTS + 1), strict=False)) > PARTS:
        raise ReadError(origin, f"a mail of more than {PARTS} parts")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise ReadError(origin, f"a mail without text: {message.get_content_type()}")
    data = body.get_payload(decode=True)
    text = decode(data if isinstance(data, bytes) else b"", declared=body.get_content_charset())
    if body.get_content_type() == "text/html" or PACKED_HTML.match(text.lstrip()):
        return _text_of_html(text)
    flowed = str(body.get_param("format", "")).lower() == "flowed"
    return re.sub(r"(?<=\S) \r?\n(?!-- )", " ", text) if flowed else text


def _text_of_html(page: str) -> str:
    """Return the words of a mail in HTML, without what it quotes."""
    from trafilatura import load_html  # 0.5 s

    tree = load_html(f"<!doctype html><html><body>{page}</body></html>".encode("utf-8", "replace"))
    if tree is None:
        return ""
    for element in tree.xpath(
        "//style | //script | //head | //blockquote[@type='cite' or contains(@class, 'quote')]"
        " | //div[contains(@class, 'gmail_quote') or contains(@class, 'gmail_signature')]"
    ):
        element.drop_tree()
    for block in tree.iter("p", "div", "br", "tr", "li", "h1", "h2", "h3", "table"):
        block.tail = f"\n\n{block.tail or ''}"
    return "\n".join(line.strip() for line in tree.text_content().split("\n"))


def _sent(words: str) -> date | None:
    try:
        sent = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        found = find_date(words)  # a forwarded mail's is written for people
        return found.when if found else None
    return sent.astimezone(UTC) if sent.tzinfo else sent.replace(tzinfo=UTC)
