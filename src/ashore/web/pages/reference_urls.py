"""The addresses of what can be looked up, of the record, the calculators, the quiet page and the components."""

from django.urls import path

from ashore.web.pages import breath, components, products, record, rules, tools, words

urlpatterns = [
    path("rules", rules.rules),
    path("rules/<slug:identity>", rules.rule),
    path("products", products.products),
    path("products/<slug:key>", products.product),
    path("words", words.words),
    path("record", record.record),
    path("record/compare", record.compare),
    path("record/undo", record.undo),
    path("record/<int:number>", record.revision),
    path("record/<int:number>/restore", record.restore),
    path("tools/schedule", tools.schedule),
    path("tools/xirr", tools.cost),
    path("breath", breath.breath),
    path("developers/components", components.components),
]
