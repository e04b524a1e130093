// Small comforts; every task works without this file.
"use strict";

// A menu closes when the focus leaves it, or with Escape.
for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// What is printed is printed whole.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details.why")) details.open = true;
});
