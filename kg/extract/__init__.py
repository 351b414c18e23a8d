"""Articles in; annotated documents, mentions and statements out. Alone here lives spaCy.

The package is also the function `kg.extract`: a text or an article in, its `Extraction` out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from kg.errors import ArticleError
from kg.records import Article, Extraction

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


class _Extract(ModuleType):
    """The package as a function."""

    def __call__(self, source: str | Article, *, model: str | None = None) -> Extraction:
        """Return what a text or an article says; `model` names another spaCy pipeline.

        >>> import kg
        >>> kg.extract("Ana Ruiz heads the delegation.").statements[0].predicate
        'kg:heads'
        """
        from kg.ontology import load_ontology

        article = Article.from_text(source) if isinstance(source, str) else source
        return next(extract_articles([article], _loaded(model), load_ontology()))


sys.modules[__name__].__class__ = _Extract
