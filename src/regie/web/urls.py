"""The addresses of all pages. Everything about a municipality's own data starts with its slug."""

from __future__ import annotations

from django.urls import include, path

import regie.web.nouns  # noqa: F401 - registers the converter the addresses below use
from regie.web.shell import views as shell

urlpatterns = [
    path("", shell.start, name="start"),
    path("language", shell.change_language, name="language"),
    path("", include("regie.web.signing_in.urls")),
    path("", include("regie.web.account.urls")),
    path("", include("regie.web.tokens.urls")),
    path("", include("regie.web.installation.urls")),
    path("", include("regie.web.help_pages.urls")),
    path("", include("regie.web.well_known.urls")),
    path("", include("regie.web.my_work.link_urls")),
    path("", include("regie.web.calendar.feed_urls")),
    path("<slug:municipality>/", include("regie.web.overview.urls")),
    path("<slug:municipality>/", include("regie.web.chains.urls")),
    path("<slug:municipality>/", include("regie.web.my_work.urls")),
    path("<slug:municipality>/", include("regie.web.owners.urls")),
    path("<slug:municipality>/", include("regie.web.members.urls")),
    path("<slug:municipality>/", include("regie.web.audit.urls")),
    path("<slug:municipality>/", include("regie.web.goals.urls")),
    path("<slug:municipality>/", include("regie.web.goal_drafts.urls")),
    path("<slug:municipality>/", include("regie.web.concentration.urls")),
    path("<slug:municipality>/", include("regie.web.quality.urls")),
    path("<slug:municipality>/", include("regie.web.calendar.urls")),
    path("<slug:municipality>/", include("regie.web.tendering.urls")),
    path("<slug:municipality>/", include("regie.web.costing.urls")),
    path("<slug:municipality>/", include("regie.web.what_if.urls")),
    path("<slug:municipality>/", include("regie.web.roadmap.urls")),
    path("<slug:municipality>/", include("regie.web.behind.urls")),
    path("<slug:municipality>/", include("regie.web.reporting.urls")),
    path("<slug:municipality>/", include("regie.web.public.urls")),
    path("<slug:municipality>/", include("regie.web.changes.urls")),
    path("<slug:municipality>/", include("regie.web.comparing.urls")),
    path("<slug:municipality>/", include("regie.web.deciding.urls")),
    path("<slug:municipality>/", include("regie.web.jobs.urls")),
    path("<slug:municipality>/", include("regie.web.tables.urls")),
    path("<slug:municipality>/", include("regie.web.searching.urls")),
    path("<slug:municipality>/", include("regie.web.adding.urls")),
    path("<slug:municipality>/", include("regie.web.bulk_editing.urls")),
    path("<slug:municipality>/", include("regie.web.importing.urls")),
    path("<slug:municipality>/", include("regie.web.saved_views.urls")),
    path("<slug:municipality>/", include("regie.web.listing.urls")),
    path("<slug:municipality>/", include("regie.web.thing.urls")),
]
