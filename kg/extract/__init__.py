"""Articles in; annotated documents, mentions and statements out. Alone here lives spaCy.

The package is also the function `kg.extract`: a text or an article in, its `Extraction` out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, overload

from kg.errors import ArticleError, InputError
from kg.records import Article, Extraction

__all__ = ["extract", "extract_articles"]

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.ontology import Ontology


def extract_articles(
    articles: Sequence[Article],
    nlp: Language,
    ontology: Ontology,
    *,
    on_error: Callable[[ArticleError], None] | None = None,
) -> Iterator[Extraction]:
    """Yield what each article says, in the order of the articles.

    An article that meets an unexpected error is passed to `on_error`, and the others go on;
    without `on_error` its ArticleError is raised.
    """
    from kg.extract.isolation import extract_each

    for found in extract_each(articles, nlp, ontology):
        if isinstance(found, Extraction):
            yield found
        elif on_error is None:
            raise found
        else:
            on_error(found)


@cache
def _loaded(model: str | None) -> Language:
    """Load a model once, however often the package is called."""
    from kg.extract.annotate import load_model

    return load_model(model)


@overload
def extract(  # type: ignore[overload-overlap]  # a text is one text, not its letters
    source: str | Article,
    *,
    title: str = "",
    published: str | date | None = None,
    ontology: str | Path | Sequence[str | Path] = (),
    model: str | None = None,
) -> Extraction: ...


@overload
def extract(
    source: Iterable[str | Article],
    *,
    title: str = "",
    published: str | date | None = None,
    ontology: str | Path | Sequence[str | Path] = (),
    model: str | None = None,
) -> list[Extraction]: ...


def extract(
    source: str | Article | Iterable[str | Article],
    *,
    title: str = "",
    published: str | date | None = None,
    ontology: str | Path | Sequence[str | Path] = (),
    model: str | None = None,
) -> Extraction | list[Extraction]:
    """Return what a text or an article says, or a list of them for several.

    Arguments:
        source: a text, an `Article`, or several of them.
        title: the headline of the text; it becomes its first paragraph, as in a file.
        published: when it appeared, a date or ISO 8601 such as "2025-06-02", from which "on
            Friday" is counted; of several texts it is the date of each.
        ontology: a Turtle file with more classes, properties and words, or several.
        model: another spaCy pipeline than the bundled one, by package name or folder.

    Raises `InputError`, `OntologyError` or `ModelError` for what it cannot take.

    >>> import kg
    >>> [statement] = kg.extract("Ana Ruiz heads the delegation.").statements
    >>> statement.subject.name, statement.predicate, statement.object.name
    ('Ana Ruiz', 'kg:heads', 'delegation')
    >>> statement.layer, statement.evidence.text
    (<Layer.FACT: 'fact'>, 'Ana Ruiz heads the delegation.')
    >>> [len(each.statements) for each in kg.extract(["Ana met Bo.", "It rained."])]
    [1, 1]
    """
    from kg.extract.arguments import article_of
    from kg.ontology import load_ontology

    alone = isinstance(source, str | Article)
    if title and not alone:
        raise InputError("a title goes with one text; for several give Articles")
    sources = [source] if isinstance(source, str | Article) else source
    articles = [article_of(each, title=title, published=published) for each in sources]
    files = [ontology] if isinstance(ontology, str | Path) else ontology
    found = list(extract_articles(articles, _loaded(model), load_ontology(*map(Path, files))))
    return found[0] if alone else found


class _Extract(ModuleType):
    """The package as a function."""

    __call__ = staticmethod(extract)


sys.modules[__name__].__class__ = _Extract
__doc__ = extract.__doc__ or ""  # what `help(kg.extract)` shows first
