// SPDX-FileCopyrightText: 2026 Eén Lijn contributors
// SPDX-License-Identifier: EUPL-1.2
// A form is sent once: the button says that it is busy, and works again when the page comes back.

const busy = new WeakSet();

function mark(button) {
  if (!button || !button.dataset.busy) return;
  button.dataset.words = button.textContent;
  button.textContent = button.dataset.busy;
  button.setAttribute("aria-disabled", "true");
}

function release(button) {
  if (!button.dataset.words) return;
  button.textContent = button.dataset.words;
  delete button.dataset.words;
  button.removeAttribute("aria-disabled");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (busy.has(form)) {
    event.preventDefault();
    return;
  }
  busy.add(form);
  // After the browser has read the form: what the button sends along must still be there.
  setTimeout(() => mark(event.submitter), 0);
  // A download answers without a new page: the button comes back by itself.
  setTimeout(() => restore(form), 15000);
});

function restore(form) {
  busy.delete(form);
  for (const button of form.querySelectorAll("[data-words]")) release(button);
}

window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach(restore);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) restore(form);
});
