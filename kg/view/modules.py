"""ES modules in → one script out, for a page that works from a file.

Browsers fetch no module from a file, and a policy with hashes allows none from `data:`. So modules
are joined in one function, each after those it imports. That keeps their meaning as long as no two
declare the same name and there is no cycle of imports; both are errors here, as are the forms of
`import` and `export` that the explorer does not use.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

IMPORT = re.compile(
    r'^import (?:\{(?P<names>[^}]*)\} from )?"\./(?P<file>[\w.]+)";\n', re.MULTILINE
)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function)\b)", re.MULTILINE)
DECLARED = re.compile(r"^(export )?(?:async )?(?:const|let|function) (\w+)", re.MULTILINE)
DOC_COMMENT = re.compile(r"^ */\*\*(?:[^*]|\*(?!/))*\*/\n", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Module:
    """A file of the explorer: what it imports from which file, what it declares, its code."""

    file: str
    imports: tuple[tuple[str, frozenset[str]], ...]
    declared: frozenset[str]
    exported: frozenset[str]
    code: str  # without its imports, the word `export`, and documentation comments


def join_modules(entry: str, read: Callable[[str], str]) -> str:
    """Return the module `entry` and all it imports as one strict function.

    `read` returns the text of a file. Raises `ValueError` for modules that cannot be joined.

    >>> files = {"a.js": 'import { b } from "./b.js";\\nalert(b);', "b.js": "export const b = 1;"}
    >>> print(join_modules("a.js", files.__getitem__))
    (() => {
    "use strict";
    const b = 1;
    alert(b);
    })();
    <BLANKLINE>
    """
    modules = _in_order(entry, read)
    _check_names(modules)
    code = "\n".join(module.code for module in modules)
    return f'(() => {{\n"use strict";\n{code}\n}})();\n'


def _in_order(entry: str, read: Callable[[str], str]) -> list[Module]:
    """Return the modules, each after those it imports."""
    done: dict[str, Module] = {}
    waiting: list[str] = []

    def visit(file: str) -> None:
        if file in done:
            return
        if file in waiting:
            raise ValueError(f"modules import each other: {' → '.join([*waiting, file])}")
        waiting.append(file)
        module = parse(file, read(file))
        for other, _ in module.imports:
            visit(other)
        done[waiting.pop()] = module

    visit(entry)
    return list(done.values())


def parse(file: str, text: str) -> Module:
    """Return what this file imports and declares, and the rest of its code."""
    imports = tuple(
        (found["file"], frozenset(filter(None, map(str.strip, (found["names"] or "").split(",")))))
        for found in IMPORT.finditer(text)
    )
    names = DECLARED.findall(text)
    code = EXPORT.sub("", DOC_COMMENT.sub("", IMPORT.sub("", text))).strip("\n")
    left = LEFT_OVER.search(code)
    if left:
        raise ValueError(f"{file}: `{left[0]}` is not understood")
    return Module(
        file,
        imports,
        declared=frozenset(name for _, name in names),
        exported=frozenset(name for mark, name in names if mark),
        code=code,
    )


def _check_names(modules: list[Module]) -> None:
    """Raise `ValueError` if a name is declared twice, or imported but not exported."""
    exported = {module.file: module.exported for module in modules}
    seen: dict[str, str] = {}
    for module in modules:
        for name in sorted(module.declared):
            if name in seen:
                raise ValueError(f"{module.file} and {seen[name]} both declare {name}")
            seen[name] = module.file
        for other, names in module.imports:
            missing = names - exported[other]
            if missing:
                raise ValueError(f"{module.file}: {other} does not export {sorted(missing)}")
