// SPDX-FileCopyrightText: 2026 Eén Lijn contributors
// SPDX-License-Identifier: EUPL-1.2
// Focus where it belongs: on the error summary after a refusal; Escape closes an open menu and goes back to it.

export function focusSummary(root) {
  const summary = root.querySelector("[data-error-summary]");
  if (summary) summary.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.el-menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("htmx:afterSwap", (event) => focusSummary(event.target));
// The browser does this itself (autofocus); this is for browsers that do not, and comes after it.
setTimeout(() => {
  if (document.activeElement === document.body) focusSummary(document);
}, 100);
