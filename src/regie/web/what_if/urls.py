"""Addresses of what-if."""

from django.urls import path

from regie.web.what_if import comparing, repairing, scenarios, truth, views, watching

urlpatterns = [
    path("what-if/", views.compose, name="what-if"),
    path("what-if/matrix", views.matrix, name="what-if-matrix"),
    path("what-if/<int:number>", views.found, name="what-if-found"),
    path("what-if/<int:number>/chain", views.picture, name="what-if-picture"),
    path("what-if/scenarios/", scenarios.scenarios, name="scenarios"),
    path("what-if/scenarios/take-in", scenarios.take_in, name="scenario-take-in"),
    path("what-if/scenarios/<int:number>", scenarios.scenario, name="scenario"),
    path("what-if/scenarios/<int:number>/file", scenarios.file, name="scenario-file"),
    path("what-if/scenarios/<int:number>/remove", scenarios.remove, name="scenario-remove"),
    path("what-if/scenarios/<int:number>/put-back", scenarios.put_back, name="scenario-put-back"),
    path("what-if/scenarios/<int:number>/became-true", scenarios.became_true, name="scenario-became-true"),
    path("what-if/compared/<int:number>", comparing.compared, name="scenarios-compared"),
    path("what-if/repair", repairing.ask, name="what-if-repair"),
    path("what-if/repaired/<int:number>", repairing.repaired, name="what-if-repaired"),
    path("what-if/watch", watching.hand_in, name="watch"),
    path("what-if/watched/<int:number>", watching.found, name="watched"),
    path("what-if/true/<int:number>", truth.truth, name="scenario-truth"),
]
