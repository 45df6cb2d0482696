"""A change to an initiative as a thing: where it is made, what it was and became, and how two people's changes meet.

Pure: plain mappings in, plain mappings out, nothing is changed in place. Paths and which row is which are the
contract's own (`contract.describe`), since its reader and writer use them too; they are here for those above.
"""

from __future__ import annotations

from generator.contract import EACH, Named, Path, by_ids, by_number, look
from generator.editing.changes import Change, Order, apply, diff, same
from generator.editing.ids import new_id, row_id, taken_ids
from generator.editing.merging import Conflict, merge
from generator.editing.placing import each, follow, leaves, put, row_now, rows_at
from generator.editing.references import Use, renamed, uses, without_row

__all__ = [
    "EACH",
    "Change",
    "Conflict",
    "Named",
    "Order",
    "Path",
    "Use",
    "apply",
    "by_ids",
    "by_number",
    "diff",
    "each",
    "follow",
    "leaves",
    "look",
    "merge",
    "new_id",
    "put",
    "renamed",
    "row_id",
    "row_now",
    "rows_at",
    "same",
    "taken_ids",
    "uses",
    "without_row",
]
