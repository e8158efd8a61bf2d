// When specializations were made and given up.

const PLOT = { left: 46, right: 10, top: 10, area: 84, made: 150, bottom: 176, height: 200, bin: 8 };

function showTimeline() {
  const box = byId("timeline");
  if (specializations.length === 0) {
    box.append(el("p", { class: "note" }, "No specialization was made."));
    return;
  }
  const duration = Math.max(report.lastedMillis, 1);
  const times = specializations.map((each) => each.atMillis).sort((a, b) => a - b);
  let scale = times[times.length >> 1] < duration / 12 ? "log" : "linear";
  const chart = el("div", { class: "chart" });
  const chosen = el("div", { class: "chosen", hidden: true });
  const redraw = drawn(chart, (width) => drawTimeline(chart, chosen, width, scale, duration));
  byId("timeline-controls").append(choice("Scale of time", [["linear", "Linear"], ["log", "Logarithmic"]], scale,
    (value) => {
      scale = value;
      redraw();
    }));
  box.append(
    el("div", { class: "legend" },
      el("span", {}, swatch("made"), "made"), el("span", {}, swatch("gone"), "given up"),
      el("span", {}, swatch("use"), "in use")),
    chart, chosen,
    asTable("Specializations over time", ["From", "To", "Made", "Given up", "In use after"], () =>
      binsOf(timeScale("linear", duration, 600), duration).map((bin) =>
        [spaced(time(bin.from)), spaced(time(bin.to)), number(bin.made.length), number(bin.gone.length), number(bin.inUse)])));
}

function timeScale(kind, duration, width) {
  const size = width - PLOT.left - PLOT.right;
  const log = kind === "log";
  return {
    log,
    size,
    x: (millis) => PLOT.left + size * (log ? Math.log1p(millis) / Math.log1p(duration) : millis / duration),
    millis: (x) => {
      const share = (x - PLOT.left) / size;
      return log ? Math.expm1(share * Math.log1p(duration)) : share * duration;
    },
  };
}

/** The bins in which something happened, in their order. */
function binsOf(scale, duration) {
  const bins = new Map();
  const binAt = (millis) => {
    const index = Math.floor((scale.x(Math.min(millis, duration)) - PLOT.left) / PLOT.bin);
    if (!bins.has(index)) {
      const x = PLOT.left + index * PLOT.bin;
      bins.set(index, { x: x + PLOT.bin / 2, from: scale.millis(x),
        to: Math.min(duration, scale.millis(x + PLOT.bin)), made: [], gone: [] });
    }
    return bins.get(index);
  };
  for (const each of specializations) {
    binAt(each.atMillis).made.push(each);
    if (each.retired) {
      binAt(each.retired.atMillis).gone.push(each);
    }
  }
  const sorted = [...bins.entries()].sort(([a], [b]) => a - b).map(([, bin]) => bin);
  let inUse = 0;
  for (const bin of sorted) {
    inUse += bin.made.length - bin.gone.length;
    bin.inUse = inUse;
  }
  return sorted;
}

function drawTimeline(chart, chosen, width, kind, duration) {
  const scale = timeScale(kind, duration, width);
  const bins = binsOf(scale, duration);
  const cursor = svg("line", { class: "cursor", y1: PLOT.top, y2: PLOT.bottom, visibility: "hidden" });
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${PLOT.height}`, width, height: PLOT.height, role: "img",
    "aria-label": `Specializations over time: ${number(specializations.length)} made, ` +
      `${number(report.totals.retired)} given up, in ${spaced(time(duration))}` },
  timeAxis(scale, duration, width), useArea(bins, width), binBars(bins, width), cursor);
  const points = bins.map((bin) => ({ x: bin.x, y: PLOT.made - 20, wide: true, bin, lines: () => binLines(bin) }));
  const over = hand("Specializations over time", points, (point) => {
    cursor.setAttribute("visibility", point ? "visible" : "hidden");
    if (point) {
      cursor.setAttribute("x1", point.x);
      cursor.setAttribute("x2", point.x);
    }
  }, (point) => listBin(chosen, point.bin));
  chart.replaceChildren(drawing, over);
}

function timeAxis(scale, duration, width) {
  const ticks = scale.log
    ? powers(1, duration, Math.max(2, scale.size / 90)).filter((each) => each <= duration)
    : steps(duration, Math.max(2, Math.floor(scale.size / 90)));
  return svg("g", {},
    ticks.map((millis) => {
      const x = scale.x(millis);
      return [svg("line", { class: "grid", x1: x, x2: x, y1: PLOT.top, y2: PLOT.bottom }),
        svg("text", { x: Math.min(x, width - 18), y: PLOT.height - 6, "text-anchor": "middle" }, tickText(millis))];
    }),
    svg("line", { class: "axis", x1: PLOT.left, x2: width - PLOT.right, y1: PLOT.made, y2: PLOT.made }),
    svg("text", { x: PLOT.left - 8, y: PLOT.made - 10, "text-anchor": "end" }, "made"),
    svg("text", { x: PLOT.left - 8, y: PLOT.made + 14, "text-anchor": "end" }, "gone"));
}

function tickText(millis) {
  if (millis === 0) {
    return "0";
  }
  const [size, unit] = millis >= 3600000 ? [3600000, "h"] : millis >= 120000 ? [60000, "min"]
    : millis >= 1000 ? [1000, "s"] : [1, "ms"];
  return `${number(millis / size)} ${unit}`;
}

/** How many were in use, in steps. */
function useArea(bins, width) {
  const most = Math.max(1, ...bins.map((bin) => bin.inUse));
  const y = (value) => PLOT.area - ((PLOT.area - PLOT.top) * value) / most;
  let path = `M${PLOT.left} ${PLOT.area}`;
  for (const bin of bins) {
    path += `H${bin.x.toFixed(1)}V${y(bin.inUse).toFixed(1)}`;
  }
  path += `H${width - PLOT.right}`;
  return svg("g", {},
    steps(most, 2).map((value) => [
      svg("line", { class: "grid", x1: PLOT.left, x2: width - PLOT.right, y1: y(value), y2: y(value) }),
      svg("text", { x: PLOT.left - 8, y: y(value) + 4, "text-anchor": "end" }, shortText(value))]),
    svg("path", { class: "use", d: `${path}V${PLOT.area}Z` }),
    svg("path", { class: "use-line", d: path }));
}

/** A dot for each where there is room, else bars. */
function binBars(bins, width) {
  const room = { made: PLOT.made - PLOT.area - 10, gone: PLOT.bottom - PLOT.made - 2 };
  const most = { made: Math.max(1, ...bins.map((bin) => bin.made.length)), gone: Math.max(1, ...bins.map((bin) => bin.gone.length)) };
  const unit = Math.min(PLOT.bin, room.made / most.made, room.gone / most.gone);
  const group = svg("g");
  for (const bin of bins) {
    for (const [kind, up] of [["made", -1], ["gone", 1]]) {
      const many = bin[kind].length;
      if (unit >= PLOT.bin - 1) {
        for (let i = 0; i < many; i++) {
          group.append(svg("circle", { class: kind, cx: bin.x, cy: PLOT.made + up * (4.5 + i * unit), r: 3.4 }));
        }
      } else if (many > 0) {
        const high = Math.max(1.5, (room[kind] * many) / most[kind]);
        group.append(svg("rect", { class: kind, x: bin.x - PLOT.bin / 2 + 0.5, width: PLOT.bin - 1, height: high,
          y: up < 0 ? PLOT.made - 0.5 - high : PLOT.made + 0.5, rx: 1 }));
      }
    }
  }
  return group;
}

function binLines(bin) {
  const lines = [`${spaced(time(bin.from))} to ${spaced(time(bin.to))}`];
  const say = (what, all) => {
    if (all.length > 0) {
      lines.push(`${number(all.length)} ${what}`);
      all.slice(0, 3).forEach((each) => lines.push(`${briefName(each.target)} ${briefKey(each.key)}`));
      if (all.length > 3) {
        lines.push("…");
      }
    }
  };
  say("made", bin.made);
  say("given up", bin.gone);
  lines.push(`${number(bin.inUse)} in use`);
  return lines;
}

function listBin(chosen, bin) {
  const events = [...bin.made.map((each) => [each.atMillis, "made", each]),
    ...bin.gone.map((each) => [each.retired.atMillis, "gone", each])].sort((a, b) => a[0] - b[0]);
  chosen.hidden = false;
  chosen.replaceChildren(
    el("p", { class: "note", role: "status" },
      `${spaced(time(bin.from))} to ${spaced(time(bin.to))}: ${number(bin.made.length)} made, ${number(bin.gone.length)} given up`),
    ...atFirst(events, 12, ([at, kind, each]) => el("li", {},
      el("span", { class: "when" }, spaced(time(at))),
      el("span", {}, swatch(kind), kind === "made" ? `in ${spaced(time(each.tookMillis))}` : `given up: ${explanation("retirements", each.retired.reason)}`),
      el("button", { type: "button", class: "link", click: () => goTo(each.target) },
        `${briefName(each.target)} ${briefKey(each.key)}`))));
}
