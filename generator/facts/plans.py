"""What the annual plans say of what law asks for before work starts."""

from __future__ import annotations

from generator.catalogue.citations import mentions
from generator.contract import ImpactAssessment, Initiative, Party
from generator.facts.personal_data import may_process_personal_data


def said_in_plans(initiative: Initiative, *words: str) -> bool:
    """Whether an activity of any plan speaks of one of the words."""
    activities = [activity for plan in initiative.plans for activity in plan.activities]
    said = [text for activity in activities for text in (activity.title, activity.deliverable) if text]
    return mentions(" ".join(said), *words)


def impact_assessment_is_unplanned(initiative: Initiative) -> bool:
    """An assessment by artikel 35 is needed before the processing starts, and no activity of any plan makes it
    (domain rule 3.2 [VS] imy.se)."""
    data = initiative.personal_data
    needed = data is not None and data.impact_assessment == ImpactAssessment.NEEDED
    return needed and may_process_personal_data(initiative) and not said_in_plans(initiative, "konsekvensbedömning")


def lends_staff(party: Party) -> bool:
    return party.contribution is not None and bool(party.contribution.full_time_equivalents)


def staff_question_is_open(initiative: Initiative) -> bool:
    """Parties lend staff, and no plan speaks of negotiating with the unions first (11 § lagen (1976:580) om
    medbestämmande [VS] sobona.se, faronline.se; the statute's own text is not read)."""
    staffed = any(map(lends_staff, initiative.parties))
    return staffed and not said_in_plans(initiative, "förhandl", "medbestämmande", "arbetstagarorganisation")
