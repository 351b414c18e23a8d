"""What is known about the words of names: lists and patterns only, no logic."""

from __future__ import annotations

import re


def _word_list(text: str) -> frozenset[str]:
    return frozenset(text.split())


LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)
"""Letters that Unicode does not decompose into a plain one and a mark."""

SPELLINGS = {
    "centre": "center", "centers": "center", "centres": "center", "defense": "defence",
    "organisation": "organization", "labor": "labour", "programme": "program", "&": "and",
}  # fmt: skip  # a table
"""One word with an American and a British spelling."""

SMALL_WORDS = _word_list("of the for and in a an on to s de la")
"""Words that an acronym and an institution's name may leave out."""

LINKS = _word_list("of for in on to at and against")
"""Words after the noun of an institution's name."""

LEGAL_FORMS = _word_list(
    """ag ab asa as bhd bv co comp company corp corporation gmbh inc incorporated jsc jv kg limited
    llc llp ltd nv oao ojsc oy oyj ooo pao pjsc plc sa sarl se spa srl tbk pte pty"""
)
"""Last words of a company's name that say only which sort of company it is."""

KINDS = LEGAL_FORMS | _word_list(
    """agency airline airlines airways association bank brand brands broadcaster conglomerate
    digital enterprises foundation group holding holdings industries international magazine media
    movement network news newspaper nonprofit organization party society solutions studio studios
    systems technologies technology"""
)
"""Last words of an organization's name that say of which sort it is; articles soon omit them."""

HONORIFICS = _word_list(
    """mr mrs ms miss mx dr prof professor sir dame lord lady hon rev gen general col colonel maj
    major capt captain lt lieutenant sgt adm admiral president prime minister chancellor senator
    sen governor gov cllr councillor judge justice secretary ambassador mayor chairman comrade
    chief alhaji alhaja sheikh sheikha imam baroness viscount mullah ayatollah rabbi archbishop
    bishop cardinal pastor reverend datuk dato haji hajia inspector superintendent detective
    brigadier marshal herr frau monsieur madame señor señora senor senora shri smt"""
)
"""Words before a person's name that are not part of it."""

NAME_ENDS = _word_list("phd md mp mep obe cbe esq")
"""Words after a person's name that are not part of it."""

GENERATIONS = _word_list("jr sr ii iii iv")
"""Words after a person's name that distinguish father and son."""

PARTICLES = _word_list("von van der den de del della di da dos du la le el al bin ibn")
"""Words that begin a surname of several words."""

FAMILY_FIRST = _word_list(
    """ahn bae bai cai cao chang chen cheng cho choi chung deng ding dong fan feng gao gong guo han
    he hong hu huang hwang jang jeong jiang jin jung kang kim ko kong kwon lee lei li liang lim lin
    liu lu luo ma mao meng min moon nguyen oh pan park peng pham qian qin seo shen shi shin song
    su sun tan tang tian tran tsai wang wei wen wong wu xi xia xie xu yan yang ye yin yoon yu yuan
    zeng zhang zhao zheng zhou zhu"""
)
"""East Asian family names, which stand before the given name."""

INSTITUTIONS = _word_list(
    """army assembly bank cabinet commission committee congress council court delegation delegations
    department embassy force forces government guard ministry military navy office
    parliament police presidency prosecutor prosecutors senate service services staff team"""
)
"""Nouns for institutions of which each country has its own."""

PURPOSES = _word_list(
    """administrative affairs agriculture air anti appeal appeals armed budget central chief city
    coast constitutional corruption criminal culture customs defence economic economy education
    election electoral emergency energy environment federal finance foreign general health high
    home intelligence interior internal joint justice labour legislative lower minister
    municipal national negotiating peace president presidential prime public security supreme
    trade transport upper"""
)
"""The purpose of such an institution; without a country it may be that of any."""

IMPLIED = {"affairs": "ministry"}
"""Words that add nothing to another: a Ministry of Foreign Affairs is a Foreign Ministry."""

SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\b(?:ye|ie|je)", "e"),  # Yermak, Iermak, Ermak
        (r"ie(?=\w)", "e"),  # Umierov, Umerov
        (r"(?<=\w)(?:oe|ue|ae)(?=\w)", lambda match: match[0][0]),  # Mueller, Müller
        (r"(?<=\w)[yj]", "i"),  # Zelensky, Zelenskyi, Medinskij
        (r"kh", "h"),  # Akhmetov, Ahmetov
        (r"ph", "f"),
        (r"ck", "k"),
        (r"ks", "x"),  # Aleksei, Alexei
        (r"w", "v"),
        (r"(\w)\1+", r"\1"),  # Zelenskyy, Phillip
    )
)
"""How one name is spelled in several ways when it comes from another script."""

GIVEN = (
    "aleksei alexei alexey aleksey oleksiy oleksii",
    "aleksandr alexander alexandr oleksandr aliaksandr",
    "andrei andrey andriy andrii andrej",
    "dmitri dmitry dmytro dzmitry",
    "evgeny yevgeny evgeni yevhen yevgeni",
    "grigory hryhoriy grigori",
    "igor ihor",
    "konstantin kostyantyn",
    "maxim maksim maksym",
    "mikhail mykhailo mikhailo mihail",
    "nikolai nikolay mykola mikola",
    "oleg oleh",
    "pavel pavlo",
    "pyotr petr petro",
    "sergei sergey serhiy serhii sergiy",
    "vasily vasyl vasili",
    "viktor victor",
    "vladimir volodymyr uladzimir",
    "vladislav vladyslav",
    "yuri yury yuriy iurii",
    "abdullah abdallah abdulla",
    "ahmed ahmad ahmet",
    "ali aly",
    "hassan hasan",
    "hussein husain hossein hussain husayn hosein",
    "ibrahim ebrahim",
    "mohammed muhammad mohamed mohammad muhammed mohamad mehmed",
    "mustafa moustafa mostafa",
    "omar umar",
    "osama usama",
    "yusuf youssef yousef yousuf yusef",
)
"""Given names as several languages and transliterations write them."""

NICKNAMES = {
    short: frozenset(full.split())
    for short, full in {
        "andy": "andrew", "bill": "william", "bob": "robert", "bobby": "robert",
        "chuck": "charles", "danny": "daniel", "dave": "david", "dick": "richard",
        "drew": "andrew", "jack": "john", "jim": "james", "jimmy": "james", "joe": "joseph",
        "johnny": "john", "kate": "katherine kathryn", "kathy": "katherine kathleen",
        "larry": "lawrence laurence", "liz": "elizabeth", "maggie": "margaret", "mick": "michael",
        "mike": "michael", "peggy": "margaret", "rick": "richard", "sue": "susan",
        "ted": "edward theodore", "tom": "thomas", "tommy": "thomas", "tony": "anthony antonio",
    }.items()
}  # fmt: skip  # a table
"""Short forms of given names that do not begin them."""
