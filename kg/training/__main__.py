"""`python -m kg.training`: train the model, or say what has to be installed for that."""

from __future__ import annotations

import sys
from importlib.util import find_spec

NEEDED = ("onnx", "safetensors", "torch")
"""The packages of the dependency group `train` that kg.training imports."""


def main() -> None:
    """Train, unless something is missing."""
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        sys.exit(
            f"Error: training needs {', '.join(missing)}, which kg itself does not. "
            "In the project's folder: pip install --group train"
        )
    from kg.training.run import main as train

    train()


if __name__ == "__main__":
    main()
