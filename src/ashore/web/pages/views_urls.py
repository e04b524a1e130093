"""The addresses of what Ashore works out: what is owed, what is ahead, what can be paid, the plans."""

from django.urls import path

from ashore.web.pages import accept, ahead, assumptions, days, means, owed, plans, what_if

urlpatterns = [
    path("owed", owed.owed),
    path("owed/<int:number>", owed.debt),
    path("owed/<int:number>/check", owed.check),
    path("ahead", ahead.ahead),
    path("means", means.means),
    path("plans", plans.plans),
    path("plans/days", days.days),
    path("plans/new-loan", plans.new_loan),
    path("plans/what-if", what_if.what_if),
    path("plans/assumptions", assumptions.assumptions),
    path("plans/accept", accept.accept),
    path("plans/earlier", accept.earlier),
]
