"""The address of chains."""

from django.urls import path

from regie.web.chains import views

urlpatterns = [path("chains", views.chains, name="chains")]
