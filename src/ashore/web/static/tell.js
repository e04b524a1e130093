// The interview's forms, each answer kept as it is given.
"use strict";

// What could not be kept is said beside its field; it stays as typed and goes with the next save.
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

const changed = (element) => element.dispatchEvent(new Event("change", { bubbles: true }));

// Nothing is drawn anew under a pressed button, nor once the form was sent whole: the click would be lost.
// What was held back is asked for again if the press comes to nothing.
let pressed = null;
let leaving = false;
const held = new Set();

const release = () => {
  pressed = null;
  if (!leaving) held.forEach(changed);
  held.clear();
};

document.body.addEventListener("pointerdown", ({ target }) => { pressed = target.closest("#tell-form button"); });
document.body.addEventListener("pointerup", ({ target }) => { if (target.closest("button") !== pressed) release(); });
document.body.addEventListener("pointercancel", release);
document.body.addEventListener("submit", ({ target }) => { leaving = target.id === "tell-form"; });
document.body.addEventListener("click", () => setTimeout(release));
addEventListener("pageshow", () => { leaving = false; });

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.target.closest("#tell-form") || !(pressed || leaving)) return;
  event.preventDefault();
  held.add(event.detail.elt);
});

// A form drawn anew while somebody goes on with it keeps what was typed since it was sent, and sends that next.
const inputs = () => document.querySelectorAll("#tell-form :is(.input, [type=radio])");
const said = (input) => (input.type === "radio" ? input.checked : input.value);
let sent = new Map();
let since = [];

const sendNext = (input) => {
  if (input === document.activeElement && input.type !== "radio") {
    input.addEventListener("blur", () => changed(input), { once: true });
  } else changed(input);
};

document.body.addEventListener("htmx:beforeSend", ({ detail }) => {
  if (detail.target.id !== "tell-form") return;
  sent = new Map([...inputs()].map((input) => [input.id, said(input)]));
});

document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id !== "tell-form" || !detail.shouldSwap) return;
  since = [...inputs()].filter((input) => said(input) && said(input) !== sent.get(input.id));
});

document.body.addEventListener("htmx:afterSwap", () => {
  const put = since.map((input) => [document.getElementById(input.id), input]).filter(([now]) => now);
  since = [];
  for (const [now, { value }] of put) {
    if (now.type === "radio") now.checked = true;
    else now.value = value;
  }
  if (!put.length) return;
  const next = () => put.forEach(([now]) => sendNext(now));
  document.body.addEventListener("htmx:afterSettle", next, { once: true });
});

// What is said above the place where somebody is moves it down: it stays in sight.
document.body.addEventListener("htmx:afterSwap", () => {
  const at = document.activeElement;
  if (at.closest("#tell-form")) at.scrollIntoView({ block: "nearest" });
});
