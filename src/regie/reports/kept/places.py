"""Where applications run, and the heat map, as pieces."""

from __future__ import annotations

from collections import Counter
from typing import Any

from regie.landscape import Application, Platform, Record, Verdict, providers
from regie.reports.assessment import Assessment


def places(assessment: Assessment) -> dict[str, int]:
    """Applications by the kind of their platform; `none` and `unknown` are kinds of their own."""
    return dict(Counter(kind_of(assessment, one) for one in assessment.landscape.all(Application)))


def kind_of(assessment: Assessment, application: Application) -> str:
    """The kind of place an application runs on, `none` without a platform, else `unknown`: platforms of several kinds
    are none in particular."""
    hosts = providers(assessment.landscape, application, "platform").value_or(None)
    if not hosts:
        return "unknown" if hosts is None else "none"
    kinds = {_kind(assessment.landscape.get(host)) for host in hosts}
    return kinds.pop() if len(kinds) == 1 else "unknown"


def _kind(platform: Record | None) -> str:
    return platform.kind.value.value if isinstance(platform, Platform) and platform.kind.known else "unknown"


def heat(assessment: Assessment) -> list[dict[str, Any]]:
    """Applications that are certainly not autonomous, by cluster and TIME class; None where unknown."""
    counted: Counter[tuple[str | None, str | None]] = Counter()
    for one in assessment.landscape.all(Application):
        if assessment.autonomy.of(one.id).autonomous is Verdict.NO:
            time = one.time_class.value.value if one.time_class.known else None
            counted[one.cluster.value_or(None), time] += 1
    return [{"cluster": cluster, "time_class": time, "count": count} for (cluster, time), count in counted.items()]
