"""What tells one language model from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ModelError
from kg.extract import fingerprint
from kg.extract.annotate import BUNDLED as FOLDER
from kg.extract.coreference.ranker import WEIGHTS
from kg.extract.fingerprint import BUNDLED, bundled_digest, identify_model


def test_all_that_was_learned_is_in_the_hash() -> None:
    """No file of weights or word lists is left out."""
    notices = {"MODEL_CARD.md", "WORDNET.txt"}
    learned = {WEIGHTS, *(path for path in FOLDER.iterdir() if path.name not in notices)}
    assert {fingerprint.FOLDER / name for name in BUNDLED} == learned


def test_a_changed_weight_changes_the_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hash is of the files' bytes; a missing file is an error that names it."""
    for name in BUNDLED:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((fingerprint.FOLDER / name).read_bytes())
    before = bundled_digest()
    monkeypatch.setattr(fingerprint, "FOLDER", tmp_path)
    assert bundled_digest() == before
    with (tmp_path / BUNDLED[0]).open("ab") as stream:
        stream.write(b"x")
    assert bundled_digest() != before
    (tmp_path / BUNDLED[0]).unlink()
    with pytest.raises(ModelError, match="weights"):
        bundled_digest()


def test_other_pipelines_are_named_without_their_folder(tmp_path: Path) -> None:
    """A spaCy pipeline is known by its name and version, wherever it lies."""
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "news", "version": "1.0"}')
    assert identify_model(str(tmp_path)) == "en_news 1.0"
