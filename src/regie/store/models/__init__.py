"""The tables, one file a noun of the site."""

from regie.store.models.audit import AuditEntry
from regie.store.models.change import ChangeSet, Revision
from regie.store.models.goal_version import GoalEffect, GoalVersion
from regie.store.models.job import Job, JobFile
from regie.store.models.model_proof import ModelProof
from regie.store.models.model_version import ModelEffect, ModelSave, ModelVersion
from regie.store.models.municipality import Municipality
from regie.store.models.owner_link import OwnerLink
from regie.store.models.plan import Plan
from regie.store.models.public import Publication
from regie.store.models.result import Result, ResultRun
from regie.store.models.route_file import RouteFile
from regie.store.models.saved_view import SavedView
from regie.store.models.scenario import KeptScenario, ScenarioVersion
from regie.store.models.thing import Thing
from regie.store.models.token import Token
from regie.store.models.trial_row import TrialRow
from regie.store.models.user import Membership, Role, User

__all__ = [
    "AuditEntry",
    "ChangeSet",
    "GoalEffect",
    "GoalVersion",
    "Job",
    "JobFile",
    "KeptScenario",
    "Membership",
    "ModelEffect",
    "ModelProof",
    "ModelSave",
    "ModelVersion",
    "Municipality",
    "OwnerLink",
    "Plan",
    "Publication",
    "Result",
    "ResultRun",
    "Revision",
    "Role",
    "RouteFile",
    "SavedView",
    "ScenarioVersion",
    "Thing",
    "Token",
    "TrialRow",
    "User",
]
