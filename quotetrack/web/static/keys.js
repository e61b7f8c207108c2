"use strict";
// "/" leads to the search, on every page, as it does elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const seen = [...document.querySelectorAll("#big, #qt-q")].find((box) => box.offsetParent !== null);
  if (!seen) return;
  event.preventDefault();
  seen.focus();
  seen.select();
});
