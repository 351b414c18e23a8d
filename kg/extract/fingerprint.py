"""The name of a language model in; what tells it from every other out: a hash, or a version."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from kg.errors import ModelError

FOLDER = Path(__file__).parent
BUNDLED = (
    "coreference/weights.npz",
    *(f"model/{name}" for name in ("heads.npz", "inflection.json", "labels.json", "lemmas.json")),
    *("model/net.onnx", "model/pieces.txt"),
)
"""All that was learned; the rest of what decides is code, which has kg's version."""
SHORT = 12  # digits of a hash that people read


def bundled_digest() -> str:
    """Return the SHA-256 of the bundled model's files, in hexadecimal digits.

    Raises `ModelError` where one is missing.
    """
    digest = sha256()
    for name in BUNDLED:
        try:
            content = (FOLDER / name).read_bytes()
        except OSError as error:
            raise ModelError(f"The bundled model is incomplete: {error}") from error
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def identify_model(model: str | None = None) -> str:
    """Return the hash of the bundled model, or name and version of another spaCy pipeline.

    No path is in it: the same pipeline in another folder makes the same graph.
    """
    if model is None or model == "newskg":  # the bundled one by its name for spaCy
        return f"sha256:{bundled_digest()}"
    from spacy.util import get_package_path, is_package, load_meta

    folder = get_package_path(model) if is_package(model) else Path(model)
    meta = load_meta(folder / "meta.json")
    return f"{meta['lang']}_{meta['name']} {meta['version']}"
