"""The commands, one file a group; each command is a thin skin on the function of the same name in `regie`."""

from __future__ import annotations

from regie.cli.commands.asking import quality, questions
from regie.cli.commands.assessing import assess, diff, explain, report
from regie.cli.commands.contracting import calendar, tender
from regie.cli.commands.costing import cost
from regie.cli.commands.deciding import check_model, place
from regie.cli.commands.estimating import downtime, watch
from regie.cli.commands.exchanging import export
from regie.cli.commands.files import check, convert, example, new
from regie.cli.commands.mapping import check_mapping, map_table
from regie.cli.commands.merging import merge, undo
from regie.cli.commands.nation import plan_nation, roll_up
from regie.cli.commands.routing import follow, plan
from regie.cli.commands.serving import account, doctor, keep, serve, subject
from regie.cli.commands.suppliers import enrich, sanctions, suppliers
from regie.cli.commands.supposing import whatif

COMMANDS = (
    new,
    example,
    check,
    assess,
    explain,
    place,
    check_model,
    report,
    questions,
    quality,
    diff,
    convert,
    map_table,
    check_mapping,
    roll_up,
    keep,
    account,
    serve,
    doctor,
    subject,
    suppliers,
    enrich,
    export,
    sanctions,
    merge,
    undo,
    whatif,
    downtime,
    watch,
    calendar,
    cost,
    tender,
    plan,
    follow,
    plan_nation,
)
