"""Who is controller and who processor, and what annex 5 must hold."""

from __future__ import annotations

from enum import Enum, auto

from generator.contract import Initiative, Party, PersonalDataRoles
from generator.facts.parties import is_municipal


class Control(Enum):
    """How control over the processing is divided (artikel 26 and 28 [VS] gdprinfo.eu/sv)."""

    NOT_PROCESSED = auto()
    UNDECIDED = auto()
    SEPARATE = auto()
    JOINT = auto()
    ON_BEHALF = auto()


def processes_personal_data(initiative: Initiative) -> bool:
    """Personal data are said to be processed."""
    return initiative.personal_data is not None and initiative.personal_data.processed is True


def may_process_personal_data(initiative: Initiative) -> bool:
    """Something is said of personal data, and not that none are processed: the agreement has a section on them."""
    return initiative.personal_data is not None and initiative.personal_data.processed is not False


def control_of_personal_data(initiative: Initiative) -> Control:
    """Who controls what; nothing that is said of roles matters where no personal data are processed."""
    data = initiative.personal_data
    if data is None or not may_process_personal_data(initiative):
        return Control.NOT_PROCESSED
    if data.roles == PersonalDataRoles.JOINT:
        return Control.JOINT
    if data.roles == PersonalDataRoles.PROCESSOR:
        return Control.ON_BEHALF
    return Control.SEPARATE if data.roles == PersonalDataRoles.SEPARATE else Control.UNDECIDED


def needs_personal_data_annex(initiative: Initiative) -> bool:
    """Annex 5 exists for joint control and for a processor (artikel 26 and 28 [VS]; domain rule 2.4)."""
    return control_of_personal_data(initiative) in (Control.JOINT, Control.ON_BEHALF)


def personal_data_annex_lacks(initiative: Initiative) -> tuple[str, ...]:
    """The fields that annex 5 needs and that are empty; with a processor also who is which (artikel 28.3 [VS])."""
    needed = ["purposes", "categories"] if needs_personal_data_annex(initiative) else []
    needed += ["controller", "processor"] if control_of_personal_data(initiative) is Control.ON_BEHALF else []
    return tuple(name for name in needed if not getattr(initiative.personal_data, name))


def names_responsible_body(party: Party) -> bool:
    """Whether the party has to say which of its bodies is controller: each nämnd is an authority (3.1 [M], säker); in a
    federation it is the nämnd or deciding body that controls the processing."""
    return is_municipal(party)
