// Files dropped on the page, and how much of them is handed over; without this file the form is sent as any other.
"use strict";

const form = document.getElementById("bills-form");
const drop = document.getElementById("bills-drop");
const input = document.getElementById("file");
const wrong = document.getElementById("bills-wrong");
const progress = document.getElementById("bills-progress");

const fail = (words) => {
  wrong.textContent = words;
  wrong.hidden = false;
  progress.hidden = true;
};

const send = () => {
  wrong.hidden = true;
  const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
  if (size > Number(form.dataset.largest)) return fail(wrong.dataset.large);
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    document.getElementById("bills-sent").value = (100 * loaded) / total;
  });
  request.addEventListener("load", () => {
    if (request.status === 200) location.assign(request.responseURL);
    else fail(request.status === 413 || request.status === 400 ? wrong.dataset.large : wrong.dataset.failed);
  });
  request.addEventListener("error", () => fail(wrong.dataset.failed));
  request.open("POST", form.action);
  progress.hidden = false;
  request.send(new FormData(form));
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});

for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
for (const name of ["dragleave", "drop"]) {
  drop.addEventListener(name, () => drop.classList.remove("over"));
}
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  input.files = event.dataTransfer.files;
  if (input.files.length) send();
});
