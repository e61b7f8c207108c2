"use strict";
// What the pages do beside being read: link the parts of a quote, move between quotes, copy, follow the file.

const narrow = window.matchMedia("(max-width: 60rem)");
const text = document.getElementById("text");
const notice = document.getElementById("notice");
const by = (attribute, value) => `[${attribute}="${CSS.escape(value)}"]`;

function say(words) {
  notice.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { notice.textContent = ""; }, 4000);
}

async function copy(words, what) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const area = document.createElement("textarea"); // a page over plain HTTP has no clipboard
    area.value = words;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (!copied) return say("Could not copy; select the text and copy it by hand");
  }
  say(`${what} copied`);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  if (button.dataset.copyLink) copy(new URL(button.dataset.copyLink, location.href).href, "Link");
  else copy(document.querySelector(`#${CSS.escape(button.dataset.copy)} pre`).textContent, button.textContent.replace("Copy ", ""));
});

// ---- the quotes of an article ----

const pieces = new Map(); // quote -> [[element, part], ...]
const pins = text ? [...text.querySelectorAll(".pin")] : [];
let active = null;

function index() {
  for (const element of text.querySelectorAll(".m")) {
    for (const entry of element.dataset.m.split(" ")) {
      const [quote, part] = entry.split(":");
      if (!pieces.has(quote)) pieces.set(quote, []);
      pieces.get(quote).push([element, part]);
    }
  }
}

function mark(quote, name, on) {
  for (const [element, part] of pieces.get(quote) || []) {
    element.classList.toggle(name, on);
    if (part !== "content") element.classList.toggle(`part-${part}`, on || (name === "hot" && quote === active));
  }
}

function activate(quote, { scroll = true, focus = false } = {}) {
  if (active && active !== quote) {
    mark(active, "on", false);
    document.querySelectorAll(`.pin.on, .note.on`).forEach((e) => e.classList.remove("on"));
  }
  active = quote;
  mark(quote, "on", true);
  const pin = document.getElementById(quote);
  if (pin) pin.classList.add("on");
  const note = document.querySelector(`.list .note${by("data-q", quote)}`);
  if (note) note.classList.add("on");
  const n = pins.indexOf(pin);
  if (narrow.matches && note) {
    const sheet = document.getElementById("sheet");
    const shown = note.cloneNode(true);
    document.getElementById("sheet-body").replaceChildren(...shown.querySelector("div").childNodes);
    document.getElementById("count").textContent = `${n + 1} of ${pins.length}`;
    sheet.hidden = false;
  }
  if (pin && scroll) pin.scrollIntoView({ block: narrow.matches ? "start" : "center" });
  if (pin && focus) pin.focus({ preventScroll: true });
  history.replaceState(null, "", `#${quote}`);
}

function close() {
  if (!active) return;
  mark(active, "on", false);
  document.querySelectorAll(".pin.on, .note.on").forEach((e) => e.classList.remove("on"));
  active = null;
  const sheet = document.getElementById("sheet");
  if (sheet) sheet.hidden = true;
  history.replaceState(null, "", location.pathname + location.search);
}

function step(by) {
  const seen = pins.filter((pin) => pin.offsetParent !== null);
  if (!seen.length) return;
  const at = seen.findIndex((pin) => pin.id === active);
  const next = at < 0 ? (by > 0 ? 0 : seen.length - 1) : (at + by + seen.length) % seen.length;
  activate(seen[next].id, { focus: true });
}

if (text) {
  index();
  text.addEventListener("mouseover", (event) => {
    const element = event.target.closest(".m");
    if (element) mark(element.dataset.own, "hot", true);
  });
  text.addEventListener("mouseout", (event) => {
    const element = event.target.closest(".m");
    if (element && element.dataset.own !== active) mark(element.dataset.own, "hot", false);
  });
  text.addEventListener("click", (event) => {
    const pin = event.target.closest(".pin");
    const element = event.target.closest(".m");
    if (pin) { event.preventDefault(); activate(pin.id, { scroll: false, focus: true }); }
    else if (element && !String(getSelection())) activate(element.dataset.own, { scroll: false });
  });
  text.addEventListener("focusin", (event) => {
    const pin = event.target.closest(".pin");
    if (pin && pin.id !== active) activate(pin.id, { scroll: false });
  });
  for (const note of document.querySelectorAll(".list .note")) {
    note.addEventListener("mouseenter", () => mark(note.dataset.q, "hot", true));
    note.addEventListener("mouseleave", () => { if (note.dataset.q !== active) mark(note.dataset.q, "hot", false); });
    note.addEventListener("click", (event) => {
      if (event.target.closest("a, button, summary")) return;
      activate(note.dataset.q);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "Escape") close();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step], [data-close]");
    if (!button) return;
    if (button.dataset.step) step(Number(button.dataset.step)); else close();
  });
  for (const box of document.querySelectorAll("[data-hide]")) {
    box.addEventListener("change", () => document.body.classList.toggle(`hide-${box.dataset.hide}`, !box.checked));
  }
  const follow = () => {
    const quote = decodeURIComponent(location.hash.slice(1));
    if (quote && pieces.has(quote)) activate(quote);
  };
  window.addEventListener("hashchange", follow);
  follow();
}

// ---- the forms of a citation ----

for (const list of document.querySelectorAll("[role=tablist]")) {
  const tabs = [...list.querySelectorAll("[role=tab]")];
  const choose = (tab, focus) => {
    for (const one of tabs) {
      const chosen = one === tab;
      one.setAttribute("aria-selected", String(chosen));
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (focus) tab.focus();
  };
  choose(tabs[0], false);
  list.addEventListener("click", (event) => { const tab = event.target.closest("[role=tab]"); if (tab) choose(tab, false); });
  list.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) choose(tabs[(tabs.indexOf(event.target) + by + tabs.length) % tabs.length], true);
  });
}

if (narrow.matches) document.querySelectorAll(".facets details, .cast, .notes").forEach((details) => { details.open = false; });

// ---- following the file while it grows ----

const address = document.body.dataset.state;
if (address) {
  // While a file grows it changes all the time: show what is new when it rests, or after some looks.
  let first = null, last = null, changes = 0;
  const look = async () => {
    try {
      const { state } = await (await fetch(address)).json();
      first ??= state;
      if (state !== first && (state === last || ++changes > 5)) return location.reload();
      last = state;
    } catch {
      say("The server does not answer");
    }
    setTimeout(look, 1500);
  };
  look();
}
