"""Corpora and base weights in; `kg/extract/model/` out. Never imported at run time."""
