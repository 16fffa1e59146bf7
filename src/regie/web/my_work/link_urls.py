"""The address by which an owner without an account answers; outside any municipality's own addresses."""

from django.urls import path

from regie.web.my_work import by_link

urlpatterns = [path("answer/<str:token>", by_link.answer, name="answer")]
