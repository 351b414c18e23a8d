"""The code keeps its design: boundaries, sizes, format, style and types."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "style": ["ruff", "check", "."],
    "types": ["mypy"],
}


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS)
def test_checks_find_nothing(command: list[str], root: Path) -> None:
    """The tool finds nothing to complain about."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_steps_do_not_know_each_other(root: Path) -> None:
    """Every import contract of pyproject.toml is kept."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def modules(root: Path) -> list[Path]:
    """Return the Python files of the package."""
    return sorted((root / "kg").rglob("*.py"))


def test_every_module_says_what_goes_in_and_out(root: Path) -> None:
    """Each module begins with a docstring, and a new one cannot forget it."""
    silent = [str(path) for path in modules(root) if not ast.get_docstring(_tree(path))]
    assert silent == []


def test_modules_and_functions_are_short(root: Path) -> None:
    """250 lines a module; 40 lines and five parameters a function."""
    long = []
    for path in modules(root):
        name, lines = path.relative_to(root), path.read_text("utf-8").count("\n")
        long += [f"{name}: {lines} lines"] if lines > 250 else []
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef) and not _is_command(node):
                size = (node.end_lineno or 0) - node.lineno + 1
                long += [f"{name} {node.name}: {size} lines"] if size > 40 else []
                count = len([*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs])
                has_self = bool(node.args.args) and node.args.args[0].arg in {"self", "cls"}
                long += [f"{name} {node.name}: {count} parameters"] if count - has_self > 5 else []
    assert long == []


def test_functions_take_at_most_five_arguments_by_position(root: Path) -> None:
    """No function takes more than five positional arguments; options are keyword-only."""
    crowded = [
        f"{path.name}:{node.lineno} {node.name}"
        for path in modules(root)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef) and not _is_command(node)
        if len([*node.args.posonlyargs, *node.args.args]) > 6  # with self
    ]
    assert crowded == []


def test_no_mutable_defaults_and_no_print(root: Path) -> None:
    """The core prints nothing; only the command line and the training log write."""
    printing = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in modules(root)
        if path.parts[-2] not in {"cli", "training", "evaluation"}
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]
    assert printing == []


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _is_command(node: ast.FunctionDef) -> bool:
    """Return whether this is a command of click, whose options arrive by keyword."""
    return any(
        "click" in ast.unparse(each) or "option" in ast.unparse(each)
        for each in node.decorator_list
    )
