// What could not be kept is said beside its field; it stays as typed and goes with the next save.
"use strict";

const unsaved = (event) => {
  const form = document.getElementById("tell-form");
  const field = event.detail.elt.closest(".field");
  if (!form || !field) return;
  for (const place of [field.querySelector(".kept"), document.getElementById("said")]) {
    place.textContent = form.dataset.unsaved;
  }
};

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.body.addEventListener(name, unsaved);
}

// Where the case was locked meanwhile another page answers: it is no part of this form.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, pathInfo } = event.detail;
  if (new URL(xhr.responseURL).pathname === pathInfo.requestPath) return;
  event.detail.shouldSwap = false;
  unsaved(event);
});
