"""The text around the sentences of news articles: words and patterns only, no logic."""

# ruff: noqa: E501  # one pattern a line

from __future__ import annotations

import re


def _word_list(text: str, *, separator: str | None = None) -> frozenset[str]:
    return frozenset(" ".join(item.split()) for item in text.split(separator))


SECTION_LABELS = _word_list(
    """
    additionally; additional information; addition; addendum; analysis; at a glance; background;
    background and context; breaking; bottom line; brief; by the numbers; catch up quick; context;
    correction; details; driving the news; editor's note; fact check; for context; for reference;
    from the archive; go deeper; highlights; history; in brief; in detail; in numbers; in short;
    in summary; key facts; key points; key takeaways; latest; let's remember; let us remind; let us remind you;
    live; more details; more information; news; note; of note; overview; prehistory; previously;
    quick facts; quote; quotes; recall; recap; reference; reminder; source; sources; state of play;
    story highlights; summary; supplement; takeaways; the backstory; the backdrop; the big picture;
    the bottom line; the context; the details; the intrigue; the latest; threat level; to recall;
    top line; update; updated; updates; what happened; what happens next; what is known;
    what it means; what preceded; what they are saying; what they're saying; what to know;
    what we know; what we know so far; what's next; what's new; what's happening; why it matters;
    yes, but; zoom in; zoom out
    """,
    separator=";",
)
"""Headings of sections: dropped alone on a line, and before a colon."""

_SHARE = r"(?:share|tweet|pin|e-?mail|print|whatsapp|telegram|facebook|twitter|linkedin|copy link|save|comments?|reply|bookmark|listen|play)"
_NETWORK = r"(?:telegram|twitter|x|facebook|instagram|whatsapp|google news|youtube|viber|linkedin)"
_AGENCY = r"(?:getty images|reuters|afp|ap photo|shutterstock|epa(?:-efe)?|alamy(?: stock photo)?|unsplash|pixabay)"
DROPPED_PARAGRAPHS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?:read|see|watch|listen)(?: also| more| next| on| too| it)?\s*:.*",
        r"(?:also|further|related|recommended) (?:read|reading|articles?|stories|news|topics|links)(?:\s*:.*)?",
        r"(?:related|more on this(?: story)?|more stories|top stories|trending(?: now)?)\s*:?",
        r"(?:most (?:read|popular|viewed)|you may (?:also )?(?:like|be interested in)|don['’]t miss|up next)\s*:?",
        r"(?:please )?(?:subscribe|sign up)\b[^.]{0,40}\b(?:to|for|now|here|today|our|newsletter|channel|updates)\b.*",
        r"(?:please )?(?:follow|join|find|like) us (?:on|at|in|for)\b.*",
        rf"(?:follow|join) [\w .'’-]{{1,40}} on {_NETWORK}\b.*",
        rf"{_SHARE}(?:\s*(?:[|/,•·]\s*)?(?:{_SHARE}|x|this article|this story|this|on|via|\d++))*",
        r"(?:download|get) (?:our|the) (?:free )?(?:[\w'’]+ )?(?:app|newsletter|podcast)\b.*",
        r"(?:click|tap) here (?:to|for)\b.*",
        r"(?:we|this (?:web)?site|our site) uses? cookies\b.*",
        r"by (?:continuing|using) [^.]{0,60}\b(?:cookies?|terms|privacy)\b.*",
        r"(?:accept|reject|manage|allow)(?: all)? cookies.*",
        r"(?:cookie|privacy) (?:policy|settings|preferences|notice)",
        r"(?:copyright )?(?:©|\(c\) ?\d{4}).*",
        r"copyright(?: [\w.&'’]+){0,5} \d{4}.*",
        r"(?:.{0,80}[.\s])?all rights reserved\.?.*",
        r"(?:this )?(?:material|article|story|content) may not be (?:published|reproduced|republished)\b.*",
        r"our standards\s*:.*",
        r"(?:tags?|topics?|categor(?:y|ies)|keywords?|filed under|section)\s*:.*",
        r"\d+ (?:min(?:ute)?s?(?: read)?|views?|comments?|shares?)",
        r"[-–—\s]*page \d{1,4} of \d{1,4}[-–—\s]*",
        r"skip to .{1,30}|continue reading.{0,40}|scroll (?:to|down).{0,40}",
        r"(?:skip )?ad(?:vertisement)?(?: feedback| - continue reading below)?",
        r".{0,60}(?:updated|published|posted) .{1,20} ago",
        r"(?:sponsored|promoted|paid) (?:content|post|partnership)",
        r"(?:if you(?: have)? )?(?:found|spotted|noticed?|see) (?:a|an) (?:typo|error|mistake)\b.*",
        r"(?:support|help) (?:us|our (?:work|journalism|newsroom))\b.*",
        rf"{_AGENCY}(?: ?/ ?[\w .]+| via getty images)?",
        r"(?:image|photo|video) source,.*",
        r"(?:log|sign) in(?: to .{1,40})?|register(?: now| here)?|home|menu|search|close|back to top",
    )
)
"""Whole paragraphs that are not part of an article.

What repeats must match a text in one way only: "share 1 1 1 1 …" took forever, because each space
could be before or after an optional separator, and each run of digits could be split anywhere.
"""

PICTURE_LABEL = re.compile(
    r"(?:^|(?<=[.!?\"”»)\]])\s|\s*[(\[|]\s*|\s[—–-]\s)"
    r"(?:(?:file|archive|stock|illustrative|ap|afp|epa|cover|main|lead) )?"
    r"(?:photo(?:graph|s)?|image|picture|illustration|graphic|collage|screenshot|credit|video)"
    r"(?: (?:credits?|source|caption|illustrative))?"
    r"(?:\s*[:©/,|]|\s+(?:by|from|via|courtesy of)\b)\s*",
    re.I,
)
"""Where the credit or the caption of a picture begins."""

PICTURE_CREDIT = re.compile(
    r"(?:^|(?<=[.!?\"”»)\]])\s|\s*[(\[|]\s*)"
    r"(?P<credit>[^\s.!?()\[\]][^.!?()\[\]]{0,80}?(?:/| via )\s?"
    r"(?:getty(?: images)?|afp|reuters|epa(?:-efe)?|shutterstock|alamy|anadolu|bloomberg|ap|tass"
    r"|sputnik|xinhua|nurphoto|pool|zuma)\b[^.!?]{0,40})[)\]]?$",
    re.I,
)
"""A picture's credit without a label, at the end of a paragraph."""

FILE_PICTURE = re.compile(
    r"\s*[(\[](?:file|archive|illustrative) (?:photo|picture|image|pic)\.?[)\]]"
    r"|(?<=[.!?\"”)])\s*(?:file|archive|illustrative) (?:photo|picture|image|pic)\.?$",
    re.I,
)
AGENCY_TAIL = re.compile(
    rf"(?<=[.!?\"”])\s*[(\[](?:{_AGENCY}|ap|dpa|tass|xinhua|efe|ansa)[)\]]$", re.I
)
"""An agency in brackets after the last sentence."""

CREDIT_WORDS = _word_list(
    "via of for by and the from de la von van der di courtesy pool press service"
)
"""Words without a capital that may occur in a picture's credit."""

BYLINE = re.compile(
    r"\(?(?:(?:(?:additional )?(?:reporting|writing|editing)(?: and (?:reporting|writing|editing))?"
    r"|written|story|text|words|compiled|edited|translated|with files) (?:by|from):?|by:?|authors?:)"
    r"\s+(?P<names>\S.*)",
    re.I,
)
CREDITED_WORK = re.compile(
    r"(?:additional|reporting|editing|writing|written|compiled|with files)\b", re.I
)
"""The first words of a credit that may end with a full stop."""
BYLINE_WORDS = CREDIT_WORDS | _word_list(
    """in at with correspondent correspondents editor reporter reporters writer political diplomatic
    senior foreign staff chief international additional reporting writing editing el al bin"""
)
"""Words without a capital that may occur in a byline."""

BYLINE_LABEL = re.compile(
    r"\s*(?:(?:additional |with )?(?:reporting|writing|editing|words|text|story|report|written|posted"
    r"|published|reported|compiled|edited|photographs?|video)?(?: and (?:reporting|writing|editing))?"
    r"\s*\bby:?|authors?:|from:?|reporter:)\s+",
    re.I,
)
"""What introduces the names in a byline."""
ROLE_WORDS = _word_list(
    """correspondent correspondents editor editors reporter reporters writer writers columnist staff
    bureau desk team newsroom political diplomatic chief producer photographer journalist analyst
    contributor contributors admin administrator webmaster online web author authors guest presenter
    special senior professor lecturer director university business sport sports"""
)
"""A piece of a byline with one of these words is a role, not a name."""
NO_AUTHORS = _word_list(
    """news; the associated press photo; unknown; anonymous; n/a; none; null; editorial; contributor;
    click here; more; view profile; follow; read more; about; share""",
    separator=";",
)

PUBLISHED_LABEL = re.compile(
    r"(?:date(?: of publication)?|publication date|(?:first |originally )?(?:published|posted|issued"
    r"|released|created)|(?P<later>(?:last )?(?:updated?|modified|edited)))(?: (?:on|at))?\b"
    r"\s*[:\-–—]?\s*",
    re.I,
)
"""What introduces an article's date; `later` is a date after its publication."""

MASTHEAD_SEPARATOR = re.compile(r"\s*[•·|]\s*")
MASTHEAD_DASH = re.compile(r"\s+[-–—]+\s+")
READING_TIME = re.compile(
    r"\d+[\s-]*(?:min(?:ute)?s?(?: read)?|views?|comments?|shares?)"
    r"|(?:(?:last )?(?:updated|modified|posted|published):? )?(?:\d+|an?|one) (?:minute|hour|day)s? ago",
    re.I,
)
SHORT_YEAR = re.compile(r"^\s*([0-3]?\d)\.([01]?\d)\.(\d\d)\s*$")
"""A line that is a date as much of Europe writes it: "02.12.19"."""

MEDIUM_WORDS = _word_list(
    """agency associated bbc broadcasting bulletin chronicle cnn courier daily dispatch express
    gazette globe guardian herald independent inquirer insider journal mail media mirror monitor
    news newspaper newswire observer online post press radio record reporter review standard star
    sun telegraph times today tribune tv weekly wire echo argus advertiser examiner enquirer ledger
    sentinel statesman newswire evening mercury gazeta zeitung kurier"""
)
"""A name with one of these words is that of a news medium."""

AGENCIES = _word_list(
    """aap aa afp anadolu ansa ap apa belga bloomberg dpa efe interfax kyodo lusa mena ntb pap petra pti
    reuters ria sda tass tt unn upi xinhua yonhap bbc cnn npr"""
)
"""Agencies and broadcasters by their short names."""

# No character may be in a word and between words: a line of a million of it would take forever.
PLACE = r"[A-ZÀ-Þ][\w.'’]*(?:-[\w.'’]+)*(?:(?:[ /]| and | & )[A-ZÀ-Þ][\w.'’]*(?:-[\w.'’]+)*){0,3}"
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.'’]+){0,3}"
REGION = r"(?:, [A-ZÀ-Þ][\w.]*(?: [A-ZÀ-Þ][\w.]*){0,2})?"
MEDIUM = (
    r"(?P<publisher>[A-ZÀ-Þ][\w.&'’-]*(?: [A-ZÀ-Þ][\w.&'’-]*){0,3}"
    r"|(?:dpa|epa|apa|sda|ats|afp|ap|ddp|mti|stt|tt|ntb|belga|efe)(?:-AFX)?)(?:[/,] ?[\w .-]{1,30})?"
)
DASH = r"\s*(?:--?|[–—:])\s*"
AGENCY_NAMES = "|".join(sorted(AGENCIES))
DATELINES = (
    rf"{PLACE}{REGION}(?:[,.]? ?DAY)?,?(?: ?--?)? ?\({MEDIUM}\){DASH}",  # LIMA, May 3 (Reuters) -
    rf"{CAPITALS}{REGION}[,.]? ?DAY,? ?\({MEDIUM}\)\s+(?=[A-ZÀ-Þ])",  # LIMA, May 3 (ACN) Boats …
    rf"{PLACE}{REGION}\s*(?:--?|[–—])\s*DAY\s*(?:--?|[–—])\s*",  # LIMA, Peru – May 3, 2024 –
    rf"DAY,? \({MEDIUM}\){DASH}",  # May 3 (Reuters) -
    rf"\[{MEDIUM}\](?:{DASH}|\s*)",  # [Reuters]
    rf"{PLACE}{REGION}, DAY\s*(?:--?|[–—])\s+",  # Lima, May 3, 2024 –
    rf"{PLACE}{REGION}(?:[,.]? ?DAY)?[.,]? ?/(?=\w{{3}}){MEDIUM}/[.,]?(?:{DASH}|\s*)",  # Kyiv /TASS/.
    rf"{PLACE}{REGION}[,.-]? ?DAY:\s+",  # LIMA, May 3:
    rf"{PLACE}{REGION} \(DAY\)(?:{DASH}|\s+)",  # Lima (May 3, 2024):
    rf"{CAPITALS} \((?P<publisher>(?i:{AGENCY_NAMES}))\) (?=[A-ZÀ-Þ])",  # LIMA (EFE) Boats …
    rf"{PLACE}\. DAY\. {MEDIUM}{DASH}",  # Moscow. May 3. INTERFAX.COM -
    rf"\({MEDIUM}\)(?:{DASH}|\s*)",  # (CNN) —
    rf"{CAPITALS}{REGION}(?:[,.]? ?DAY)?(?:\s*[–—]\s*|\s+--?\s+|--?\s+|\.-\s*)",  # LIMA, Peru —
    rf"{PLACE}{REGION} [–—] (?=[A-ZÀ-Þ])(?![^.]*[–—])",  # Lima, Peru — The
)
"""Place and agency before the first sentence of an article; DAY stands for a date."""
CAPITALS_COLON = re.compile(rf"{CAPITALS}{REGION}:\s+(?=[A-ZÀ-Þ“\"'])")
"""A place before a colon, where it is not the speaker of an interview."""
DOMAIN = re.compile(r"(?:www\.)?(?:[a-z0-9-]+\.){1,3}(?:com?|org|net|news|info|[a-z]{2})", re.I)
"""A web domain, as some media are called."""
COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)[^\d]{0,40}(?P<year>(?:19|20)\d\d)\b", re.I)
YEAR_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)(?=[/-])")
