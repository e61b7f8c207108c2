"use strict";
// Keys for the page of a review: each presses, opens or enters what carries it; nothing needs them.

const keys = document.getElementById("keys");
if (keys) keys.hidden = false;
const problem = document.getElementById("problem");
if (problem) problem.focus();
let sent = false;

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input, textarea, select");
  if (field && event.key === "Escape") { field.blur(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest("input, textarea, select")) return;
  const meant = /^[a-z]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
  if (!meant) return;
  event.preventDefault();
  if (meant.matches("textarea")) { meant.focus(); return; }
  if (meant.matches("summary")) {
    meant.parentElement.open = true;
    document.getElementById("c-speaker").select();
    return;
  }
  meant.click();
});

// A verdict is sent once, however often a key or a button is pressed while the next page comes.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (sent) event.preventDefault();
  sent = true;
});
window.addEventListener("pageshow", () => { sent = false; });
