"""Why the parties collaborate: ground, challenge, system and options (`rationale` … `options`)."""

from __future__ import annotations

import re

from generator.contract.models.base import Choice, Flag, Id, Paragraph, Part, Text, optional, required, several
from generator.contract.models.shared import Answer, Degree, Sector


class RationaleKind(Choice):
    EFFICIENCY = "efficiency", "effektivitet"
    SOCIETAL = "societal", "samhällsutmaning"
    BOTH = "both", "effektivitet och samhällsutmaning"


class Requirement(Choice):
    NOTHING = "nothing", "inget"
    ASSIGNMENT = "assignment", "regeringsuppdrag"
    STATUTE = "statute", "författningsändring"


class Rationale(Part):
    kind: RationaleKind | None = optional(
        "Samverkansgrund", "Vilar samverkan på effektivitet, en samhällsutmaning eller båda?"
    )
    efficiency: Paragraph | None = optional(
        "Skäl av effektivitet", "Hur resurserna används bättre än om var och en arbetar för sig, i hela meningar."
    )
    societal: Paragraph | None = optional(
        "Skäl av samhällsutmaning", "Varför flera parter med uppdrag i olika delar behövs, i hela meningar."
    )


_CHILDREN = ("barn", "minderårig", "ungdom", "elev", "familj")
_NO_CHILDREN = re.compile(r"vuxna barn|barnmorsk|barnläkar")


class TargetGroup(Part):
    name: Text | None = optional("Målgrupp", "Vilka som berörs, till exempel arbetsgivare.")
    needs: Text | None = optional("Målgruppens behov", "Vad målgruppen behöver, inte hur parterna ska arbeta.")
    involvement: Paragraph | None = optional("Målgruppens medverkan", "Hur målgruppen får vara med och påverka.")

    @property
    def concerns_children(self) -> bool:
        """Whether the name tells that children are meant (lagen 2018:1197; artikel 3.1): a reading of words."""
        name = _NO_CHILDREN.sub("", (self.name or "").lower())
        return any(word in name for word in _CHILDREN)


class Challenge(Part):
    problem: Paragraph | None = optional(
        "Problem", "Vad som inte fungerar för målgrupperna i dag, i hela meningar. Beskriv behovet, inte processen."
    )
    why_now: Paragraph | None = optional("Varför nu", "Varför frågan är aktuell just nu, i hela meningar.")
    examples: tuple[Paragraph, ...] = several(
        "Konkreta exempel", "Verkliga situationer som visar problemet, en mening var."
    )
    target_groups: tuple[TargetGroup, ...] = several("Målgrupper", "De som berörs och vad de behöver.")


class Actor(Part):
    name: Text | None = optional("Aktör", "Organisation eller grupp av organisationer i systemet.")
    sector: Sector | None = optional("Aktörens sektor", "Vilken sektor aktören hör till.")
    role: Text | None = optional("Aktörens roll", "Vad aktören gör i systemet.")
    party: Flag | None = optional("Är part", "Ja om aktören också är part i samverkan.")


class System(Part):
    description: Paragraph | None = optional("Systembild", "Hela kedjan från målgruppens håll, i hela meningar.")
    actors: tuple[Actor, ...] = several("Aktörer", "Alla som berörs av utmaningen, även de som inte är parter.")
    private_actors_position: Paragraph | None = optional(
        "Ställningstagande om privata aktörer",
        "Om och hur privata aktörer påverkar samverkan, i hela meningar. Behövs när någon aktör är privat.",
    )
    new_questions: tuple[Text, ...] = several(
        "Nya frågor",
        "Frågor som privata aktörers medverkan väcker, till exempel likabehandling, jäv eller upphandling.",
    )
    drivers: Paragraph | None = optional("Drivkrafter", "Vad som driver förändringen, i hela meningar.")


class Option(Part):
    id: Id = required("Id", "Kort ord, till exempel H1.")
    name: Text | None = optional("Alternativ", "Handlingsalternativets namn. Ta med ett nollalternativ.")
    within_mandate: Answer | None = optional("Ryms inom uppdragen", "Kan alternativet genomföras med dagens uppdrag?")
    requires: Requirement | None = optional(
        "Förutsätter", "Om alternativet kräver regeringsuppdrag eller ändrad författning."
    )
    value: Degree | None = optional("Alternativets värde", "Hur stort värde alternativet bedöms ge.")
    chosen: Flag | None = optional("Valt", "Ja om parterna går vidare med alternativet.")
    comment: Paragraph | None = optional(
        "Kommentar till alternativet", "Motivering, etapp och kostnad, i hela meningar."
    )
