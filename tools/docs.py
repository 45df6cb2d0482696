"""`make docs`: writes every page, or part of a page, that is made from the code, and the compiled messages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tools import command_list, fields_page, messages

ROOT = Path(__file__).parents[1]
_MESSAGES = ROOT / "generator" / "locale" / "sv" / "LC_MESSAGES"


def generated() -> Mapping[Path, bytes]:
    """What each file should hold, by its path."""
    readme = ROOT / "README.md"
    return {
        ROOT / "docs" / "fields.md": fields_page.page().encode(),
        readme: command_list.renewed(readme.read_text(encoding="utf-8")).encode(),
        _MESSAGES / "samverkan.mo": messages.compiled((_MESSAGES / "samverkan.po").read_text(encoding="utf-8")),
    }


if __name__ == "__main__":
    for path, content in generated().items():
        path.write_bytes(content)
