"""The text of an e-mail in; the same without quoted mails, signature and footers out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

WRITTEN = re.compile(
    r"^[ \t]*(?:On\b[^\n]{5,200}(?:\n[^\n]{0,120})?\bwrote:"
    r"|[^\n]{3,120}<\S+@\S+>[^\n]{0,60}(?:wrote|schrieb):"
    r"|(?:Le|Am|El)\b[^\n]{5,200}(?:a écrit|schrieb[^\n:]{0,80}|escribió)\s?:)[ \t]*$",
    re.M,
)
"""What a mail program puts before the mail that is answered."""
ORIGINAL = re.compile(
    r"^[ \t]*(?:-{2,}\s*(?:Original Message|Original Appointment)\s*-{2,}"
    r"|_{20,}\s*\n[ \t]*From:"
    r"|From:[^\n]*\n[ \t]*(?:Sent|Date):[^\n]*\n[ \t]*(?:To|Subject|Cc):).*\Z",
    re.M | re.S | re.I,
)
FORWARDED = re.compile(
    r"^[ \t]*-{3,}\s*(?:Forwarded message|Forwarded by [^\n-]{1,80}"
    r"|Weitergeleitete Nachricht)\s*-{3,}[ \t]*\n|^[ \t]*Begin forwarded message:[ \t]*\n",
    re.M | re.I,
)
FIELDS = re.compile(r"\s*(?:[ \t]*\*?(?:From|Sent|Date|Subject|To|Cc|Reply-To):[^\n]*\n)+", re.I)
FIELD = re.compile(r"\*?([\w-]+):\*?[ \t]*([^\n]*)")
QUOTED_LINE = re.compile(r"^[ \t]*(?:>|\|[ \t]).*$", re.M)
SIGNATURE = re.compile(r"^-- ?$.*\Z", re.M | re.S)
FOOTER = re.compile(
    r"^[ \t]*(?:Sent from (?:my|Yahoo|Outlook|Mail)\b[^\n]*|Get Outlook for \w+[^\n]*"
    r"|(?:To )?unsubscribe\b[^\n]*|You (?:are receiving|received) this (?:e-?mail|message)\b[^\n]*"
    r"|[^\n]{0,60}\b(?:view|read) (?:this|it|the) (?:e-?mail|message|newsletter) (?:in|on)\b[^\n]*"
    r"|(?:This|The information in this|The contents of this) (?:e-?mail|message)\b[^\n]{0,200}"
    r"\b(?:confidential|privileged|intended)\b[^\n]*(?:\n[^\n]+)*"
    r"|(?:Kind |Best |Warm )?regards,?|Best wishes,?|Yours (?:sincerely|faithfully|truly),?"
    r"|Sincerely,?|Cheers,?|Best,|(?:Many )?thanks,|(?:Dear|Hi|Hello)\b[^\n,]{0,40},?)[ \t]*$",
    re.M | re.I,
)
CLOSING = re.compile(
    r"^[ \t]*(?:(?:(?:Kind|Best|Warm) )?[Rr]egards|Best wishes|Yours (?:sincerely|faithfully|truly)"
    r"|Sincerely),?[ \t]*\n(?:[^\n]{0,80}\n){0,8}[^\n]{0,80}\Z",
    re.M,
)
"""The end of a letter with the name of its writer, and what stands below it."""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A mail that another one passes on."""

    fields: Mapping[str, str]  # "subject", "date", "from"
    text: str


def without_quotes(text: str) -> str:
    r"""Return what a mail says itself.

    >>> without_quotes("They left.\n\nOn 3 May 2024, Ana Sá wrote:\n> Did they leave?\n-- \nBo")
    'They left.'
    """
    text = text.replace("\r\n", "\n")
    if not FORWARDED.search(text):
        text = ORIGINAL.sub("", text)
    text = SIGNATURE.sub("", QUOTED_LINE.sub("", WRITTEN.sub("", text)))
    return FOOTER.sub("", CLOSING.sub("", text)).strip()


def take_forwarded(text: str) -> Forwarded | None:
    """Return the mail that another passes on, None where it passes on none."""
    edge = FORWARDED.search(text)
    fields = FIELDS.match(text, edge.end()) if edge else None
    if fields is None:
        return None
    found = {name.lower(): value.strip() for name, value in FIELD.findall(fields[0])}
    found.setdefault("date", found.get("sent", ""))
    return Forwarded(found, text[fields.end() :].strip())
