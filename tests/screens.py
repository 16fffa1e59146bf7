"""Every screen there is, with an address for it, and a landscape in which each of them has something to show.

One list for all that looks at every screen: accessibility, valid HTML, numbers of queries, speed and pictures. A page
without a line here fails `test_every_page_is_a_screen`. An address may name what `filled` made, as `{draft}`.

`python tests/screens.py MUNICIPALITY USERNAME` fills the installation in this folder and prints the names as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

SCREENS: Mapping[str, str] = {
    "overview": "{m}/overview",
    "chains": "{m}/chains",
    "chain-focus": "{m}/chains?thing={application}&focus=country:US",
    "my-work": "{m}/my-work",
    "goals": "{m}/goals/",
    "goal": "{m}/goals/thirty-percent",
    "reading": "{m}/goals/thirty-percent/suppliers?met=no",
    "goal-versions": "{m}/goal-versions/",
    "goal-version": "{m}/goal-versions/{goal_draft}",
    "goal-version-edit": "{m}/goal-versions/{goal_draft}/goal?goal=thirty-percent",
    "goal-version-effect": "{m}/goal-versions/{goal_draft}/effect",
    "quality": "{m}/quality/",
    "quality-fields": "{m}/quality/?by=field",
    "quality-sources": "{m}/quality/?by=source",
    "calendar": "{m}/calendar/",
    "tender": "{m}/tender/{contract}",
    "cost": "{m}/cost/",
    "concentration": "{m}/concentration/",
    "concentration-jurisdiction": "{m}/concentration/?level=jurisdiction&measure=cost",
    "what-if": "{m}/what-if/",
    "what-if-composed": "{m}/what-if/?without={organisation}&bought=aws&by=Microsoft&supplier=Microsoft&percent=20",
    "what-if-found": "{m}/what-if/{supposed}",
    "what-if-matrix": "{m}/what-if/matrix",
    "plans": "{m}/plans/",
    "plan-new": "{m}/plans/new",
    "plan": "{m}/plans/{plan}",
    "plan-filtered": "{m}/plans/{plan}?group=to&q=a&strategy=repurchase",
    "plan-step": "{m}/plans/{plan}/step/{planned}",
    "plan-by-hand": "{m}/plans/{plan}?fix={planned}||2027&stay=private_european",
    "plan-follow": "{m}/plans/{plan}/follow",
    "plan-front": "{m}/plans/{plan}/front?point=3",
    "plan-without": "{m}/plans/{no_plan}",
    "plan-options": "{m}/plans/options/",
    "plan-options-look": "{m}/plans/options/look/{options_file}",
    "plan-actuals": "{m}/plans/{plan}/actuals/",
    "plan-actuals-look": "{m}/plans/{plan}/actuals/look/{actuals_file}",
    "plans-compare": "{m}/plans/compare?plan={plan}&plan={no_plan}",
    "plan-throw-away": "{m}/plans/{plan}/remove",
    "what-if-picture": "{m}/what-if/{supposed}/chain",
    "scenarios": "{m}/what-if/scenarios/",
    "scenario": "{m}/what-if/scenarios/1",
    "scenario-old": "{m}/what-if/scenarios/1?version=1",
    "scenario-change": "{m}/what-if/?scenario=1",
    "scenarios-compared": "{m}/what-if/compared/{compared}",
    "scenario-truth": "{m}/what-if/true/{truth}",
    "repair": "{m}/what-if/repair?without={application}",
    "repaired": "{m}/what-if/repaired/{repaired}",
    "watch": "{m}/what-if/watch",
    "watched": "{m}/what-if/watched/{watched}",
    "behind": "{m}/behind/place/hyperscaler",
    "report": "{m}/report/",
    "publishing": "{m}/publishing/",
    "changes": "{m}/changes/",
    "change-set-import": "{m}/changes/1",
    "change-set": "{m}/changes/2",
    "history": "{m}/history/{application}",
    "compare": "{m}/compare",
    "compare-thing": "{m}/compare/{application}",
    "tables": "{m}/tables/",
    "table-model": "{m}/tables/sourcing-2026/0",
    "table-draft": "{m}/tables/autonoom-2026/{draft}",
    "table-try": "{m}/tables/cloudbeleid-2026/0/try",
    "table-try-fault": "{m}/tables/autonoom-2026/0/try?a.noun=application&a.control=nl&a.laws=maan",
    "table-edit": "{m}/tables/autonoom-2026/{draft}/edit/autonomous",
    "table-upload": "{m}/tables/autonoom-2026/{draft}/upload",
    "table-saves": "{m}/tables/autonoom-2026/{draft}/saves",
    "table-effect": "{m}/tables/autonoom-2026/{draft}/effect",
    "table-publish": "{m}/tables/autonoom-2026/{draft}/publish",
    "owners": "{m}/owners",
    "members": "{m}/members",
    "member": "{m}/members/{member}",
    "audit": "{m}/audit",
    "import": "{m}/import",
    "import-faults": "{m}/import/{trial_with_faults}",
    "import-trial": "{m}/import/{trial}",
    "job": "{m}/jobs/{trial}",
    "job-waiting": "{m}/jobs/{waiting}",
    "list": "{m}/application/",
    "list-filtered": "{m}/application/?autonomous=no&sort=-users",
    "list-unknown": "{m}/application/?cluster=?&more=suppliers&columns=name&columns=end",
    "list-found": "{m}/application/?q=zaak",
    "list-nothing": "{m}/application/?q=bestaatniet",
    "list-last-page": "{m}/application/?page=999",
    "list-organisations": "{m}/organisation/?seat=NL",
    "list-dependencies": "{m}/dependency/",
    "list-evidence": "{m}/evidence/",
    "search": "{m}/search?q=zaak",
    "search-nothing": "{m}/search?q=bestaatniet",
    "add": "{m}/add/dependency",
    "remove": "{m}/remove/{application}",
    "application": "{m}/application/{application}",
    "organisation": "{m}/organisation/{organisation}",
    "platform": "{m}/platform/{platform}",
    "process": "{m}/process/{process}",
    "dataset": "{m}/dataset/{dataset}",
    "contract": "{m}/contract/{contract}",
    "team": "{m}/team/{team}",
    "evidence": "{m}/evidence/{evidence}",
    "fact": "{m}/fact/users/{application}",
    "trace": "{m}/trace/sourcing-2026/{application}",
    "decide": "{m}/decide/sourcing-2026/{application}",
    "account": "account",
    "tokens": "account/tokens",
    "installation": "installation",
    "help": "help",
    "help-topic": "help/lists",
    "not-found": "{m}/application/bestaatniet",
}
"""Screens of who is signed in as an administrator, by a name that makes a good file name."""

OUTSIDE: Mapping[str, str] = {
    "sign-in": "sign-in",
    "choose-password": "{password}",
    "answer": "answer/{token}",
    "answer-ended": "answer/geen-link",
    "public": "{m}/public",
    "not-found-outside": "bestaatniet",
}
"""Screens of who is not signed in."""

POSTED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "cost-fault": ("{m}/cost/", {"tag": "afdeling"}),
    "bulk-edit": ("{m}/bulk/application", {"what": "chosen", "key": "{application}", "field": "users"}),
    "fact-fault": ("{m}/fact/users/{application}", {"value": "veel", "source": "", "day": "gisteren"}),
    "add-fault": ("{m}/add/application", {}),
    "decide-fault": ("{m}/decide/sourcing-2026/{application}", {"choice": "deviate"}),
    "plan-new-fault": ("{m}/plans/new", {"name": "", "budget": "veel", "first": "2090", "skill": "migration"}),
    "plan-options-fault": ("{m}/plans/options/", {}),
    "members-fault": ("{m}/members", {"username": ""}),
    "publishing-preview": ("{m}/publishing/preview", {"readings": "thirty-percent/suppliers"}),
    "table-publish-fault": ("{m}/tables/autonoom-2026/{draft}/publish", {"valid_from": "", "why": "", "seen": "1"}),
    "tokens-fault": ("account/tokens", {"name": "", "municipality": "{m}", "last_day": "2020-01-01"}),
    "account-fault": ("account", {"present": "x", "wanted": "y", "again": "z"}),
}
"""Screens that answer a form, most of them with what is wrong with it."""

# fmt: off
NO_SCREENS = frozenset({
    "activate-member", "agenda", "audit-export", "calendar-link", "concentration-export", "cost-kept",
    "deactivate-member",
    "end-sessions", "export-list", "forget-view", "goal-version-publish", "goal-version-remove",
    "goal-version-throw-away", "language", "organisation-callback", "organisation-sign-in",
    "plan-actuals-file", "plan-actuals-start", "plan-again", "plan-options-file", "plan-options-start",
    "publishing-off",
    "rename-municipality", "report-made", "reset-member", "revoke-link", "revoke-token", "save-view",
    "scenario-became-true", "scenario-file", "scenario-put-back", "scenario-remove", "scenario-take-in",
    "security-txt", "sign-out", "sign-out-everywhere", "start", "stop-job", "table-discard", "table-draft",
    "table-file", "tender-file", "undo",
})
# fmt: on
"""Addresses that give a file, another page, or only take a form."""

NOT_THERE = frozenset({"not-found", "answer-ended", "not-found-outside"})
"""Screens that say that something is not there, with status 404."""

_LIST = "kenmerk;naam;gebruikers;leveranciers\n{key};Een andere naam;{users};{supplier}\n"


def address(template: str, names: Mapping[str, str]) -> str:
    """The address of a screen, from the slash on."""
    return "/" + template.format_map(names)


def filled(municipality: str, username: str) -> dict[str, str]:
    """Make what the screens show besides the landscape itself; gives the names that stand in addresses."""
    from regie.actions.keeping.computing import compute_results
    from regie.actions.keeping.proofs import prove_lacking
    from regie.actions.keeping.signed_in import actor_of
    from regie.store.models import Thing, User

    actor = actor_of(User.objects.get(username=username).pk, municipality)
    things = Thing.objects.filter(municipality_id=actor.municipality).order_by("position")
    nouns = ("application", "organisation", "platform", "process", "dataset", "contract", "team", "evidence")
    names = {noun: things.filter(noun=noun).values_list("key", flat=True)[0] for noun in nouns}
    _edited(actor, names["application"])
    names |= {"m": municipality, **_drafts(actor), **_people(actor)}
    names |= _imports(actor, names["application"]) | _supposed(actor, names["application"]) | _planned(actor)
    prove_lacking()
    compute_results(actor.municipality)
    return names


def _edited(actor, application) -> None:
    from regie.actions.keeping import publishing
    from regie.actions.keeping.edit import edit
    from regie.actions.keeping.saved_views import save_view
    from regie.actions.keeping.tokens import make_token, scopes_of

    texts = {"nl": "Zo staan wij ervoor.", "en": "This is where we stand."}
    publishing.publish(actor, publishing.Chosen(("thirty-percent/suppliers",), texts))
    day = date(2026, 11, 2)
    edit(actor, application, {"users": "321"}, source="telling", day=day, why="nieuwe telling")
    save_view(actor, "application", "Niet autonoom", "autonomous=no", shared=True)
    make_token(actor, "rapportage", scopes_of(actor)[:1], date.today() + timedelta(days=30))  # noqa: DTZ011


def _drafts(actor) -> dict[str, str]:
    from regie.actions.keeping import effect, goal_drafts, goal_effect
    from regie.actions.keeping.draft import start_draft

    draft = start_draft(actor, "autonoom-2026", 0).number
    goal_draft = goal_drafts.start_draft(actor).number
    effect.work(actor, {"name": "autonoom-2026", "number": draft, "address": ""}, _silent)
    goal_effect.work(actor, {"number": goal_draft, "address": ""}, _silent)
    return {"draft": str(draft), "goal_draft": str(goal_draft)}


def _people(actor) -> dict[str, str]:
    from regie.actions.keeping.members import add_member
    from regie.actions.keeping.owner_links import make_owner_link, owners
    from regie.actions.keeping.rights import Grant
    from regie.store.models import Role, User

    User.objects.filter(id=actor.user).update(is_superuser=True)
    user, (link, secret) = add_member(actor, "analist", "", [Grant(Role.ANALYST)])
    _, token = make_owner_link(actor, owners(actor)[0][0])
    return {"member": str(user.pk), "password": f"password/{link}/{secret}", "token": token}


def _imports(actor, application) -> dict[str, str]:
    from regie.actions.keeping import importing, jobs
    from regie.store.models import Job

    made = {}
    for name, users, supplier in (("trial", "654", ""), ("trial_with_faults", "heel veel", "Bestaat Niet BV")):
        text = _LIST.format(key=application, users=users, supplier=supplier)
        job = importing.look(actor, [("Applicaties.csv", text.encode())])
        jobs.run(job.id)
        made[name] = str(job.id)
    waiting = Job.objects.create(municipality_id=actor.municipality, user_id=actor.user, kind="report")
    return {**made, "waiting": str(waiting.id)}


def _supposed(actor, application) -> dict[str, str]:
    from django.http import QueryDict

    from regie.actions.keeping import jobs
    from regie.actions.keeping.supposing import ask_what_if
    from regie.web.what_if.forms import typed, written

    given = typed(QueryDict(f"without={application}"))
    scenario, _ = written(given)
    job = ask_what_if(actor, scenario, to=f"/{actor.municipality}/what-if/", query=given.query)
    jobs.run(job.id)
    return {"supposed": str(job.id), **_scenarios(actor, scenario)}


def _scenarios(actor, gone) -> dict[str, str]:
    from regie.actions.keeping import jobs
    from regie.actions.keeping.coming_true import look_at_truth
    from regie.actions.keeping.compare_kept import compare_kept
    from regie.actions.keeping.repairing import ask_repair
    from regie.actions.keeping.scenarios import remove_scenario, save_scenario
    from regie.actions.keeping.watching import watch_owners

    first = save_scenario(actor, replace(gone, name="Het valt weg", why="de leverancier zegt op"))
    save_scenario(actor, replace(gone, name="Het valt een week weg", lasts="week"), number=1, seen=first.number)
    save_scenario(actor, replace(gone, name="Nog eens"))
    save_scenario(actor, replace(gone, name="Niet meer nodig"))
    remove_scenario(actor, 3)
    made = {"compared": compare_kept(actor, [1, 2]), "truth": look_at_truth(actor, 2)}
    made |= {"repaired": ask_repair(actor, cheapest=True), "watched": watch_owners(actor, _newer_owners(actor))}
    for job in made.values():
        jobs.run(job.id)
    return {name: str(job.id) for name, job in made.items()}


def _planned(actor) -> dict[str, str]:
    """A plan that can be, and a question to which there is none."""
    from dataclasses import replace

    from regie.actions.keeping import jobs
    from regie.actions.keeping.roadmap import kept
    from regie.actions.keeping.roadmap.making import ask_plan
    from regie.actions.keeping.roadmap.question import usual_question
    from regie.actions.keeping.shown import Shown
    from regie.readers.roadmap import Budget

    question = usual_question(Shown(actor), "Eerste plan")
    poor = replace(question, name="Zonder geld", budgets=tuple(Budget(year, 1000.0) for year in range(2026, 2036)))
    for one in (question, poor):
        jobs.run(ask_plan(actor, one).id)
    without, plan = kept.plans(actor)
    made = {"plan": str(plan.id), "no_plan": str(without.id), "planned": kept.plan(actor, plan.id).steps[-1]["thing"]}
    return {**made, **_handed_in(actor, kept.plan(actor, plan.id))}


def _handed_in(actor, plan) -> dict[str, str]:
    """Options of one's own and what became of a plan: a version of each, and a next one to look at."""
    from regie.actions.keeping.roadmap import handing_in

    last = plan.steps[-1]
    option = f"options:\n- {{thing: {last['thing']}, strategy: retire, once_low: 10, once: %d, once_high: 90000}}\n"
    order = f"orders:\n- {{thing: {last['thing']}, after: {plan.steps[0]['thing']}, years: 1}}\n"
    happened = f"actuals:\n- {{thing: {last['thing']}, finished: 2026, spent: %d}}\n"
    made = {}
    for name, text, of in (("options_file", option + order, None), ("actuals_file", happened, plan)):
        handing_in.keep(actor, ("route.yaml", (text % 20_000).encode()), of)
        made[name] = str(handing_in.hand_in(actor, ("route.yaml", (text % 30_000).encode())))
    return made


def _newer_owners(actor) -> list[tuple[str, bytes]]:
    """Files of GLEIF in which one of the organisations has been bought."""
    from readers.gleif.forms import FORMS, exception, lei, parent
    from regie.store.models import Thing

    bought, buyer = (f"5493000000000000{n:02}{n:02}" for n in (1, 2))
    own = Thing.objects.filter(municipality_id=actor.municipality, noun="organisation")
    name = next(one.name for one in own.order_by("-position") if one.name)
    levels = {
        "lei": [lei(bought, name), lei(buyer, "Ocean Corp.", "US")],
        "rr": [parent(bought, buyer, "IS_ULTIMATELY_CONSOLIDATED_BY", since="2026-10-01T00:00:00Z")],
        "repex": [exception(buyer, "NO_KNOWN_PERSON")],
    }
    return [(f"{level}.csv", FORMS["csv"](level, records)) for level, records in levels.items()]


def _silent(done: int, total: int) -> None:
    """Nobody waits."""


if __name__ == "__main__":
    from regie.actions.keeping.boot import boot

    boot()
    json.dump(filled(*sys.argv[1:]), sys.stdout)
