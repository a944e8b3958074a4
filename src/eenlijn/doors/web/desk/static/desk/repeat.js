// SPDX-FileCopyrightText: 2026 Eén Lijn contributors
// SPDX-License-Identifier: EUPL-1.2
// The button repeats what was chosen; without script it says the verb alone, and works the same.
// Of several questions the first one counts; an answer that leads on to the next is named in repeatPast.

for (const form of document.querySelectorAll("form[data-repeats]")) {
  const button = form.querySelector("button.nl-button--primary");
  const names = form.dataset.repeats.split(" ");
  const verb = button?.textContent.trim();
  const chosen = () => {
    for (const name of names) {
      const input = form.querySelector(`input[name="${name}"]:checked`);
      if (!input || input.value !== form.dataset.repeatPast) return input;
    }
    return null;
  };
  const repeat = () => {
    const words = chosen()?.closest("label")?.querySelector(".el-choice__words")?.textContent.trim();
    const said = words ? `${form.dataset.repeatWords} ${words}` : verb;
    // Only when it changed: a button whose text is replaced while it is pressed loses the press.
    if (button && button.textContent.trim() !== said) button.textContent = said;
  };
  form.addEventListener("change", repeat);
  repeat();
}
