// SPDX-FileCopyrightText: 2026 Eén Lijn contributors
// SPDX-License-Identifier: EUPL-1.2
// The report key is made by this device: 128 random bits. It stays with this visit of the page, so that
// sending again after a broken connection gives the same receipt, and never a second report.

const BYTES = 16;

export function newKey() {
  const bits = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bits, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const field = document.querySelector("[data-report-key]");
// A page that came back from the server keeps its key: perhaps a report was kept with it.
if (field && !("keep" in field.dataset)) {
  const known = history.state && history.state.reportKey;
  const key = known || newKey();
  field.value = key;
  history.replaceState({ ...history.state, reportKey: key }, "");
}
