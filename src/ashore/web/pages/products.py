"""The loan products known by name: who lends, on what terms, each statement with its source."""

from django.http import Http404, HttpRequest, HttpResponse

from ashore.problems import AshoreError
from ashore.web.page import desk_of, language_of, page
from ashore.workout.reference import product_json, products_json


def products(request: HttpRequest) -> HttpResponse:
    """All of them in a line."""
    return page(request, "products/products.html", products_json(language_of(request)))


def product(request: HttpRequest, key: str) -> HttpResponse:
    """One, by what a person asks of it."""
    try:
        told = product_json(key, desk_of(request).today(), language_of(request))
    except AshoreError:
        raise Http404 from None
    return page(request, "products/product.html", {"product": told})
