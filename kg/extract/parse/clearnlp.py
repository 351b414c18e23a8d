"""A `Doc` with the labels of ClearNLP in; the same text in Universal Dependencies out.

spaCy's own English pipelines label trees after Choi & Palmer (2012), "Guidelines for the CLEAR
Style Constituent to Dependency Conversion". Where a preposition, a copula or the last word of a
name is the head there, a nominal, the predicate or the first word of a name is the head in UD.
"""

from __future__ import annotations

from kg.extract.parse.editing import EditableTree
from kg.extract.tokens import Doc, Token
from kg.extract.tree import NOUNS, VERBAL
from kg.extract.words import load_words

RENAMED = "relations"
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
PREPOSITIONS = ("prep", "agent", "dative", "conj", "pcomp", "ROOT")
OBJECTS = ("pobj", "pcomp", "obl", "nmod", "advcl", "acl")
PREDICATES = ("attr", "acomp", "oprd")
SUBJECTS = ("nsubj", "nsubjpass")
AUXILIARIES = frozenset({"aux", "auxpass"})
BEFORE_NAME = ("amod", "compound", "nn", "nmod", "poss")


def to_universal(doc: Doc) -> Doc:
    """Return `doc` in Universal Dependencies; one that is so already comes back as it is.

    1. nominals above their prepositions  2. predicates above copulas  3. coordination flat
    4. names headed by their first word  5. subjects of infinitives with the verb above
    6. the labels that only change their name
    """
    if load_words("scheme")[RENAMED].keys().isdisjoint(token.dep_ for token in doc):
        return doc
    tree = EditableTree(doc)
    _turn_prepositions(tree)  # 1
    _turn_copulas(tree)  # 2
    _flatten_coordination(tree)  # 3
    _turn_names(tree)  # 4
    _raise_subjects(tree)  # 5
    _rename(tree)  # 6
    return tree.rebuild()


def _turn_prepositions(tree: EditableTree) -> None:
    """Attach prepositions to their objects, the inner ones first: "out of the hall"."""
    for token in reversed(tree.doc):
        labels = ("prep",) if token.tag_ == "VBG" else PREPOSITIONS  # "including", no other verb
        marks = token.pos_ in ("ADP", "SCONJ") or token.tag_ in ("IN", "TO", "VBG")
        objects = tree.dependents(token.i, *OBJECTS) if marks else []
        objects = [at for at in objects if not _is_bare_preposition(tree, at)]
        if objects and tree.labels[token.i] in labels:
            _turn_preposition(tree, token.i, objects[0])


def _is_bare_preposition(tree: EditableTree, at: int) -> bool:
    """Return whether a token is the second word of a preposition: "because of"."""
    return tree.doc[at].pos_ == "ADP" and not tree.dependents(at, "pobj", "pcomp")


def _turn_preposition(tree: EditableTree, at: int, inner: int) -> None:
    token, was = tree.doc[inner], tree.labels[at]
    clausal = token.pos_ in VERBAL and tree.labels[inner] in ("pcomp", "advcl", "acl")
    mark = "mark" if clausal else "case"
    for second in tree.dependents(at, "pcomp", "prep"):
        if second != inner and _is_bare_preposition(tree, second):
            tree.attach(second, inner, mark)
    tree.promote(inner, over=at, label=mark)
    if was in ("conj", "ROOT"):
        return
    above = tree.doc[tree.heads[inner]]
    on_noun = above.pos_ in NOMINAL
    if clausal:
        tree.labels[inner] = "acl" if on_noun else "advcl"
    else:
        tree.labels[inner] = "obl:agent" if was == "agent" else "nmod" if on_noun else "obl"


def _turn_copulas(tree: EditableTree) -> None:
    for token in tree.doc:
        if token.lemma_ != "be" or token.pos_ not in VERBAL or tree.labels[token.i] in AUXILIARIES:
            continue
        there = any(tree.doc[at].tag_ == "EX" for at in tree.dependents(token.i, "expl"))
        predicate = _predicate(tree, token.i)
        if predicate is None:
            continue
        if there:
            tree.labels[predicate] = "nsubj"
        else:
            tree.promote(predicate, over=token.i, label="cop")


def _predicate(tree: EditableTree, be: int) -> int | None:
    """Return what "be" says of its subject: a nominal, an adjective, or a place behind it."""
    direct = tree.dependents(be, *PREDICATES)
    behind = [at for at in tree.dependents(be, "obl") if at > be]
    found = direct or (behind if tree.dependents(be, *SUBJECTS) else [])
    return found[0] if found else None


def _flatten_coordination(tree: EditableTree) -> None:
    """Attach all conjuncts to the first, and each conjunction on the conjunct behind it."""
    for token in tree.doc:
        conjuncts = tree.dependents(token.i, "conj")
        for joint in tree.dependents(token.i, "cc"):
            behind = next((at for at in conjuncts if at > joint), None)
            if behind is not None and joint > token.i:
                tree.attach(joint, behind, "cc")
        if tree.labels[token.i] == "conj":
            for conjunct in conjuncts:
                tree.attach(conjunct, tree.heads[token.i], "conj")


def _turn_names(tree: EditableTree) -> None:
    for span in tree.doc.ents:
        last = _head_within(tree, span.start, span.end)
        if span.label_ != "PERSON" or last is None:
            continue
        first = span.start
        if first != last:
            tree.promote(first, over=last, label="flat")
            for part in range(first + 1, span.end):
                tree.attach(part, first, "case" if tree.doc[part].tag_ == "POS" else "flat")
        _attach_title(tree, first)


def _head_within(tree: EditableTree, start: int, end: int) -> int | None:
    """Return the only token of a span that depends on one outside it, or on none."""
    heads = [at for at in range(start, end) if tree.heads[at] not in {*range(start, end)} - {at}]
    return heads[0] if len(heads) == 1 else None


def _attach_title(tree: EditableTree, name: int) -> None:
    """Mark the noun before a name as its title, and attach to it what stands before it."""
    before = [at for at in tree.dependents(name, *BEFORE_NAME) if at < name]
    title = before[-1] if before else name
    if title + 1 != name or tree.doc[title].pos_ not in NOUNS:
        return
    tree.labels[title] = "nmod:desc"
    for other in before[:-1]:
        tree.attach(other, title, tree.labels[other])


def _raise_subjects(tree: EditableTree) -> None:
    """Attach subjects of infinitives, and hearers, to the verb above; free "it" before a clause."""
    for token in tree.doc:
        above = tree.heads[token.i]
        if tree.labels[token.i] == "ccomp" and above != token.i:
            if not _is_infinitive(tree, token):
                for hearer in tree.dependents(above, "dobj"):  # "told Reuters that"
                    tree.labels[hearer] = "dative"
            elif not tree.dependents(above, "dobj"):
                for subject in tree.dependents(token.i, "nsubj"):
                    tree.attach(subject, above, "dobj")
                    tree.labels[token.i] = "xcomp"
            _free_expletive(tree, above, token.i)


def _is_infinitive(tree: EditableTree, predicate: Token) -> bool:
    marks = [tree.doc[at] for at in tree.dependents(predicate.i, "aux", "mark")]
    verbs = [predicate, *(tree.doc[at] for at in tree.dependents(predicate.i, "cop"))]
    bare = any(verb.tag_ == "VB" for verb in verbs)
    return bare and all(mark.tag_ == "TO" for mark in marks)


def _free_expletive(tree: EditableTree, verb: int, clause: int) -> None:
    impersonal = (
        tree.doc[verb].lemma_ in load_words("scheme")["impersonal"]["verbs"]
        or tree.doc[verb].pos_ == "ADJ"
        or bool(tree.dependents(verb, "auxpass"))
    )
    for subject in tree.dependents(verb, *SUBJECTS) if impersonal else ():
        if tree.doc[subject].lower_ == "it" and subject < clause:
            tree.labels[subject] = "expl"
            if tree.doc[verb].pos_ == "ADJ":
                tree.labels[clause] = "csubj"


def _rename(tree: EditableTree) -> None:
    names = load_words("scheme")[RENAMED]
    for token in tree.doc:
        label = tree.labels[token.i]
        if label == "npadvmod":
            on_noun = tree.doc[tree.heads[token.i]].pos_ in NOMINAL
            tree.labels[token.i] = "nmod:unmarked" if on_noun else "obl:unmarked"
        elif label == "aux" and token.tag_ == "TO":
            tree.labels[token.i] = "mark"
        else:
            tree.labels[token.i] = names.get(label, label)
