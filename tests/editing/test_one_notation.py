"""Paths are read in one place of the product, `contract.describe.paths`: nothing else takes one to pieces."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PRODUCT = Path(__file__).parents[2] / "generator"
READER = PRODUCT / "contract" / "describe" / "paths.py"
# What takes other texts to pieces at such characters, each with what they are.
OTHER_TEXTS = {
    "contract/files/json_source.py": "the brackets of JSON",
    "contract/files/dumping.py": "the brackets of YAML",
    "contract/files/yaml_lines.py": "the brackets of YAML",
    "contract/files/reading.py": "a file that starts as JSON does",
    "catalogue/model.py": "the mark [VT] of a citation",
    "word/scaffold.py": "a style's name before a line of a template's twin",
    "web/frame.py": "a view of Granska and what is chosen in it",
    "settings.py": "the name of a host",
    "web/doors.py": "the name of a host, and of a file for download",
    "swedish.py": "a number's decimals",
}
CUTTING = {
    "partition", "rpartition", "split", "rsplit", "find", "rfind", "index", "rindex", "removeprefix", "removesuffix",
    "replace", "startswith", "endswith",
}  # fmt: skip
BRACKET = re.compile(r"(?<!\\)(?:\\\\)*\\[\[\]]")  # one that stands for itself in a pattern
PARTING = {"partition", "rpartition", "split", "rsplit"}
SEARCHING = {"compile", "sub", "subn", "match", "fullmatch", "search", "findall", "finditer", "split"}


def _cuts(source: str) -> Iterator[int]:
    """The lines where a text is cut at a bracket, or at a dot alone, by a method or by a pattern."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        by_pattern = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        words = [item.value for arg in node.args for item in ast.walk(arg) if isinstance(item, ast.Constant)]
        texts = [word for word in words if isinstance(word, str)]
        in_pattern = node.func.attr in SEARCHING and any(BRACKET.search(text) for text in texts)
        at_bracket = node.func.attr in CUTTING and any({*"[]"} & {*text} for text in texts)
        at_dot = node.func.attr in PARTING and "." in texts
        if in_pattern if by_pattern else at_bracket or at_dot:
            yield node.lineno


@pytest.mark.parametrize(
    "module", [path for path in PRODUCT.rglob("*.py") if path != READER], ids=lambda path: path.stem
)
def test_no_other_module_takes_a_path_to_pieces(module: Path) -> None:
    name = module.relative_to(PRODUCT).as_posix()
    lines = list(_cuts(module.read_text(encoding="utf-8")))
    assert bool(lines) == (name in OTHER_TEXTS), f"{name}:{lines}"


@pytest.mark.parametrize(
    "source",
    [
        'path.partition("]")[0]', 'path.split(".")', 'path.replace("[]", "[0]")', 'path.removeprefix(f"{rows}[")',
        r're.sub(r"\[\d+\]", "[]", path)', r're.compile(r"([^.\[\]]+)|\[(\d+)\]")',
        'path.startswith(("parties[", "x"))',
    ],
)  # fmt: skip
def test_each_way_that_paths_were_read_before_is_seen(source: str) -> None:
    assert list(_cuts(f"import re\n{source}")) == [2]
