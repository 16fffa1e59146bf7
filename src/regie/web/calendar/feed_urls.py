"""The address of the feed, which an agenda asks for without signing in."""

from django.urls import path

from regie.web.calendar import views

urlpatterns = [path("agenda/<str:token>.ics", views.feed, name="agenda")]
