"""Run by test_killed in a process of its own: do one thing, and die at the given write to the database.

Arguments: what to do, and the number of the write; 0 lives on. The last line printed is JSON.
"""

import json
import os
import signal
import sys
from pathlib import Path

from regie.actions.keeping.boot import boot

BOOK = Path("tiny.xlsx")


class Dying:
    """Lets statements pass and dies, as by the power, at the write it was told."""

    def __init__(self, at):
        self.at, self.writes = at, 0

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.writes += 1
            if self.writes == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def set_up():
    """An installation with a municipality, somebody in it, and a job that waits."""
    from regie.actions.keeping.set_up import add_municipality, add_user, migrate
    from regie.readers import write_landscape
    from regie.store.models import Job, Role
    from tiny import tiny

    migrate()
    write_landscape(tiny(), BOOK)
    place = add_municipality("tiny", "Tiny")
    user = add_user("tester", "a long password for tests", place, Role.ADMINISTRATOR)
    Job.objects.create(municipality=place, user=user, kind="dying")


def take_in(actor=None, given=None, progress=None):
    """An import, by itself or as a job."""
    from regie.actions.keeping.take_in import take_in as taking

    return {"version": taking(actor or _operator(), [BOOK]).version}


def bulk_edit():
    """The same fact of every application."""
    from regie.actions.keeping.changing import change
    from regie.actions.keeping.performing import performing
    from regie.actions.keeping.rights import Permission
    from regie.landscape import Change, FactRef, known
    from regie.store.models import Thing

    keys = Thing.objects.filter(noun="application").values_list("key", flat=True)
    facts = tuple((FactRef(key, "users"), known(77)) for key in keys)
    with performing(_operator(), Permission.EDIT, "bulk_edit") as doing:
        change(doing, Change("bulk", facts=facts))


def results():
    """A whole assessment, kept."""
    from regie.actions.keeping.computing import compute_results

    compute_results(_operator().municipality)


def job():
    """What the worker does with a job."""
    from regie.actions.keeping import jobs
    from regie.store.models import Job

    jobs.WORK["dying"] = "killed:take_in"
    jobs.run(Job.objects.get(kind="dying").id)


def looked():
    """A dry run of the import, and a job that waits to do it."""
    from regie.actions.keeping import importing, jobs
    from regie.actions.keeping.signed_in import actor_of
    from regie.store.models import User

    actor = actor_of(User.objects.get().pk, "tiny")
    trial = importing.look(actor, [(BOOK.name, BOOK.read_bytes())])
    jobs.run(trial.id)
    importing.confirm(actor, trial.id)


def import_job():
    """What the worker does with that job."""
    from regie.actions.keeping import jobs
    from regie.store.models import Job

    jobs.run(Job.objects.get(kind="take_in").id)


def restart():
    """What a worker does when it starts."""
    from regie.actions.keeping.jobs import interrupted

    interrupted()


def _operator():
    from regie.actions.keeping.set_up import municipality_of, operator

    return operator(municipality_of("tiny"))


def main(what, at):
    boot()
    from django.db import connection

    dying = Dying(at)
    with connection.execute_wrapper(dying):
        found = globals()[what]()
    sys.stdout.write("\n" + json.dumps({"writes": dying.writes, **(found or {})}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
