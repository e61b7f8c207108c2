"use strict";
// Draws the charts with Observable Plot from the data beside them. Every bar links to its rows; the same
// numbers stand in a table below, which is the way for keyboards and screen readers.

// A series without a colour of its own takes that of its place.
const PLACES = ["indirect", "direct", "mixed", "carried"];
const colour = (name, place) => `var(--bar-${name.replaceAll(" ", "-")}, var(--bar-${PLACES[place % PLACES.length]}))`;

function legend(series) {
  const list = document.createElement("ul");
  list.className = "legend";
  for (const [place, name] of series.entries()) {
    const item = document.createElement("li");
    const box = document.createElement("span");
    box.style.background = colour(name, place);
    item.append(box, name);
    list.append(item);
  }
  return list;
}

const count = (n) => n.toLocaleString("en");
const plural = (n, [one, many] = ["quote", "quotes"]) => `${count(n)} ${n === 1 ? one : many}`;

function timeline(data, width) {
  const rows = data.rows.map((row) => ({ ...row, at: new Date(`${row.date}${"-01-01".slice(row.date.length - 4)}T00:00:00Z`) }));
  return Plot.plot({
    width, height: Math.min(240, Math.max(160, width / 4)), marginLeft: 48, marginBottom: 28,
    style: { background: "transparent", overflow: "visible" },
    x: { type: "utc", label: null },
    y: { label: null, grid: true, ticks: 4, tickFormat: (n) => (Number.isInteger(n) ? count(n) : "") },
    color: { domain: data.series, range: data.series.map(colour) },
    marks: [
      Plot.rectY(rows, { x: "at", interval: data.interval, y: "quotes", fill: "series", order: data.series, href: "href", insetLeft: 0.5, insetRight: 0.5, title: (row) => `${row.date}: ${plural(row.quotes)}, ${row.series}` }),
      Plot.ruleY([0], { stroke: "var(--muted)" }),
    ],
  });
}

function bars(data, width) {
  const names = [...new Set(data.rows.map((row) => row.name))];
  const totals = names.map((name) => {
    const mine = data.rows.filter((row) => row.name === name);
    return { name, total: mine.reduce((sum, row) => sum + row.quotes, 0), line: mine[0].line };
  });
  const room = Math.min(width * 0.42, 210);
  const longest = Math.floor((room - 8) / 7.6);
  const short = (name) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);
  return Plot.plot({
    width, height: names.length * 25 + 10, marginLeft: room, marginRight: 52, marginTop: 2, marginBottom: 4,
    style: { background: "transparent", overflow: "visible" },
    x: { axis: null }, y: { domain: names, axis: null, padding: 0.25 },
    color: { domain: data.series, range: data.series.map(colour) },
    marks: [
      Plot.barX(data.rows, { y: "name", x: "quotes", fill: "series", order: data.series, href: "href", title: (row) => `${row.name}: ${plural(row.quotes, data.unit)}, ${row.series}` }),
      Plot.text(totals, { y: "name", x: 0, text: (row) => short(row.name), textAnchor: "end", dx: -8, href: "line", fill: "var(--link)", fontSize: 13.5, title: "name" }),
      Plot.text(totals, { y: "name", x: "total", text: (row) => count(row.total), textAnchor: "start", dx: 6, fill: "currentColor", fontSize: 12.5 }),
    ],
  });
}

function draw(figure) {
  const place = figure.querySelector(".plot");
  if (!place) return;
  const data = JSON.parse(figure.querySelector("script").textContent);
  const width = Math.max(280, place.clientWidth);
  const drawn = (figure.dataset.chart === "timeline" ? timeline : bars)(data, width);
  drawn.querySelectorAll("a").forEach((link) => link.setAttribute("tabindex", "-1"));
  place.replaceChildren(legend(data.series), drawn);
  figure.dataset.drawn = String(width);
}

const figures = document.querySelectorAll("figure.chart");
figures.forEach(draw);
let wait;
window.addEventListener("resize", () => { clearTimeout(wait); wait = setTimeout(() => figures.forEach(draw), 150); });
