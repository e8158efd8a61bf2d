"use strict";

// Elements and numbers. Data becomes text nodes and attributes only, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element; attributes that are functions are listeners, null ones are left out. */
function el(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, name), attributes, children);
}

function furnish(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

/** The policy forbids style attributes; properties may be set. */
function colored(element, color) {
  element.style.setProperty("--c", `var(--${color})`);
  return element;
}

function swatch(color) {
  return colored(el("span", { class: "swatch", "aria-hidden": "true" }), color);
}

/** Buttons of which one is chosen; choices are [value, label]. */
function choice(label, choices, chosen, choose) {
  const buttons = choices.map(([value, text]) =>
    el("button", {
      type: "button",
      "aria-pressed": String(value === chosen),
      click: () => {
        buttons.forEach((each, i) =>
          each.setAttribute("aria-pressed", String(choices[i][0] === value)));
        choose(value);
      },
    }, text));
  return el("div", { class: "choice", role: "group", "aria-label": label }, buttons);
}

/** The first items, and a button for more of them as long as there are more. */
function atFirst(items, limit, make) {
  const list = el("ul");
  const more = el("button", { type: "button", class: "link", click: show });
  let shown = 0;
  function show() {
    list.append(...items.slice(shown, shown + limit).map(make));
    shown = Math.min(shown + limit, items.length);
    more.textContent = `Show ${number(Math.min(limit, items.length - shown))} more of ${number(items.length)}`;
    more.hidden = shown >= items.length;
  }
  show();
  return [list, more];
}

function number(value) {
  return value.toLocaleString("en-US", { maximumFractionDigits: 1 });
}

/** One with its noun: 1 copy, 2 copies. */
function count(value, noun, plural = `${noun}s`) {
  return `${number(value)} ${value === 1 ? noun : plural}`;
}

/** [figure, unit], three digits or so. */
function short(value) {
  for (const [unit, size] of [["G", 1e9], ["M", 1e6], ["k", 1e4]]) {
    if (value >= size) {
      const figure = value / (unit === "k" ? 1e3 : size);
      return [figure.toFixed(figure < 10 ? 2 : figure < 100 ? 1 : 0), unit];
    }
  }
  return [number(value), ""];
}

function shortText(value) {
  return short(value).join("");
}

function bytes(value) {
  for (const [unit, size] of [["MiB", 1 << 20], ["KiB", 1 << 10]]) {
    if (value >= size) {
      const figure = value / size;
      return [figure.toFixed(figure < 100 ? 1 : 0), unit];
    }
  }
  return [number(value), "B"];
}

/** [figure, unit] of milliseconds. */
function time(millis) {
  if (millis >= 3600000) {
    return [(millis / 3600000).toFixed(1), "h"];
  }
  if (millis >= 120000) {
    return [(millis / 60000).toFixed(1), "min"];
  }
  if (millis >= 1000) {
    return [(millis / 1000).toFixed(millis < 10000 ? 2 : 1), "s"];
  }
  return [millis === 0 ? "0" : millis.toFixed(millis < 10 ? 2 : millis < 100 ? 1 : 0), "ms"];
}

function spaced([figure, unit]) {
  return unit ? `${figure} ${unit}` : figure;
}

function percent(part, whole) {
  const share = (100 * part) / whole;
  return `${share > 0 && share < 0.1 ? "<0.1" : share.toFixed(share < 10 ? 1 : 0)}%`;
}

function factor(ratio) {
  return `${ratio.toFixed(ratio < 10 ? 2 : 1)}×`;
}

function sum(items, value) {
  return items.reduce((total, item) => total + value(item), 0);
}
