"""How good the data is: completeness, freshness and contradiction, by field, cluster and source, and over versions."""

from regie.analyses.quality.judge import fields_in_use, judge_quality, judge_versions
from regie.analyses.quality.limits import Limit, limit_of
from regie.analyses.quality.results import Count, FieldQuality, Quality, SourceQuality, Versions

__all__ = [
    "Count",
    "FieldQuality",
    "Limit",
    "Quality",
    "SourceQuality",
    "Versions",
    "fields_in_use",
    "judge_quality",
    "judge_versions",
    "limit_of",
]
