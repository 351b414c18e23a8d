"""A server of the sample for all tests here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.serving import Served, serving


@pytest.fixture(scope="session")
def server(sample: Path) -> Iterator[Served]:
    """Yield a server of the sample; it is only read, so all tests can share it."""
    with serving(sample) as served:
        yield served
