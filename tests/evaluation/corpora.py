"""Where the corpora lie on this machine; tests that need them skip where they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CORPORA = Path(os.environ.get("KG_CORPORA", "corpora-are-absent"))

needs_corpora = pytest.mark.skipif(
    not CORPORA.is_dir(), reason="set KG_CORPORA to the folder of the development corpora"
)
