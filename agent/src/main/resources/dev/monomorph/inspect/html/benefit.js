// What specializations cost against what came of them.

const COSTS = {
  millis: ["Time spent", (target) => target.millis, (value) => spaced(time(value))],
  bytes: ["Bytes", (target) => target.bytes, (value) => spaced(bytes(value))],
};
const BENEFITS = {
  saved: ["Time saved", (target) => target.saved, (value) => spaced(time(Math.max(0, value)))],
  hits: ["Hits", (target) => target.hits, (value) => shortText(value)],
  gain: ["Measured ratio", (target) => target.gain, (value) => factor(value)],
};
const FIELD = { left: 62, right: 14, top: 12, bottom: 34, height: 320 };

function showBenefit() {
  const box = byId("benefit");
  const shown = targets.filter((target) => target.made.length > 0);
  if (shown.length === 0) {
    box.append(el("p", { class: "note" }, "No specialization was made, so nothing was spent."));
    return;
  }
  const known = Object.keys(BENEFITS).filter((each) => shown.some((target) => BENEFITS[each][1](target) !== null));
  const axes = { cost: "millis", benefit: known[0] };
  const chart = el("div", { class: "chart" });
  const redraw = drawn(chart, (width) => (axes.benefit
    ? drawField(chart, width, shown, axes) : drawCosts(chart, shown, axes.cost)));
  const choices = (all, keys) => keys.map((each) => [each, all[each][0]]);
  const choose = (axis) => (value) => {
    axes[axis] = value;
    redraw();
  };
  byId("benefit-controls").append(...[
    choice("Cost", choices(COSTS, Object.keys(COSTS)), axes.cost, choose("cost")),
    known.length < 2 ? null : choice("Benefit", choices(BENEFITS, known), axes.benefit, choose("benefit")),
  ].filter((each) => each !== null));
  box.append(el("p", { class: "note" }, axes.benefit
    ? "Each point is a method. Upper left: much use for little. Lower right: paid for and hardly used."
    : "Calls were not counted, so only the cost is known: hits=count finds out what came of it."));
  box.append(chart, asTable("Cost and benefit of each method",
    ["Method", ...Object.values(COSTS).map(([name]) => name), ...known.map((each) => BENEFITS[each][0])], () =>
      [...shown].sort((a, b) => b.millis - a.millis).slice(0, 500).map((target) => [briefName(target),
        ...Object.values(COSTS).map(([, value, text]) => text(value(target))),
        ...known.map((each) => textOf(BENEFITS[each], target))])));
}

function textOf([, value, text], target) {
  return value(target) === null ? "–" : text(value(target));
}

/** The costliest, where there is nothing to hold against the cost. */
function drawCosts(chart, shown, cost) {
  const [, value, text] = COSTS[cost];
  const top = [...shown].sort((a, b) => value(b) - value(a)).slice(0, 12);
  const most = Math.max(value(top[0]), 1e-9);
  chart.replaceChildren(el("table", { class: "costs" },
    el("caption", { class: "unseen" }, `The methods with the highest cost: ${COSTS[cost][0]}`),
    el("tbody", {}, top.map((target) => {
      const meter = el("span", { class: "meter", "aria-hidden": "true" });
      meter.style.width = `${(70 * value(target)) / most}%`;
      return el("tr", {},
        el("th", { scope: "row" }, el("button", { type: "button", class: "link", click: () => goTo(target) }, briefName(target))),
        el("td", { class: "wide" }, meter, ` ${text(value(target))}`));
    }))));
}

/** A round number without the zeros behind its point. */
function round(text) {
  return text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");
}

/** A logarithmic axis whose end is for what is 0. */
function logAxis(values, from, to) {
  const positive = values.filter((each) => each > 0);
  const least = 10 ** Math.floor(Math.log10(Math.min(...(positive.length ? positive : [1]))));
  const most = Math.max(least * 10, 10 ** Math.ceil(Math.log10(Math.max(...(positive.length ? positive : [1])))));
  const zero = positive.length < values.length;
  const start = from + (zero ? Math.sign(to - from) * 22 : 0);
  const at = (value) => (value > 0
    ? start + ((to - start) * Math.log10(value / least)) / Math.log10(most / least) : from + Math.sign(to - from) * 6);
  return { at, zero, ticks: powers(least, most, 5).filter((each) => each <= most * 1.001) };
}

function drawField(chart, width, shown, axes) {
  const [costName, cost, costText] = COSTS[axes.cost];
  const [benefitName, benefit, benefitText] = BENEFITS[axes.benefit];
  const known = shown.filter((target) => benefit(target) !== null);
  const right = width - FIELD.right;
  const bottom = FIELD.height - FIELD.bottom;
  const x = logAxis(known.map(cost), FIELD.left, right);
  const y = logAxis(known.map(benefit), bottom, FIELD.top);
  const points = known.map((target) => ({ x: x.at(cost(target)), y: y.at(benefit(target)), target,
    lines: () => [briefName(target), `${costName}: ${costText(cost(target))}`,
      `${benefitName}: ${benefitText(benefit(target))}`,
      `${number(target.inUse)} of ${count(target.made.length, "copy", "copies")} in use`] }))
    .sort((a, b) => a.x - b.x);
  const ring = svg("circle", { class: "ring", r: 7, visibility: "hidden" });
  const dots = (kind, color) => colored(svg("path", { class: "dots", "stroke-width": known.length > 800 ? 6 : 10,
    d: points.filter((point) => (point.target.inUse > 0) === kind)
      .map((point) => `M${point.x.toFixed(1)} ${point.y.toFixed(1)}h0`).join("") }), color);
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${FIELD.height}`, width, height: FIELD.height, role: "img",
    "aria-label": `${benefitName} against ${costName.toLowerCase()} of ${count(known.length, "method")}` },
  x.ticks.map((value) => [
    svg("line", { class: "grid", x1: x.at(value), x2: x.at(value), y1: FIELD.top, y2: bottom }),
    svg("text", { x: Math.min(x.at(value), right - 14), y: bottom + 15, "text-anchor": "middle" }, round(costText(value)))]),
  y.ticks.map((value) => [
    svg("line", { class: "grid", x1: FIELD.left, x2: right, y1: y.at(value), y2: y.at(value) }),
    svg("text", { x: FIELD.left - 8, y: y.at(value) + 4, "text-anchor": "end" }, round(benefitText(value)))]),
  y.zero ? svg("text", { x: FIELD.left - 8, y: y.at(0) + 4, "text-anchor": "end" }, "0") : null,
  svg("line", { class: "axis", x1: FIELD.left, x2: right, y1: bottom, y2: bottom }),
  svg("text", { x: right, y: FIELD.height - 4, "text-anchor": "end" }, `${costName} →`),
  dots(false, "gone"), dots(true, "made"), ring);
  chart.replaceChildren(
    el("div", { class: "legend" }, el("span", {}, swatch("made"), "in use"),
      known.some((target) => target.inUse === 0) ? el("span", {}, swatch("gone"), "all given up") : null,
      el("span", {}, `up: ${benefitName.toLowerCase()}`), el("span", {}, `right: ${costName.toLowerCase()}`)),
    el("div", { class: "chart" }, drawing, hand(`${benefitName} against ${costName.toLowerCase()}`, points, (point) => {
      ring.setAttribute("visibility", point ? "visible" : "hidden");
      if (point) {
        ring.setAttribute("cx", point.x);
        ring.setAttribute("cy", point.y);
      }
    }, (point) => goTo(point.target))));
}
