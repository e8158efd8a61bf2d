// What was not done, by reason.

function showRefused() {
  const box = byId("refused");
  const parts = [
    reasons("Methods and keys", "refusals", "The method …", (target) => target.data.refusals),
    reasons("Calls out of specializations that stayed calls", "keptCalls", "The callee …", keptCallsOf),
    reasons("Calls of full targets that were not split", "keptCallers", "The call …", (target) => target.data.keptCallers),
    reasons("Specializations that were given up", "retirements", "Why", retirementsOf),
  ].flat();
  box.append(...(parts.length > 0 ? parts : [el("p", { class: "note" }, "Nothing was refused.")]));
}

function keptCallsOf(target) {
  return added(target.made.map((each) => each.keptCalls));
}

function retirementsOf(target) {
  return added(target.made.filter((each) => each.retired).map((each) => ({ [each.retired.reason]: 1 })));
}

function added(all) {
  const total = {};
  for (const each of all) {
    for (const [reason, times] of Object.entries(each)) {
      total[reason] = (total[reason] || 0) + times;
    }
  }
  return total;
}

function reasons(title, kind, clause, of) {
  const found = new Map();
  for (const target of targets) {
    for (const [reason, times] of Object.entries(of(target))) {
      const entry = found.get(reason) || { reason, times: 0, targets: [] };
      entry.times += times;
      entry.targets.push([times, target]);
      found.set(reason, entry);
    }
  }
  if (found.size === 0) {
    return [];
  }
  const rows = [...found.values()].sort((a, b) => b.times - a.times);
  const body = el("tbody");
  rows.forEach((entry, i) => reasonRows(body, `${kind}-${i}`, entry, kind, rows[0].times));
  return [el("h3", {}, title), el("div", { class: "scroll", role: "region", "aria-label": title, tabindex: "0" },
    el("table", { class: "list refusals" },
      el("caption", { class: "unseen" }, title),
      el("colgroup", {}, ["reason", "times", "methods-count", "clause"].map((each) => el("col", { class: each }))),
      el("thead", {}, el("tr", {}, ["Reason", "Times", "Methods", clause].map((each, i) =>
        el("th", { scope: "col", class: i === 2 ? "num plain" : "plain" }, each)))),
      body))];
}

function reasonRows(body, id, entry, kind, most) {
  const meter = el("span", { class: "meter", "aria-hidden": "true" });
  meter.style.width = `${Math.round((60 * entry.times) / most)}px`;
  const button = el("button", { type: "button", class: "expand", "aria-expanded": "false", "aria-controls": id,
    click: () => {
      const open = detail.hidden;
      detail.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      if (open && cell.childElementCount === 0) {
        const [list, more] = atFirst(entry.targets.sort((a, b) => b[0] - a[0]), 100, ([times, target]) => el("li", {},
          el("button", { type: "button", class: "link", click: () => goTo(target) },
            `${target.data.class}#${target.data.method}(${target.parameters.join(", ")})`),
          times > 1 ? ` ${number(times)} ×` : null));
        list.classList.add("methods");
        cell.append(list, more);
      }
    } }, entry.reason);
  const cell = el("td", { colspan: "4" });
  const detail = el("tr", { class: "detail", id, hidden: true }, cell);
  body.append(
    el("tr", { class: "row" }, el("th", { scope: "row" }, button),
      el("td", { class: "count" }, meter, ` ${number(entry.times)}`),
      el("td", { class: "num" }, number(entry.targets.length)),
      el("td", {}, explanation(kind, entry.reason))),
    detail);
}
