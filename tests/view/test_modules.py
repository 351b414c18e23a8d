"""Modules joined into one script: in order, or refused with the reason."""

from __future__ import annotations

import pytest

from kg.view.modules import join_modules, parse
from kg.view.page import join_scripts


def joined(**files: str) -> str:
    """Return main.js and these other modules, joined."""
    texts = {f"{name}.js": text for name, text in files.items()}
    return join_modules("main.js", texts.__getitem__)


def test_a_module_comes_after_those_it_imports() -> None:
    """Each module occurs once, after what it needs."""
    script = joined(
        main='import { a } from "./a.js";\nimport {\n  b,\n  c,\n} from "./b.js";\nrun(a, b, c);\n',
        a="export function a() {}\n",
        b='import { a } from "./a.js";\nexport const b = a;\nexport async function c() {}\n',
    )
    lines = [line for line in script.splitlines() if line]
    assert lines[2:-1] == [
        "function a() {}", "const b = a;", "async function c() {}", "run(a, b, c);",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"main": 'import { a } from "./a.js";\n', "a": 'import "./main.js";\n'}, "each other"),
        ({"main": 'import "./a.js";\nconst x = 1;\n', "a": "const x = 2;\n"}, "both declare x"),
        ({"main": 'import { x } from "./a.js";\n', "a": "const x = 2;\n"}, "does not export"),
        ({"main": 'import { x as y } from "./a.js";\n', "a": "export const x = 2;\n"}, "as y"),
        ({"main": "export default 3;\n"}, "export default 3"),
        ({"main": 'import x from "./a.js";\n'}, "import x from"),
        ({"main": "export let x = 3;\n"}, "export let x"),
    ],
)
def test_what_cannot_be_joined_is_refused(files: dict[str, str], reason: str) -> None:
    """Circles, names declared twice, unknown names and other forms of import are errors."""
    with pytest.raises(ValueError, match=reason):
        joined(**files)


def test_the_page_holds_every_module_of_the_explorer(root) -> None:
    """No file of the explorer is forgotten."""
    script = join_scripts()
    for path in (root / "kg" / "view" / "assets").glob("*.js"):
        code = parse(path.name, path.read_text(encoding="utf-8")).code
        assert script.count(code) == 1, path.name
