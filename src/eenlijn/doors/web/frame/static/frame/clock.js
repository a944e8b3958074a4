// SPDX-FileCopyrightText: 2026 Eén Lijn contributors
// SPDX-License-Identifier: EUPL-1.2
// Clocks go on by the minute, quietly. That a term has passed is told once.

const MINUTE = 60, HOUR = 3600, DAY = 86400;
const sentences = (document.body.dataset.clockWords || "").split("|");

export function words(seconds, spoken) {
  const late = seconds < 0 ? 4 : 0;
  const whole = Math.floor(Math.abs(seconds));
  if (whole < 2 * MINUTE) return spoken[late];
  if (whole < 2 * HOUR) return spoken[late + 1].replace("#", Math.floor(whole / MINUTE));
  if (whole <= 72 * HOUR) return spoken[late + 2].replace("#", Math.floor(whole / HOUR));
  return spoken[late + 3].replace("#", Math.floor(whole / DAY));
}

function tick(clock) {
  const now = Date.now(), started = Date.parse(clock.dataset.started), due = Date.parse(clock.dataset.due);
  const spoken = words((due - now) / 1000, sentences);
  const share = Math.min(1, Math.max(0, (now - started) / (due - started)));
  clock.querySelector("b").textContent = spoken;
  clock.querySelector(".c-run")?.setAttribute("width", (100 * share).toFixed(1) + "%");
  clock.querySelector(".c-here")?.setAttribute("x", (100 * share).toFixed(1) + "%");
  if (now > due && !clock.classList.contains("is-late")) pass(clock, spoken);
}

function pass(clock, spoken) {
  clock.classList.remove("is-busy", "is-soon");
  clock.classList.add("is-late");
  const status = document.createElement("p");
  status.className = "el-visually-hidden";
  status.setAttribute("role", "status");
  clock.append(status);
  setTimeout(() => { status.textContent = spoken; }, 100);
}

function tickAll() {
  if (sentences.length === 8) document.querySelectorAll("[data-clock]").forEach(tick);
}

setInterval(tickAll, 60000);
document.addEventListener("visibilitychange", tickAll);
