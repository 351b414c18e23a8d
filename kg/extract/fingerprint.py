"""The name of a language model in; what tells it from every other out: a hash, or a version."""

from __future__ import annotations

from functools import cache
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


def missing_model(model: str) -> str:
    """Return a message for a model that is not there."""
    return (
        f"No language model {model!r}: install it (python -m spacy download {model}), "
        "name the folder of a spaCy pipeline, or leave the option out to use the bundled one."
    )


def identify_model(model: str | None = None) -> str:
    """Return the hash of the bundled model, or name and version of another spaCy pipeline.

    No path is in it: the same pipeline in another folder makes the same graph. Raises `ModelError`
    where there is none.
    """
    if model is None or model == "newskg":  # the bundled one by its name for spaCy
        return f"sha256:{bundled_digest()}"
    from spacy.util import get_package_path, is_package, load_meta

    folder = get_package_path(model) if is_package(model) else Path(model)
    try:
        meta = load_meta(folder / "meta.json")
    except (OSError, ValueError) as error:
        raise ModelError(missing_model(model)) from error
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


@cache
def code_digest() -> str:
    """Return the SHA-256 of the code and the word lists that extract, in hexadecimal digits.

    kg's version stays the same while kg is developed; what was extracted before must not be taken
    for what this code extracts.
    """
    digest = sha256()
    package = FOLDER.parent
    files = [*package.glob("*.py"), *(each for each in FOLDER.rglob("*.*") if _is_code(each))]
    for file in sorted(files):
        digest.update(f"{file.relative_to(package).as_posix()}\n".encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _is_code(file: Path) -> bool:
    return file.suffix in {".py", ".tsv", ".toml", ".json", ".txt"} and file.parent.name != "model"
