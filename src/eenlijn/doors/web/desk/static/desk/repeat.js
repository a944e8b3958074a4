// SPDX-FileCopyrightText: 2026 Eén Lijn contributors
// SPDX-License-Identifier: EUPL-1.2
// The button repeats what was chosen; without script it says the verb alone, and works the same.

for (const form of document.querySelectorAll("form[data-repeats]")) {
  const button = form.querySelector("button.nl-button--primary");
  const repeat = () => {
    const chosen = form.querySelector(`input[name="${form.dataset.repeats}"]:checked`);
    const words = chosen?.closest("label")?.querySelector(".el-choice__words")?.textContent.trim();
    if (button && words) button.textContent = `${form.dataset.repeatWords} ${words}`;
  };
  form.addEventListener("change", repeat);
  repeat();
}
