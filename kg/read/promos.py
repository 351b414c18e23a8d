"""The paragraphs of an article in; the same without what the page says to its reader out.

Offers, paywalls, invitations to comment, advertisements that did not load, disclosures of links
that earn money, and the lists of other articles.
"""

# ruff: noqa: E501  # one pattern a line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

PROMO_CHARACTERS = 320
"""A longer paragraph is text, whatever it asks of the reader."""
QUOTED = re.compile(r"[“”\"«»]|[.!?]’")
_PAGE = r"(?:article|story|content|page|post|video|report|piece|feature)"
_OFFER = r"(?:newsletters?|e-?mails?|alerts?|briefings?|bulletins?|updates|podcasts?|app)"
PAYWALL = re.compile(
    r"\b(?:to|and) (?:continue|keep|carry on) reading\b"
    rf"|\bto (?:read|unlock|access|see|view) (?:the (?:rest|full|whole|remainder|entire)|this|our (?:full|premium)|all)\b.{{0,40}}\b{_PAGE}s?\b"
    rf"|\b(?:{_PAGE}|this) (?:is|are) (?:only |exclusively )?(?:available |reserved |exclusive )?(?:only |exclusively )?(?:for|to) (?:our |paying |premium |registered )*(?:subscribers|members)\b"
    r"|\b(?:subscribers?|members?)-only (?:content|articles?|stor(?:y|ies)|access|newsletters?|benefits?|features?)\b|^\W{0,3}(?:subscribers?|members?) only\b|\bfor (?:paying |premium )?(?:subscribers|members) only\b"
    r"|\balready (?:(?:a |an )?(?:subscribe[rd]|member)|have an? (?:account|subscription)|registered)\?"
    r"|\b(?:free|complimentary) (?:articles?|stories|views?) (?:left|remaining|this month)\b"
    r"|\byou(?: have|['’]ve) (?:reached|used|read|hit)\b.{0,40}\b(?:limit|free|complimentary)\b"
    r"|\b(?:your|get|gain|enjoy|for) (?:unlimited|full|instant) (?:digital )?access\b|\bunlimited digital access\b|\bcancel any ?time\b",
    re.I,
)
"""What a page says instead of the rest of an article."""
PROMOS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # offers
        r"\b(?:in|to|into) your (?:inbox|e-?mail|phone|device|feed)\b",
        rf"^(?:please )?(?:get|receive|sign up|subscribe|register|join|download|install|try|follow|listen|tune in)\b.{{0,120}}\b(?:your|our|us|free)\b.{{0,80}}\b(?:{_OFFER}|channel|inbox|apps?|whatsapp|telegram|subscri\w+|readers|members)\b",
        rf"^(?:sign up|subscribe|register)\b.{{0,60}}\b(?:{_OFFER}|channel|here|now|today)\b",
        rf"\b(?:want|would you like|looking for|love|enjoy(?:ed|ing)?|like)\b.{{0,60}}\b(?:more|our|this)\b.{{0,40}}\b(?:{_OFFER}|{_PAGE}|stories|coverage|reporting)\b.{{0,80}}(?:\?|\b(?:sign up|subscribe|click|here)\b)",
        r"^(?:the best|all the|the latest|top|more)\b.{0,80}\b(?:delivered|sent) (?:straight |directly |right )?(?:to|every)\b",
        r"^(?:support|help|donate|become a (?:member|supporter|subscriber)|give (?:now|today))\b.{0,100}\b(?:our|us|independent|journalism|newsroom|reporting)\b",
        r"^if you (?:value|like|liked|enjoy|enjoyed|appreciate)\b.{0,60}\b(?:our|us|this)\b.{0,80}\b(?:consider|donat\w+|support\w*|subscri\w+|becom\w+|sign up)\b",
        r"\bwe (?:rely|depend) on (?:our )?(?:readers|members|supporters|donations)\b|^(?:please )?consider (?:making a donation|donating|becoming|subscribing|supporting (?:us|our))\b",
        r"^(?:stay|keep) (?:up[- ]to[- ]date|informed|tuned|connected|updated)\b.{0,100}\b(?:app|newsletters?|with us|our|notifications|download\w*|subscri\w+|follow\w*)\b",
        r"^don['’]t miss (?:out|a |any |our )|\bturn on (?:push )?notifications\b",
        r"^you can (?:unsubscribe|opt out|cancel)\b|\bunsubscribe at any ?time\b|^thank(?:s| you) for (?:signing up|subscribing|registering|your subscription)\b",
        r"\bprotected by re-?captcha\b|^(?:please )?(?:read|see|view) our (?:privacy|cookie)\b|\byou agree to (?:our|the) (?:terms|privacy)\b",
        r"\byour (?:support|donation|contribution|subscription)\b.{0,60}\b(?:us|our|journalism|helps?|matters)\b",
        r"\b(?:supported|funded|made possible) by (?:our )?(?:readers|members|viewers|listeners|subscribers)\b.{0,20}\b(?:you|donate|join)\b",
        r"^donate (?:now|today|here|to)\b|\bdonate (?:now|today|here)\W*$",
        # advertisements
        r"\b(?:advertisement|advert|ad)s?\b.{0,40}\b(?:loaded|loading|load|blocker|blocked|continues?|below|skip)\b",
        rf"^(?:the |this |your )?(?:{_PAGE}|story)\b.{{0,20}}\bcontinues?\b.{{0,30}}\b(?:below|after (?:the |this |our )?(?:ads?|adverts?|advertisements?|videos?|promos?|photos?|newsletter|break))\b",
        rf"^(?:scroll|read on|keep reading|continue)\b.{{0,60}}\b(?:{_PAGE}|below|more)\b",
        r"\b(?:your|this) (?:web )?browser\b.{0,60}\b(?:support|javascript|video|audio|update|upgrade|play)",
        r"^(?:please )?(?:enable|turn on|disable|turn off|allow)\b.{0,40}\b(?:javascript|cookies|ad ?blocker|notifications)\b",
        # comments and contact
        rf"\b(?:comments?|commenting)\b.{{0,40}}\b(?:on|about|under|below) (?:this|the|our) (?:{_PAGE}|page|site)\b.{{0,20}}\?",
        r"^(?:would you like to|do you want to|want to|please|log ?in to|sign in to|be the first to|leave|post|add|share|join|view|show|read|write)\b.{0,60}\b(?:comments?|commenting|conversation|discussion|your (?:thoughts|views?|opinion|story|experience))\b",
        r"^(?:have|has|got|do you (?:have|know)|did you|are you|were you|know something|see something)\b.{0,80}\b(?:tips?|news tip|story (?:to share|for us)|feedback|question for|know more|spot(?:ted)?|experience)\b.{0,100}(?:\?|@|e-?mail|contact|let us know|get in touch|write to)",
        r"^(?:contact|e-?mail|reach|write to|get in touch with|send|call)\b.{0,60}\b(?:the (?:author|reporter|editor|newsroom|newsdesk)|us|your (?:tips?|letters?|feedback))\b",
        r"^have your say\b|\bin the comments?(?: section)? below\W*$",
        r"^do you have (?:a|an|any) (?:story|tips?|information|photos?|pictures?|videos?|questions?)\b.{0,60}\?",
        r"^contact .{2,60}\b(?:at|on|via)\b.{0,30}(?:@|\d{3})",
        r"^if you(?:['’]re| are| have| need|,)?\b.{0,80}\b(?:help|support|affected|struggling|crisis|advice)\b.{0,120}\b(?:call|contact|visit|text|phone|reach|helpline)\b",
        r"^what do you think\b.{0,60}\?",
        r"^comments? (?:are|is|have been) (?:now )?(?:closed|off|disabled|moderated)\b",
        r"^for more\b.{0,80}\b(?:download|visit|subscribe|sign up|follow|click|go to|head to)\b",
        r"^you can (?:also )?(?:follow|read|watch|find|listen|sign up|subscribe)\b.{0,60}\b(?:our|here|us)\b",
        rf"^this {_PAGE} is part of (?:our|a|the)\b.{{0,40}}\b(?:series|project|coverage|newsletter)\b",
        r"^the post\b.{1,200}\bappeared\s+first\s+on\b",
        rf"^(?:listen to|watch|read|hear) this {_PAGE}\b.{{0,40}}$",
        # money
        r"^(?=.*\b(?:commissions?|compensation|percentage)\b)(?=.*\b(?:links?|purchas\w+|buy|shop)\b).*\b(?:we|us|our|site|publisher)\b",
        r"\baffiliate (?:links?|commission|partners?|programme|program)\b|\bpartner links\b",
        r"^(?:all )?(?:reviews?|recommendations?|products?)\b.{0,60}\b(?:unbiased|independently|selected by our)\b",
        r"^(?:all )?prices?\b.{0,60}\b(?:subject to change|correct at)\b",
        # about the page
        rf"^(?:this|the) (?:{_PAGE}|interview|transcript|conversation)\b.{{0,60}}\b(?:has been|was|is)\b.{{0,40}}\b(?:edited (?:for|and)|condensed|originally published|first (?:published|appeared)|republished|updated to|amended|translated (?:from|by)|produced by|auto-?generated|generated)\b",
        r"^(?:the )?[A-Z][\w. ]{2,40} contributed (?:reporting )?to this (?:report|story|article)\b.{0,20}$",
        r"^(?:click|tap|press|swipe|hover|watch|listen|see|view|read|play)\b.{0,40}\b(?:here|below|above|video|gallery|full story|more|player|link)\b.{0,40}$",
        rf"^this (?:{_PAGE}|story|report) (?:has been|was|is being|will be) (?:updated|corrected|amended|clarified)\b",
        r"^this is (?:a|an) (?:developing|breaking|evolving|live)\b.{0,20}\b(?:story|news|blog|report)\b|^more (?:details |information |news )?(?:to (?:follow|come)|soon|shortly)\W*$|^check back (?:later|soon|for)\b",
        r"^(?:the |all )?(?:views|opinions)\b.{0,60}\bexpressed\b.{0,100}\b(?:authors?|writers?|own|contributors?|columnists?)\b",
        r"^(?:recommended|featured|top|latest|more|related) (?:videos?|photos?|galler(?:y|ies))\W*$|^(?:photo |picture |video )?gallery:.{0,80}$|^follow (?:our |the )?(?:live|latest)\b.{0,40}$",
        r"^(?:load|show|see|view) (?:more|all)\W*$|^copy link\b.{0,30}$|^listen to (?:the|this) (?:story|article|episode)\b.{0,20}$",
        r"^(?:share|save|print|copy|bookmark|gift|e-?mail) (?:this|the|full) (?:article|story|page|link)\b.{0,40}$",
    )
)  # fmt: skip  # one kind a line
"""What a page says to its reader; without a quotation: sources address people as well."""
RELATED_HEADING = re.compile(
    r"(?:\W{0,3})(?:related(?: (?:articles?|stories|news|topics|content|coverage|links|posts|reading))?"
    r"|read (?:more|next|also|on)|more (?:on this(?: story)?|stories|news|from .{1,40}|like this|reading|in .{1,30})"
    r"|(?:you (?:may|might) (?:also )?(?:like|be interested in))|recommended(?: (?:stories|articles|reading|for you))?"
    r"|(?:most|also) (?:read|popular|viewed)|trending(?: now)?|top stories|latest (?:news|stories|headlines)"
    r"|editor['’]?s['’]? picks?|don['’]t miss|up next|see also|further reading|in other news|more headlines"
    r"|what to read next|other stories|popular stories)\W{0,3}",
    re.I,
)
"""Above a list of other articles."""
RELATED_LINE = re.compile(
    r"\W{0,3}(?:(?:READ|SEE|WATCH|LISTEN|RELATED|ALSO|MORE|MUST|DON['’]T MISS|RECOMMENDED|OPINION|ANALYSIS|EXPLAINER|EXCLUSIVE|VIDEO|PHOTOS?|GALLERY|IN PICTURES)(?: (?:READ|MORE|ALSO|NEXT|STORY|STORIES|ON|WATCH|NOW))*\W*[:|>»–—-].*"
    r"|(?:READ MORE|ALSO READ|READ ALSO|READ NEXT|SEE ALSO|MUST READ|WATCH NOW|RELATED STORY|RELATED)\s+[“\"‘']?[A-Z].*"
    r"|(?i:(?:read|see|watch|related|also read|more) ?(?:more|also|next|the full story)?\s*[:|>»].*)"
    r"|(?i:(?:read|see) (?:more|the full (?:story|report|article))(?: (?:about|on|at|in|here)\b.{0,120})?\W{0,3}))",
)
"""A link to another article, on a line of its own."""
SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*$""")
CUT_OFF = re.compile(r"(?:…|\.\.\.)\W{0,2}$")
LAST_SENTENCE = re.compile(r"(.*[.!?][\"”’)]*)\s+[^.!?]*(?:…|\.\.\.)\W*$", re.S)
HEADLINE_WORDS = 20


def drop_promos(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs of an article without those that are about its page.

    >>> drop_promos(["They left.", "Get our news in your inbox.", "Read more:", "Boats return"])
    ['They left.']
    """
    kept: list[str] = []
    for paragraph in _without_related(paragraphs):
        if is_paywall(paragraph):
            kept[-1:] = _without_cut(kept[-1:])
        elif not is_promo(paragraph):
            kept.append(paragraph)
    return kept


def is_promo(paragraph: str) -> bool:
    """Return whether a paragraph is what a page says to its reader.

    >>> is_promo("Would you like to comment on this article?")
    True
    >>> is_promo("The union would like to comment on the plan.")
    False
    """
    if len(paragraph) > PROMO_CHARACTERS or QUOTED.search(paragraph):
        return False
    return any(pattern.search(paragraph) for pattern in PROMOS)


def is_paywall(paragraph: str) -> bool:
    """Return whether a paragraph stands where an article goes on for those who pay."""
    short = len(paragraph) <= PROMO_CHARACTERS and not QUOTED.search(paragraph)
    return short and PAYWALL.search(paragraph) is not None


def _without_cut(last: list[str]) -> Iterator[str]:
    """Yield a paragraph without the sentence that a paywall cuts off."""
    for paragraph in last:
        whole = LAST_SENTENCE.match(paragraph)
        if not CUT_OFF.search(paragraph):
            yield paragraph
        elif whole:
            yield whole[1]


def _without_related(paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs without links to other articles, and without lists of them.

    A list is the lines below its heading that end no sentence.
    """
    listing = False
    for number, paragraph in enumerate(paragraphs):
        if number and RELATED_HEADING.fullmatch(paragraph):
            listing = True
        elif listing and _is_headline(paragraph):
            continue
        elif number == 0 or not _is_related_line(paragraph):
            listing = False
            yield paragraph


def _is_related_line(paragraph: str) -> bool:
    return len(paragraph) <= PROMO_CHARACTERS and RELATED_LINE.fullmatch(paragraph) is not None


def _is_headline(paragraph: str) -> bool:
    short = len(paragraph.split()) <= HEADLINE_WORDS
    return short and SENTENCE_END.search(paragraph) is None
