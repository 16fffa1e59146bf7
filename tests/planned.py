"""A municipality that has something to plan: its one application is made and run by companies of another country."""

from dataclasses import replace

from keeping import Town, town
from regie.actions.keeping import jobs
from regie.actions.keeping.roadmap import kept
from regie.actions.keeping.roadmap.making import ask_plan
from regie.actions.keeping.roadmap.question import Question, usual_question
from regie.actions.keeping.shown import Shown
from regie.landscape import Landscape
from regie.landscape.vocabulary import CloudKind
from regie.store.models import Job, Plan, Role
from tiny import setting, tiny


def american() -> Landscape:
    """The tiny landscape on a hyperscaler, its makers in the United States."""
    found = setting(tiny(), "poldercloud", kind=CloudKind.HYPERSCALER)
    return setting(setting(found, "duinsoft", seat="US"), "polderhost", seat="US")


def analyst_of(place: Town):
    """Somebody who may make plans there, with an account."""
    from regie.actions.keeping.signed_in import actor_of

    return actor_of(place.user("analist", Role.ANALYST).pk, place.municipality.slug)


def to_plan(slug: str = "tiny") -> Town:
    """A municipality that keeps the American landscape."""
    return town(slug, american())


def usual(actor, **changed) -> Question:
    """The usual question, with changes."""
    return replace(usual_question(Shown(actor), "Eerste plan"), **changed)


def planned(actor, question: Question | None = None) -> Plan:
    """A plan after its work is done; the usual one unless asked otherwise."""
    job = ask_plan(actor, question or usual(actor), to=f"/{actor.municipality}/plans/")
    jobs.run(job.id)
    done = Job.objects.get(id=job.id)
    assert done.state == Job.State.DONE, done.outcome
    return kept.plan(actor, done.outcome["plan"])
