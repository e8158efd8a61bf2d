// What is known of one target.

const SPECIALIZATIONS = 50;

const FIGURES = new Set(["Hits", "Gain", "Bytecode", "Made", "Took"]);

function detailOf(target) {
  return [factsOf(target), ...specializationsOf(target), ...sitesOf(target)];
}

function facts(entries) {
  return el("dl", { class: "facts" }, entries.filter(([, value]) => value).map(([name, value]) =>
    el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

function factsOf(target) {
  const data = target.data;
  const refusals = Object.keys(data.refusals).map((reason) => `${reason}: ${explanation("refusals", reason)}`);
  const kept = Object.entries(data.keptCallers).map(([reason, times]) =>
    `${number(times)} × ${reason}: the call ${explanation("keptCallers", reason)}`);
  return facts([
    ["method", el("code", {}, data.name)],
    ["state", STATES[target.state][2]],
    ["generic copy", data.generic === null ? null : `${data.generic.class}, ${spaced(bytes(data.generic.classFileBytes))}` +
      (data.generic.hits === null ? "" : `, ${shortText(data.generic.hits)} hits` +
        (target.genericHits === null ? " of all targets of the class" : "")) +
      (data.generic.hiddenBecause ? `, hidden: ${data.generic.hiddenBecause}` : "")],
    ["loaders", data.links > 1 ? number(data.links) : null],
    ["calls split", data.splits > 0 ? number(data.splits) : null],
    ["refused", refusals.join("; ")],
    ["calls not split", kept.join("; ")],
  ]);
}

function specializationsOf(target) {
  if (target.made.length === 0) {
    return [];
  }
  const headings = ["Key", hitsCounted ? "Hits" : null, measured ? "Gain" : null, "Bytecode", "Calls kept", "Made", "Took", "Class", "Given up", "Code"]
    .filter((each) => each !== null);
  const body = el("tbody");
  const more = el("button", { type: "button", class: "link", click: () => add() });
  let shown = 0;
  function add() {
    body.append(...target.made.slice(shown, shown + SPECIALIZATIONS).map((each) => specializationRow(target, each)));
    shown += SPECIALIZATIONS;
    more.textContent = `Show ${number(Math.min(SPECIALIZATIONS, target.made.length - shown))} more`;
    more.hidden = shown >= target.made.length;
  }
  add();
  const title = `Specializations (${number(target.made.length)})`;
  return [el("h3", {}, title),
    el("div", { class: "inner", role: "region", "aria-label": `${title} of ${briefName(target)}`, tabindex: "0" },
      el("table", {}, el("thead", {}, el("tr", {}, headings.map((each) =>
        el("th", { scope: "col", class: FIGURES.has(each) ? "num" : null }, each)))), body)),
    more];
}

function specializationRow(target, each) {
  return el("tr", {},
    el("th", { scope: "row", class: "key" }, keyOf(target, each)),
    hitsCounted ? el("td", { class: "num" }, each.hits === null ? dash() :
      [shortText(each.hits), target.hits ? el("div", { class: "soft" }, percent(each.hits, target.hits)) : null]) : null,
    measured ? el("td", { class: "num" }, each.measured ? [factor(each.measured.genericNanos / each.measured.specializedNanos),
      el("div", { class: "soft" }, `${number(each.measured.genericNanos)} → ${number(each.measured.specializedNanos)} ns`)] : dash()) : null,
    el("td", { class: "num" }, `${number(each.copiedBytes)} → ${number(each.codeBytes)} B`,
      each.guesses ? el("div", {}, el("span", { class: "tag info", title: "It guesses what elements of collections are" }, "guesses")) : null),
    el("td", {}, keptCalls(each)),
    el("td", { class: "num" }, spaced(time(each.atMillis))),
    el("td", { class: "num" }, spaced(time(each.tookMillis))),
    el("td", {}, el("code", { title: each.class }, simpleName(each.class)), el("div", { class: "soft" }, spaced(bytes(each.classFileBytes)),
      each.hiddenBecause ? `, hidden: ${each.hiddenBecause}` : null)),
    el("td", {}, each.retired ? [`at ${spaced(time(each.retired.atMillis))}`,
      el("div", { class: "soft" }, explanation("retirements", each.retired.reason) || each.retired.reason)] : el("span", { class: "soft" }, "in use")),
    el("td", {}, each.code && target.data.code
      ? el("button", { type: "button", "aria-label": `Compare bytecode for ${briefKey(each.key)}`, click: () => showCode(target, each) }, "Compare")
      : el("span", { class: "soft" }, "not kept")));
}

function keyOf(target, each) {
  const all = assumptionsOf(each.key);
  const names = target.data.static ? target.parameters : [simpleName(target.data.class), ...target.parameters];
  const said = all.map((assumption, i) => [assumption, i]).filter(([assumption]) => assumption !== "_");
  const lines = said.map(([assumption, i]) => el("span", { class: "param", title: assumption },
    el("span", { class: "index" }, !target.data.static && i === 0 ? "this" : String(target.data.static ? i + 1 : i)), " ",
    el("span", { class: "any" }, `${names[i] || "?"}: `), assumption.split(" ").map(simpleName).join(" ")));
  return el("div", { class: "swatched" }, swatch(each.color), el("div", {}, lines.length > 0 ? lines : each.key));
}

function keptCalls(each) {
  const all = Object.entries(each.keptCalls);
  return all.length === 0 ? el("span", { class: "soft" }, "none") : el("ul", { class: "reasons" }, all.map(([reason, times]) =>
    el("li", { title: explanation("keptCalls", reason) }, `${number(times)} × ${reason}`)));
}

function sitesOf(target) {
  const sites = target.data.sites;
  if (sites.length === 0) {
    return [];
  }
  const byClass = new Map(target.made.map((each) => [each.class, each]));
  const [list, more] = atFirst(sites, 20, (site) => el("li", {}, siteOf(target, site, byClass)));
  list.classList.add("sites");
  return [el("h3", {}, `Call sites (${number(sites.length)}), their guards in the order in which they are asked`), list, more];
}

function siteOf(target, site, byClass) {
  const states = {
    LOOKING: "looks for more keys", ON_TRIAL: "on trial: all calls are counted", FULL: "full",
    SETTLED: "settled: looks no more",
  };
  return [
    el("p", {}, el("b", {}, site.caller === null ? "in its own body" : `in ${site.caller}`), " ",
      el("span", { class: "soft" }, `${states[site.state] || site.state}, ${count(site.relinks, "dispatcher")} so far`)),
    el("ol", { class: "chain" },
      site.copies.map((name) => {
        const made = byClass.get(name);
        return made === undefined ? el("li", {}, simpleName(name)) : colored(el("li", { title: made.key }, briefKey(made.key),
          made.hits !== null && target.hits ? el("b", {}, percent(made.hits, target.hits)) : null), made.color);
      }),
      el("li", { class: "generic" }, "generic")),
  ];
}
