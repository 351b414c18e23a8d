"""Texts in; trees in Universal Dependencies, without a parser's common mistakes, out."""
