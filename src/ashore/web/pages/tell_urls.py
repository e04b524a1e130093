"""The addresses of the interview; places in lists count from 1."""

from django.urls import path

from ashore.web.pages import tell, tell_short

_ENTRY = "tell/<str:section>/<int:entry>"
_GROUP = f"{_ENTRY}/<str:group>"

urlpatterns = [
    path("tell", tell.overview),
    path("tell/<str:section>", tell.at),
    path("tell/<str:section>/add", tell.add_entry),
    path("tell/<str:section>/sum", tell_short.one_sum),
    path(_ENTRY, tell.at),
    path(f"{_ENTRY}/remove", tell.remove_entry),
    path(f"{_ENTRY}/part/<str:part>", tell_short.part),
    path(_GROUP, tell.at),
    path(f"{_GROUP}/add", tell.add_entry),
    path(f"{_GROUP}/paid-until", tell_short.paid_until),
    path(f"{_GROUP}/<int:inner>", tell.at),
    path(f"{_GROUP}/<int:inner>/remove", tell.remove_entry),
]
