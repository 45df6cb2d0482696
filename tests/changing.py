"""An initiative with some of its values replaced, by path."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from generator.contract import Path


def with_values(raw: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of `raw` with the value at each path (``parties[0].kind``) replaced; None takes it away."""
    changed = copy.deepcopy(dict(raw))
    for path, value in values.items():
        steps: list[Any] = list(Path.parse(path).steps)
        here: Any = changed
        for step in steps[:-1]:
            here = here[step] if isinstance(step, int) else here.setdefault(step, {})
        if value is not None:
            here[steps[-1]] = copy.deepcopy(value)
        elif isinstance(here, list) or steps[-1] in here:
            del here[steps[-1]]
    return changed
