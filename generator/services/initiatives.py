"""What a person does with the stored initiatives: makes, changes, copies, takes away and brings back.

A change is made to what the person saw. If the section has been saved by someone else since, the same change is made
to the newer text when the value itself is untouched there; otherwise both are kept as a `Collision` for the person to
choose between, so that no one's text is overwritten in silence.
"""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator import contract, swedish
from generator.editing import Path, follow, look, new_id, put, row_now, rows_at, without_row
from generator.editing.defaults import blank
from generator.editing.placing import OTHER_SHAPE
from generator.errors import ConflictError, EditError, StoreError
from generator.store import Listed, Store, Stored, open_store

# How long a change is tried anew while others save in the same section, and the longest wait between two tries.
_PATIENCE, _LONGEST_WAIT = 15.0, 0.4
_BUSY = "Ändringen kunde inte sparas, eftersom andra sparar i samma avsnitt. Försök igen om en stund."
UNNAMED = "Ärende utan namn"


@dataclass(frozen=True, slots=True)
class Collision:
    """Two texts for the value at `path`: `mine`, not saved, and `theirs`, which is. `gone`: its row was removed.

    `fresh` is the initiative as it stood when they collided: to change it from there is to choose one's own text.
    """

    path: str
    mine: Any
    theirs: Any
    gone: bool = False
    fresh: Stored | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Removal:
    """What taking a row away changed: the sections as they were, and the version that it gave each."""

    before: Mapping[str, tuple[Any, int]]


class Initiatives:
    """The stored initiatives, as one person acts on them. Every method raises StoreError when the store does not
    answer, and NotFoundError for an initiative that is not there."""

    def __init__(self, store: Store, who: str) -> None:
        """`who` is the person's name, which the store remembers with what they save; empty where nobody signs in."""
        self._store, self._who = store, who

    def acting(self, who: str) -> Initiatives:
        """The same initiatives, as another person acts on them."""
        return Initiatives(self._store, who)

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def all(self) -> tuple[Listed, ...]:
        """Every initiative, the latest saved first."""
        return self._store.list()

    def removed(self) -> tuple[Listed, ...]:
        """Those that have been taken away and can be brought back."""
        return self._store.list(deleted=True)

    def read(self, key: str) -> Stored:
        """The initiative as it is stored now."""
        return self._store.read(key)

    def create(self, mapping: Mapping[str, Any]) -> str:
        """Store a new initiative; gives its key."""
        return self._store.create(mapping, who=self._who)

    def begin(self, name: str) -> str:
        """Store a new initiative with nothing but a name; gives its key."""
        return self.create(blank(new_id(name, self._ids()), name))

    def copy(self, key: str) -> str:
        """Store the same initiative as a draft of its own; gives the new key. A damaged one is not copied: the copy
        would lack a part, and nothing would tell."""
        stored = self.read(key)
        if stored.damaged:
            raise StoreError(damage(stored))
        mapping = stored.mapping
        identity = mapping.get("initiative")
        identity = dict(identity) if isinstance(identity, dict) else {}
        name = f"{identity.get('name') or UNNAMED} (kopia)"
        own = {"id": new_id(str(identity.get("id") or name), self._ids()), "name": name, "status": "draft"}
        return self.create(mapping | {"initiative": identity | own})

    def remove(self, key: str) -> None:
        """Take an initiative away; `restore` brings it back."""
        self._store.delete(key)

    def restore(self, key: str) -> None:
        """Bring back what was taken away."""
        self._store.restore(key)

    def exported(self, key: str, form: str) -> bytes:
        """The initiative as the bytes of a file: `form` is yaml or json. Of a damaged one, what can be read."""
        mapping = self.read(key).mapping
        if form == "yaml":
            return contract.dump_yaml(mapping).encode()
        # Half a surrogate pair, which UTF-8 lacks, is written as JSON's own escape for it.
        return contract.dump_json(mapping).encode("utf-8", "backslashreplace")

    def change(self, seen: Stored, path: str, value: Any) -> Collision | None:
        """Save `value` at `path` of the initiative as it was `seen`; a Collision, and nothing saved, when the value has
        been changed by someone else since. Raises EditError when the data have another shape."""
        wanted = Path.parse(path)
        section = str(wanted.steps[0])
        before = _whole(seen, section)
        for _ in _tries():
            fresh = self._sound(seen.key, section)
            now = _whole(fresh, section)
            target = follow(wanted, before, now)
            if target is None:
                return Collision(path, value, None, gone=True, fresh=fresh)
            theirs = look(now, target)
            if theirs not in (look(before, wanted), value):
                return Collision(str(target), value, theirs, fresh=fresh)
            if theirs == value or self._saved(fresh, section, put(now, target, value)):
                return None
        raise StoreError(_BUSY)

    def change_rows(self, key: str, path: str, change: Callable[[list[Any]], list[Any]]) -> None:
        """Add, remove or move rows: `change` is made to the list at `path` as it is when saved. Raises EditError."""
        wanted = Path.parse(path)
        section = str(wanted.steps[0])
        for _ in _tries():
            fresh = self._sound(key, section)
            now = _whole(fresh, section)
            rows = look(now, wanted)
            if rows is not None and not isinstance(rows, list):
                raise EditError(OTHER_SHAPE)
            after = change(copy.deepcopy(rows or []))
            if after == (rows or []) or self._saved(fresh, section, put(now, wanted, after or None)):
                return
        raise StoreError(_BUSY)

    def remove_row(self, key: str, path: str, index: int, seen: list[Any]) -> Removal:
        """Take the row with that number in the list as it was `seen` away, together with every reference to it. Raises
        EditError when it cannot be told which row it is now."""
        own = Path.parse(path).steps[0]
        for _ in _tries():
            fresh = self.read(key)
            after, _ = without_row(fresh.mapping, path, row_now(rows_at(fresh.mapping, path), index, seen))
            changed = [name for name in fresh.mapping if fresh.mapping[name] != after.get(name)]
            changed.sort(key=lambda name: name == own)  # the row itself last: nothing dangles half-way
            try:
                versions = {name: self._save(fresh, name, after.get(name)) for name in changed}
            except ConflictError:
                continue
            return Removal({name: (fresh.mapping[name], versions[name]) for name in changed})
        raise StoreError(_BUSY)

    def bring_back(self, key: str, removal: Removal) -> None:
        """Undo a removal. Raises StoreError when a section has been changed since: that change would be lost."""
        fresh = self.read(key)
        if any(fresh.section(name).version != version for name, (_, version) in removal.before.items()):
            raise StoreError("Det går inte att ångra: avsnittet har ändrats sedan dess.")
        for name, (data, version) in reversed(list(removal.before.items())):
            self._store.save(key, name, data, version, who=self._who)

    def _sound(self, key: str, section: str) -> Stored:
        """The initiative as it is now. Raises StoreError when the section is damaged: what is left of it stays."""
        fresh = self.read(key)
        if section in fresh.damaged:
            raise StoreError(damage(fresh))
        return fresh

    def _ids(self) -> set[str]:
        return {listed.slug for listed in self.all()}

    def _saved(self, fresh: Stored, section: str, whole: Mapping[str, Any]) -> bool:
        try:
            self._save(fresh, section, whole.get(section))
        except ConflictError:
            return False
        return True

    def _save(self, fresh: Stored, section: str, data: Any) -> int:
        """Save a section of the initiative as it was read; gives its version. Raises ConflictError."""
        return self._store.save(fresh.key, section, data, fresh.section(section).version, who=self._who).version


def _tries() -> Iterator[None]:
    """One try after another, with a short random wait between, so that those who collided do not collide again."""
    until, longest = time.monotonic() + _PATIENCE, 0.01
    yield
    while time.monotonic() < until:
        time.sleep(random.uniform(0, longest))
        longest = min(2 * longest, _LONGEST_WAIT)
        yield


def damage(stored: Stored) -> str:
    """What of an initiative cannot be read, which one it is, and what can still be done; empty when all is well."""
    if not stored.damaged:
        return ""
    titles = contract.fields()
    lost = swedish.listed([titles[name].title if name in titles else name for name in stored.damaged])
    identity = stored.section("initiative").data
    name = identity.get("name") if isinstance(identity, dict) else ""
    return (
        f"En del av ärendet ”{name or UNNAMED}” är skadad i databasen och kan inte läsas: {lost}. Ingenting skrivs över"
        " den. Det övriga kan läsas, ändras och exporteras; återställ en säkerhetskopia för att få tillbaka resten."
    )


def open_initiatives(url: str) -> Initiatives:
    """The initiatives in the database at a SQLAlchemy URL, as nobody in particular acts on them. Raises StoreError."""
    return Initiatives(open_store(url), "")


def _whole(stored: Stored, section: str) -> dict[str, Any]:
    data = stored.section(section).data
    return {} if data is None else {section: data}
