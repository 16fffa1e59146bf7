"""What the law gives beside the contract: the Data Act lets a customer of a cloud service leave sooner."""

from __future__ import annotations

from datetime import date

from regie.landscape import Application, Contract, FactRef, Landscape, Platform, Reason
from regie.landscape.vocabulary import CloudKind, ServiceModel
from regie.locale import Message
from regie.reference_data.tendering import switching

_CLOUD = (ServiceModel.SAAS, ServiceModel.PAAS, ServiceModel.IAAS)
_OWN = (CloudKind.OWN_SERVER_ROOM, CloudKind.OPERATIONAL_TECHNOLOGY)


def switching_right(landscape: Landscape, contract: Contract, at: date) -> tuple[Reason, ...]:
    """That a shorter notice may hold, when the contract surely covers a cloud service and asks for a longer one.

    It changes no day of the calendar: whether a contract falls under the act is for a lawyer to say.
    """
    law = switching()
    longer = contract.notice_months.every(lambda months: months > law.notice_months)
    cloud = [id_ for id_ in contract.covers.value_or(()) if _is_cloud(landscape, id_)]
    if longer is not True or not cloud or at < law.since:
        return ()
    says = Message("calendar.why.switching", act=law.act, article=law.article, n=law.notice_months)
    return (Reason(says, "calendar#switching", (FactRef(contract.id, "notice_months"),)),)


def _is_cloud(landscape: Landscape, id_: str) -> bool:
    thing = landscape.get(id_)
    if isinstance(thing, Application):
        return thing.service_model.every(lambda model: model in _CLOUD) is True
    return isinstance(thing, Platform) and thing.kind.every(lambda kind: kind not in _OWN) is True
