"""How autonomous each application, platform and supplier is: CSF answers, SEAL, scores, a verdict through the chain.

Knows landscape, reference data and decision models; no other analysis and no report. What would settle it is in
`questions`: an assessment does not ask.
"""

from regie.analyses.autonomy.assess import Autonomy, assess_autonomy, autonomous_verdicts
from regie.analyses.autonomy.criterion import Basis, CriterionAnswer
from regie.analyses.autonomy.deciding import ANSWERS, DEFINITION, AutonomyModels, shipped_models
from regie.analyses.autonomy.framework import Improvement, ObjectiveResult, Step, improvement
from regie.analyses.autonomy.judgement import Judgement

__all__ = [
    "ANSWERS",
    "DEFINITION",
    "Autonomy",
    "AutonomyModels",
    "Basis",
    "CriterionAnswer",
    "Improvement",
    "Judgement",
    "ObjectiveResult",
    "Step",
    "assess_autonomy",
    "autonomous_verdicts",
    "improvement",
    "shipped_models",
]
