"""Probes of the tests: small deliberate faults, each of which some test must see.

``make probes`` puts each fault of `probe_list` into a copy of the tree, alone, and runs the test files named beside it.
It tells which survive: the fault was there and every test passed. Words choose among the probes by name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from probe_list import PROBES, Probe

ROOT = Path(__file__).parents[1]
NOT_COPIED = (".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "out", "pages", "dist", "build")
SECONDS = 900


def main(words: Sequence[str]) -> int:
    chosen = [probe for probe in PROBES if all(word in probe.name for word in words)]
    with tempfile.TemporaryDirectory(prefix="samverkan-probes-") as name:
        tree = Path(name) / "tree"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(*NOT_COPIED))
        (tree / ".venv").symlink_to(ROOT / ".venv")
        answers = {probe: _told(tree, probe) for probe in chosen}
    bad = [probe for probe, answer in answers.items() if answer != "seen"]
    print(f"\n{len(chosen) - len(bad)} of {len(chosen)} seen.", *(f"  {answers[p]}: {p.name}" for p in bad), sep="\n")
    return bool(bad)


def _told(tree: Path, probe: Probe) -> str:
    file = tree / probe.file
    whole = file.read_text(encoding="utf-8") if file.is_file() else ""
    answer = "its text is no longer there once"
    if whole.count(probe.old) == 1:
        try:
            file.write_text(whole.replace(probe.old, probe.new), encoding="utf-8")
            answer = _answer(tree, probe)
        finally:
            file.write_text(whole, encoding="utf-8")
    print(f"{answer}: {probe.name}", flush=True)
    return answer


def _answer(tree: Path, probe: Probe) -> str:
    command = [sys.executable, "-m", "pytest", "-x", "-n0", "-p", "no:cacheprovider", probe.tests, "-k", probe.only]
    paths = [str(tree), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return "seen"
    return {0: "SURVIVES", 1: "seen", 2: "seen"}.get(done.returncode, "its tests do not run")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
