"""Names in; IRIs that need no further escaping (RFC 3987) out, and back."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote

from kg.errors import InputError
from kg.terms import DEFAULT_BASE, NAMESPACES, Iri

LONGEST_BASE = 500
"""Characters; the base is repeated before every name."""
_NOT_IN_IRI = re.compile(
    r"[\x00-\x20<>\"{}|\\^`\[\]\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]"
    r"|[\U000e0000-\U0010ffff]|%(?![0-9A-Fa-f]{2})"
    + "".join(rf"|[\U000{plane:x}fffe\U000{plane:x}ffff]" for plane in range(1, 14))
)
"""What RFC 3987 forbids outside of queries, and brackets, which only IPv6 hosts may have."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.+", re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z0-9._~-]*[A-Za-z0-9_~-]")


def kg_term(name: str) -> Iri:
    """Return the IRI of a class or property of the ontology by its local name."""
    return Iri(NAMESPACES["kg"] + encode(name))


def encode(name: str) -> str:
    """Return `name` as the last part of an IRI; letters and digits of any script stay.

    >>> encode("Çırağan_Palace"), encode("AT&T <b>"), encode("50%")
    ('Çırağan_Palace', 'AT%26T%20%3Cb%3E', '50%25')
    """
    if _PLAIN.fullmatch(name):
        return name
    local = "".join(
        char if _stays(char) else quote(char, safe="", errors="surrogatepass") for char in name
    )
    return f"{local[:-1]}%2E" if local.endswith(".") else local  # rdflib 7.6 fails on "id:U.S\."


def decode(local: str) -> str:
    """Return the name that `encode` turned into `local`."""
    return unquote(local, errors="surrogatepass") if "%" in local else local


def _stays(char: str) -> bool:
    if char < "\x80":
        return char.isalnum() or char in "-._~"
    return unicodedata.category(char)[0] in "LMN" and not _NOT_IN_IRI.match(char)


def escape_iri(iri: str) -> Iri:
    """Return `iri` with the characters that no IRI may contain percent-encoded.

    >>> escape_iri("https://example.org/a b>")
    'https://example.org/a%20b%3E'
    """
    iri = _NOT_IN_IRI.sub(lambda found: quote(found[0], errors="surrogatepass"), iri)
    front, sign, fragment = iri.partition("#")
    return Iri(front + sign + fragment.replace("#", "%23"))


def is_iri(text: str) -> bool:
    """Return whether `text` is an absolute IRI, by its scheme and its characters."""
    is_whole = _SCHEME.fullmatch(text) is not None and text.count("#") < 2
    return is_whole and _NOT_IN_IRI.search(text) is None


def check_base(base: str) -> str:
    """Return `base`, which ends in "/", "#" or ":"; raise InputError for any other.

    It may not be a namespace that kg's terms come from, nor lie in one or above kg's own: names of
    the text would be mistaken for terms. Nor may it have a query or a fragment, because the names
    after it would become a part of that.

    >>> check_base("https://example.org/news")
    'https://example.org/news/'
    """
    if len(base) > LONGEST_BASE:
        raise InputError(f"base is longer than {LONGEST_BASE} characters")
    if not is_iri(base):
        raise InputError(f"base {base!r} is not an absolute IRI; give one like {DEFAULT_BASE}")
    if "?" in base or "#" in base[:-1]:
        raise InputError(f"base {base!r} has a query or a fragment; give one like {DEFAULT_BASE}")
    checked = base if base[-1] in "/#:" else base + "/"
    for prefix, namespace in NAMESPACES.items():
        above = prefix in ("kg", "rel") and namespace.startswith(checked)
        if above or checked.startswith((namespace, f"{namespace.rstrip('#/')}/")):
            raise InputError(f"base {base!r} takes in {namespace}, where terms of the graph are")
    return checked


def expand(curie: str) -> Iri:
    """Return the IRI of a predicate written "kg:heads" or "rel:hand-to".

    RDF/XML needs predicates that end in an XML name; "rel:7" gets an underscore for that.

    >>> expand("rel:hand-to"), expand("rel:7")
    ('https://w3id.org/newskg/rel/hand-to', 'https://w3id.org/newskg/rel/7_')
    """
    prefix, _, name = curie.partition(":")
    local = encode(name)
    return Iri(NAMESPACES[prefix] + (local if _ends_in_name(local) else local + "_"))


def _ends_in_name(local: str) -> bool:
    tail = re.split("%[0-9A-F]{2}", local)[-1]
    return any(char.isalpha() or char == "_" for char in tail)


def contract(iri: str) -> str:
    """Return the predicate of this IRI as `expand` takes it; raise ValueError for others."""
    for prefix in ("kg", "rel"):
        if iri.startswith(NAMESPACES[prefix]):
            local = iri[len(NAMESPACES[prefix]) :]
            bare = local.removesuffix("_")
            return f"{prefix}:{decode(local if _ends_in_name(bare) else bare)}"
    raise ValueError(f"{iri} is not a predicate of kg")
