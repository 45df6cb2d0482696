"""Fifty people who save in the same section at the same moment all get their changes in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator import services

WRITERS, CHANGES = 50, 6


def test_fifty_writers_of_one_section_lose_nothing(tmp_path: Path) -> None:
    initiatives = services.open_initiatives(f"sqlite:///{tmp_path / 'prov.sqlite3'}")
    risks = [{"id": f"R{number}", "text": "ingen än"} for number in range(WRITERS)]
    key = initiatives.create(services.blank("prov", "Prov") | {"risks": risks})

    def write(writer: int) -> list[object]:
        path = f"risks[{writer}].text"
        return [initiatives.change(initiatives.read(key), path, f"text {number}") for number in range(CHANGES)]

    with ThreadPoolExecutor(WRITERS) as pool:
        came_of = [each for written in pool.map(write, range(WRITERS)) for each in written]
    stored = initiatives.read(key)
    initiatives.close()
    assert came_of == [None] * (WRITERS * CHANGES)
    assert stored.section("risks").version == 1 + WRITERS * CHANGES
    assert {risk["text"] for risk in stored.mapping["risks"]} == {f"text {CHANGES - 1}"}
