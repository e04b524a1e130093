"""The addresses of bills; files are named by nothing, waiting ones by a number."""

from django.urls import path

from ashore.web.pages import (
    bills,
    bills_budget,
    bills_columns,
    bills_payments,
    bills_review,
    bills_spending,
)

urlpatterns = [
    path("bills", bills.bills),
    path("bills/password", bills.password),
    path("bills/remove", bills.remove),
    path("bills/reading", bills.reading),
    path("bills/stop", bills.stop),
    path("bills/columns/<int:number>", bills_columns.columns),
    path("bills/review", bills_review.look),
    path("bills/undo", bills_review.undo),
    path("bills/budget", bills_budget.budget),
    path("bills/line/<slug:side>", bills_budget.line),
    path("bills/line/<slug:side>/<slug:topic>", bills_budget.line),
    path("bills/spending", bills_spending.spending),
    path("bills/payments", bills_payments.payments),
]
