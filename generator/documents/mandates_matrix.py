"""The rows of the matrix as cells, the forms of decision that it uses, and its rows by stage of the lifecycle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator import facts, swedish
from generator.contract import Decision, Initiative
from generator.contract.models.shared import Stage
from generator.documents.derived import Derived, Values
from generator.values import Gap, Labelled

_NOBODY = "–"
# From this many on, ”all the others” is said in one line instead of by name.
_MANY = 3
_FORMS = {
    "consensus": "Alla parters representanter i forumet är överens. Var och en beslutar för sin part inom sitt mandat.",
    "own_decisions": "Varje part fattar ett eget beslut med samma lydelse i sin egen beslutsordning. Forumen bereder "
    "och samordnar. Beslutet gäller för en part först när parten själv har fattat det.",
    "host": "Den part som anges i raden beslutar efter samråd med dem som anges där.",
    "responsible_party": "Den part som ansvarar för aktiviteten eller vars verksamhet berörs beslutar.",
    "principal": "Beslutet fattas utanför samverkan, till exempel av regeringen, fullmäktige eller en ägare. Raden är "
    "en upplysning.",
}


def derived(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    """The cells of every decision, and what the sections on forms and stages list."""
    cells = _Cells(data)
    rows = [cells.of(row, decision) for row, decision in zip(data["decisions"], initiative.decisions, strict=True)]
    forms = dict.fromkeys(row["form"] for row in data["decisions"] if row["form"])
    values: Values = {
        "short_names": cells.short_names(),
        "says_others": cells.says_others,
        "forms_used": [{"name": swedish.capitalised(form.label), "meaning": _FORMS[form]} for form in forms],
        "form_names": [form.label for form in forms],
        **_stages(initiative, data),
    }
    return Derived(values, {"decisions": rows})


class _Cells:
    """Turns the members of a row into names: forums by name, parties by short name, roles in their own words."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._parties = {row["id"]: row for row in data["parties"]}
        self._forums = [row["id"] for row in data["organisation"]["forums"] if row["level"] != "principal"]
        self._used: dict[str, None] = {}
        self.says_others = False

    def of(self, row: Mapping[str, Any], decision: Decision) -> Values:
        outside = facts.is_outside(decision)
        return {
            "decides": self._one(row["decides"], "Utanför samverkan" if outside else row["decides"]),
            "prepares": self._one(row["prepares"], _NOBODY if outside else row["prepares"]),
            "consulted": self._several(row["consulted"], row["decides"]) or ([] if row["endorses"] else [_NOBODY]),
            "endorses": self._several(row["endorses"], row["decides"]),
            "executes": self._several(row["executes"], row["decides"]) or [_NOBODY],
            "informed": self._several(row["informed"], row["decides"]) or [_NOBODY],
            "stages": _span(decision.stages),
        }

    def _one(self, value: Any, missing: Any) -> Any:
        return self._name(value) if value else missing

    def _name(self, value: Any) -> Any:
        short = self._parties[value]["short_name"] if value in self._parties else ""
        if not short:
            return value
        self._used[value] = None
        return str(short)

    def _several(self, values: Sequence[Any], decides: Any) -> list[Any]:
        others = [forum for forum in self._forums if forum != decides]
        if len(others) >= _MANY and set(values) == set(others):
            self.says_others = True
            return ["Övriga forum"]
        if len(self._parties) >= _MANY and set(values) == set(self._parties):
            return ["Alla parter"]
        return [self._name(value) for value in values]

    def short_names(self) -> list[str]:
        """``SKV (Skatteverket)`` for each party that a cell calls by its short name."""
        rows = [row for party, row in self._parties.items() if party in self._used]
        return [f"{row['short_name']} ({row['name']})" for row in rows if row["name"] != row["short_name"]]


def _span(stages: Sequence[Stage]) -> str:
    """The stages in words; left out is all of them, and three or more in a row are named by the first and the last."""
    order = list(Stage)
    chosen = sorted(set(stages), key=order.index)
    if not chosen or len(chosen) == len(order):
        return "Alla skeden"
    start = order.index(chosen[0])
    if len(chosen) >= _MANY and chosen == order[start : start + len(chosen)]:
        return swedish.capitalised(f"{chosen[0].label} till och med {chosen[-1].label}")
    return swedish.capitalised(swedish.listed([stage.label for stage in chosen]))


def _stages(initiative: Initiative, data: Mapping[str, Any]) -> Values:
    """A row for each stage that the lifecycle or the matrix names, with the numbers of its own rows of the matrix."""
    everywhere = [d.id for d in initiative.decisions if _span(d.stages) == "Alla skeden"]
    own = {
        stage: [d.id for d in initiative.decisions if stage in d.stages and d.id not in everywhere] for stage in Stage
    }
    rows = [{**row, "rows": _numbers(own.get(row["stage"], []))} for row in data["lifecycle"]]
    described = {row["stage"] for row in rows}
    for stage, numbers in own.items():
        if numbers and stage not in described:
            missing = {"responsible": Gap("ansvarig för skedet"), "funding": Gap("skedets finansiering"), "note": ""}
            rows.append({"stage": Labelled(stage.value, stage.label), **missing, "rows": _numbers(numbers)})
    order = list(Stage)
    rows.sort(key=lambda row: order.index(row["stage"]) if row["stage"] in order else len(order))
    budget = (initiative.funding.budget if initiative.funding else None) or {}
    return {
        "stage_rows": rows,
        "rows_of_all_stages": everywhere,
        "has_transition": any(row["stage"] == "transition" for row in data["lifecycle"]) or bool(own[Stage.TRANSITION]),
        "budget": swedish.listed([f"{swedish.kronor(amount)} för {year}" for year, amount in sorted(budget.items())]),
    }


def _numbers(ids: Sequence[str]) -> str:
    return ", ".join(ids) or _NOBODY
