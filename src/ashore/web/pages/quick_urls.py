"""The addresses of the quick check; a question is named by its id in the graph."""

from django.urls import path

from ashore.web.pages import quick

urlpatterns = [
    path("quick", quick.start),
    path("quick/result", quick.result),
    path("quick/keep", quick.keep),
    path("quick/forget", quick.forget),
    path("quick/forgotten", quick.forgotten),
    path("quick/<str:question>", quick.ask),
]
