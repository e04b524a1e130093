"""The addresses of all pages. None holds anything personal: people and debts are named by random keys or numbers."""

from django.urls import path

from ashore.web.pages import (
    bills_urls,
    home,
    papers,
    people,
    quick_urls,
    reference_urls,
    settings,
    tell_urls,
    views_urls,
)

handler400 = "ashore.web.pages.trouble.bad_request"
handler403 = "ashore.web.pages.trouble.cross_site"
handler404 = "ashore.web.pages.trouble.not_found"
handler500 = "ashore.web.pages.trouble.failed"

urlpatterns = [
    path("", home.home),
    path("people/new", people.new),
    path("people/import", people.take_in),
    path("people/<slug:person>", people.unlock),
    path("examples/<slug:name>", people.example),
    path("lock", people.lock),
    path("settings", settings.settings),
    path("settings/look", settings.look),
    path("settings/idle", settings.idle),
    path("settings/passphrase", settings.passphrase),
    path("settings/export", settings.export),
    path("settings/erase", settings.erase),
    path("papers", papers.papers),
    path("papers/make", papers.make),
    path("papers/making", papers.making),
    path("papers/stop", papers.stop),
    path("papers/pack.zip", papers.whole),
    path("papers/<int:number>", papers.one),
    *quick_urls.urlpatterns,
    *tell_urls.urlpatterns,
    *bills_urls.urlpatterns,
    *views_urls.urlpatterns,
    *reference_urls.urlpatterns,
]
