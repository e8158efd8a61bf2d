// Above all: figures, what went wrong, what stands out.

function tile(label, [figure, unit], note) {
  return el("div", {},
    el("dd", { class: "big" }, figure, unit ? el("small", {}, unit) : null),
    el("dt", {}, label),
    el("dd", { class: "sub" }, note));
}

function showHead() {
  const totals = report.totals;
  const began = new Date(report.started);
  byId("process").append(
    `${report.vm} ${report.java} · from `,
    el("time", { datetime: report.started },
      Number.isNaN(began.getTime()) ? report.started : began.toISOString().slice(0, 19).replace("T", " ") + " UTC"),
    ` for ${spaced(time(report.lastedMillis))}`);
  byId("tiles").append(
    tile("methods woven", short(totals.woven), `of ${number(totals.targets)} asked for`),
    tile("methods specialized", short(totals.specialized), `of ${number(totals.called)} called`),
    tile("specializations", short(totals.specializations),
      totals.retired === 0 ? "all in use" : `${number(totals.retired)} given up since`),
    hitsCounted
      ? tile("calls of specializations", short(allHits), "counted, about")
      : tile("calls split", short(totals.splits), "sites of their own"),
    tile("of class files", bytes(totals.classFileBytes),
      `code ${spaced(bytes(totals.copiedBytes))} → ${spaced(bytes(totals.codeBytes))}`),
    tile("time spent", time(totals.tookMillis),
      totals.specializations === 0 ? "nothing made" :
        `${spaced(time(totals.tookMillis / totals.specializations))} for each`));
  const options = Object.entries(report.options);
  byId("options-summary").textContent = `Options (${options.length})`;
  byId("options").append(...options.map(([key, value]) =>
    el("div", {}, el("dt", {}, key), el("dd", {}, value))));
  byId("made-by").textContent =
    `Monomorph ${report.agent}. This page is one file and loads nothing. ` +
    "Hits are counted without synchronization, so they are about right.";
}

function showProblems() {
  const parts = [];
  const lines = (title, all) => {
    if (all.length > 0) {
      parts.push(el("h3", {}, title), ...atFirst(all, 20, (line) => el("li", {}, line)));
    }
  };
  lines(`Failures that the application did not notice (${number(report.failures.length)})`, report.failures);
  lines(`Patterns that no loaded class has a method for (${number(report.unmatchedPatterns.length)})`,
    report.unmatchedPatterns);
  byId("problems").hidden = parts.length === 0;
  byId("problems-body").append(...parts);
}

function greatest(value) {
  return targets.reduce((best, each) =>
    value(each) > 0 && (best === null || value(each) > value(best)) ? each : best, null);
}

function card(kind, what, target, figure) {
  return target === null ? null : el("li", { class: kind },
    el("span", { class: "what" }, what),
    el("button", { type: "button", class: "link name", click: () => goTo(target) }, briefName(target)),
    el("span", { class: "figure" }, figure(target)));
}

function showCards() {
  const retired = (target) => target.made.length - target.inUse;
  const waiting = targets.filter((target) => target.state === "generic");
  const all = [
    targets.some((target) => target.saved !== null)
      ? card("good", "Gained most", greatest((each) => each.saved || 0), (each) =>
        `${spaced(time(each.saved))} less in ${shortText(each.hits)} calls, ${factor(each.gain)}`)
      : card("good", "Called most", greatest((each) => each.hits || 0), (each) =>
        `${shortText(each.hits)} calls in ${count(each.made.length, "copy", "copies")}, ${percent(each.hits, allHits)} of all that were counted`),
    card("cost", "Cost most", greatest((each) => each.millis), (each) =>
      `${spaced(time(each.millis))} and ${spaced(bytes(each.bytes))} for ${count(each.made.length, "copy", "copies")}`),
    card("gone", "Given up most", greatest(retired), (each) =>
      `${number(retired(each))} of ${count(each.made.length, "copy", "copies")}`),
    waiting.length === 0 ? null : el("li", {},
      el("span", { class: "what" }, "Called, and generic only"),
      el("button", { type: "button", class: "link name", click: () => goToState("generic") },
        count(waiting.length, "method")),
      el("span", { class: "figure" }, "refused, or called too seldom")),
  ].filter((each) => each !== null);
  byId("glance").hidden = all.length === 0;
  byId("cards").append(...all);
}

function showTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const button = byId("theme");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const label = () => {
    button.textContent = isDark() ? "Light theme" : "Dark theme";
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    label();
  });
  dark.addEventListener("change", label);
  label();
}
