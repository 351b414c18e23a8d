"""The same text gives the same graph whatever computes it: decisions do not hang on last bits."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__
from spacy.language import Language

from kg.extract.annotate import load_model
from kg.extract.parse.neural import analyser
from kg.extract.parse.neural.net import Scores
from tests.extract.annotated import decisions

ROOT = Path(__file__).parents[2]
EMULATOR = "qemu-x86_64"
TEXTS = (
    "Ana Ruiz, the mayor of Tarova, said on Monday that she would not meet the union's leaders "
    "before they end the strike at Baltex, the port's largest employer. The company, which Ruiz "
    "led until 2019, has not paid its 1,200 workers since March, according to the union.",
    "The court in Lisbon fined Orvane $2.3 million after its director, Piet Maas, denied that the "
    "firm had sold the data. Maas told reporters he will appeal. “They never asked us,” he said.",
)


def seed() -> str:
    """Return the first paragraphs of a seed article, some 200 words."""
    text = min((ROOT / "seeds").iterdir()).read_text("utf-8")
    return text[: text.index("\n", 1200)]


def elsewhere(command: Sequence[str], texts: Sequence[str], **environment: str) -> list[object]:
    """Return what a process of its own decides of texts."""
    ran = subprocess.run(
        [*command, sys.executable, "-m", "tests.extract.annotated"],
        input=json.dumps(texts),
        capture_output=True,
        cwd=ROOT,
        env=os.environ | environment,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    found: list[object] = json.loads(ran.stdout)
    return found


@pytest.mark.skipif(not shutil.which(EMULATOR), reason=f"needs {EMULATOR} (Debian qemu-user)")
def test_another_processor_reads_the_same(nlp: Language) -> None:
    """A Nehalem, which has neither AVX nor FMA, reads a seed as this machine's processor does."""
    assert elsewhere([EMULATOR, "-cpu", "Nehalem"], [seed()]) == decisions(nlp, [seed()])


def test_other_numeric_kernels_read_the_same(nlp: Language) -> None:
    """NumPy without its newer instructions, and OpenBLAS for an old processor, decide the same."""
    newer = [name for name in __cpu_dispatch__ if __cpu_features__.get(name)]
    texts = [*TEXTS, seed()]
    kernels = {"OPENBLAS_CORETYPE": "Nehalem", "NPY_DISABLE_CPU_FEATURES": " ".join(newer)}
    assert elsewhere([], texts, **kernels) == decisions(nlp, texts)


@pytest.mark.parametrize("run", range(3))
def test_noise_changes_no_decision(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, run: int
) -> None:
    """Ten times what processors differ by changes nothing: no score is rounded to coarse steps."""
    texts = [*TEXTS, seed()]
    expected = decisions(nlp, texts)
    random = np.random.default_rng(run)
    read = analyser.read_window

    def noisy(*window: object, **edges: object) -> Scores:
        scores = read(*window, **edges)  # type: ignore[arg-type]  # as it was called
        arrays = {field.name: getattr(scores, field.name) for field in fields(scores)}
        return replace(scores, **{name: shaken(array) for name, array in arrays.items()})

    def shaken(array: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        if array.dtype != np.float32:
            return array  # the best class already
        return array + random.uniform(-1e-4, 1e-4, array.shape).astype(np.float32)

    monkeypatch.setattr(analyser, "read_window", noisy)
    assert decisions(nlp, texts) == expected


def test_neighbours_and_threads_change_nothing(nlp: Language) -> None:
    """A text is read as it is alone, in any company and with any number of threads."""
    alone = [decisions(nlp, [text])[0] for text in TEXTS]
    assert decisions(nlp, [seed(), *TEXTS, seed()])[1:-1] == alone
    assert decisions(load_model(threads=3), TEXTS) == alone


def test_sums_of_floats_not_of_bytes() -> None:
    """The shipped graph rounds no activation, whatever its weights are stored as."""
    net = (Path(analyser.__file__).parents[2] / "model" / analyser.NET_FILE).read_bytes()
    assert b"DequantizeLinear" in net
    assert b"DynamicQuantize" not in net
    assert b"QAttention" not in net
