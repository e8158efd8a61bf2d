// The table of targets.

const ROWS = 30;

const table = { sort: hitsCounted ? "hits" : "millis", down: true, limit: ROWS, search: "", state: "", open: new Set() };

/** Columns: id, heading, value to sort by, cell; null where the report knows nothing of it. */
const COLUMNS = [
  ["name", "Method", (target) => target.data.name.toLowerCase(), null],
  ["state", "State", (target) => Object.keys(STATES).indexOf(target.state), (target) => el("td", {}, stateTag(target.state))],
  ["made", "Copies", (target) => target.made.length, (target) => el("td", { class: "num" }, copiesText(target))],
  hitsCounted ? ["hits", "Hits", (target) => (target.hits === null ? -1 : target.hits), (target) =>
    el("td", { class: "num" }, target.hits === null ? dash() : shortText(target.hits))] : null,
  hitsCounted ? ["share", "Share by key", (target) => greatestShare(target), (target) => el("td", {}, shareBar(target))] : null,
  measured ? ["gain", "Gain", (target) => target.gain || 0, (target) =>
    el("td", { class: "num" }, target.gain === null ? dash() : factor(target.gain))] : null,
  ["millis", "Time", (target) => target.millis, (target) =>
    el("td", { class: "num" }, target.made.length === 0 ? dash() : spaced(time(target.millis)))],
  ["bytes", "Bytes", (target) => target.bytes, (target) =>
    el("td", { class: "num" }, target.made.length === 0 ? dash() : spaced(bytes(target.bytes)))],
  ["refused", "Refused", (target) => target.refused, (target) => el("td", {}, reasonList(target.data.refusals))],
].filter((column) => column !== null);

const NUMBERS = new Set(["made", "hits", "gain", "millis", "bytes"]);

/** These read best from their least. */
const UPWARD = new Set(["name", "state"]);

function dash() {
  return el("span", { class: "soft" }, "–");
}

function stateTag(state) {
  const [label, kind, title] = STATES[state];
  return el("span", { class: `tag ${kind}`, title }, label);
}

function copiesText(target) {
  const made = target.made.length;
  return made === 0 ? dash() : target.inUse === made ? number(made) : `${number(target.inUse)} of ${number(made)}`;
}

function reasonList(reasons) {
  const all = Object.entries(reasons);
  return all.length === 0 ? null : el("ul", { class: "reasons" }, all.map(([reason, times]) =>
    el("li", {}, times > 1 ? `${number(times)} × ` : null, reason)));
}

/** The parts that calls of a target fall into, the greatest first. */
function partsOf(target) {
  const parts = target.made.filter((each) => each.hits > 0).map((each) => [each.hits, each.color, briefKey(each.key)]);
  if (target.genericHits) {
    parts.push([target.genericHits, "generic", "the generic copy"]);
  }
  return parts.sort((a, b) => b[0] - a[0]);
}

function greatestShare(target) {
  const parts = partsOf(target);
  return parts.length === 0 ? -1 : parts[0][0] / sum(parts, ([hits]) => hits);
}

function shareBar(target) {
  const parts = partsOf(target);
  if (parts.length === 0) {
    return null;
  }
  const total = sum(parts, ([hits]) => hits);
  const bar = el("div", { class: "share", "aria-hidden": "true" });
  const shown = parts.slice(0, 24);
  const rest = total - sum(shown, ([hits]) => hits);
  for (const [hits, color] of rest > 0 ? [...shown, [rest, "rest"]] : shown) {
    const part = el("span", { class: color });
    part.style.flexGrow = String(hits / total);
    bar.append(colored(part, color));
  }
  return [bar, el("div", { class: "share-text" }, `${percent(parts[0][0], total)}${parts.length > 1 ? `, the first of ${number(parts.length)}` : ""}`)];
}

function showFilters() {
  const search = el("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false",
    placeholder: "method, key, class or reason", input: () => refilter({ search: search.value.trim().toLowerCase() }) });
  const state = el("select", { id: "state", change: () => refilter({ state: state.value }) },
    el("option", { value: "" }, "all"),
    Object.entries(STATES).map(([id, [label]]) => [label, id, targets.filter((each) => each.state === id).length])
      .filter(([, , many]) => many > 0)
      .map(([label, id, many]) => el("option", { value: id }, `${label} (${number(many)})`)));
  byId("filters").append(
    el("label", { class: "labelled" }, "Find", search),
    el("label", { class: "labelled" }, "State", state));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
}

function refilter(change) {
  Object.assign(table, change, { limit: ROWS });
  byId("search").value = byId("search").value.trim().toLowerCase() === table.search ? byId("search").value : table.search;
  byId("state").value = table.state;
  showTargets();
}

function filtered() {
  const words = table.search.split(/\s+/).filter((word) => word !== "");
  return targets.filter((target) => (table.state === "" || target.state === table.state) &&
    words.every((word) => target.searched.includes(word)));
}

function sorted(list) {
  const value = COLUMNS.find(([id]) => id === table.sort)[2];
  const sign = table.down ? -1 : 1;
  return list.map((target) => [value(target), target])
    .sort(([a, first], [b, second]) => (a < b ? -sign : a > b ? sign : first.index - second.index))
    .map(([, target]) => target);
}

function headRow() {
  return el("thead", {}, el("tr", {}, COLUMNS.map(([id, heading]) => el("th", { scope: "col", "data-column": id, class: NUMBERS.has(id) ? "num" : null },
    el("button", { type: "button", click: () => sortBy(id) }, heading)))));
}

function sortBy(id) {
  table.down = table.sort === id ? !table.down : !UPWARD.has(id);
  table.sort = id;
  table.limit = ROWS;
  showTargets();
}

function showTargets() {
  const box = byId("targets-table");
  if (box.tHead === null) {
    box.append(el("caption", { class: "unseen" }, "Targets; the buttons in the first row sort, those in the first column show more"),
      headRow());
  }
  for (const cell of box.tHead.rows[0].cells) {
    if (cell.dataset.column === table.sort) {
      cell.setAttribute("aria-sort", table.down ? "descending" : "ascending");
    } else {
      cell.removeAttribute("aria-sort");
    }
  }
  const all = sorted(filtered());
  const body = el("tbody");
  all.slice(0, table.limit).forEach((target) => addRow(body, target));
  box.tBodies[0]?.remove();
  box.append(body);
  byId("targets-count").textContent = `${number(all.length)} of ${count(targets.length, "method")}` +
    (hitsCounted || specializations.length === 0 ? "" : "; calls were not counted, which hits=count does");
  showMore(all.length);
}

function showMore(all) {
  const left = all - table.limit;
  const button = (text, limit) => el("button", { type: "button", click: () => {
    const first = table.limit;
    table.limit = limit;
    showTargets();
    byId("targets-table").tBodies[0].querySelectorAll("tr.row")[first]?.querySelector("button").focus();
  } }, text);
  byId("targets-more").replaceChildren(...(left <= 0 ? [] : [
    button(`Show ${number(Math.min(left, 5 * ROWS))} more`, table.limit + 5 * ROWS), " ",
    left > 5 * ROWS ? button(`Show all ${number(all)}`, Infinity) : ""]));
}

function addRow(body, target) {
  const id = `target-${target.index}`;
  const open = table.open.has(target);
  const button = el("button", { type: "button", class: "expand", "aria-expanded": String(open), "aria-controls": id,
    click: () => toggle(target, row, button) },
  el("span", { class: "class" }, target.data.class),
  target.data.method, el("span", { class: "signature" }, `(${target.parameters.join(", ")})`));
  const row = el("tr", { class: open ? "row open" : "row" }, el("th", { scope: "row" }, button),
    COLUMNS.slice(1).map(([, , , cell]) => cell(target)));
  target.button = button;
  body.append(row);
  if (open) {
    body.append(detailRow(target));
  }
}

function toggle(target, row, button) {
  const open = !table.open.has(target);
  button.setAttribute("aria-expanded", String(open));
  row.classList.toggle("open", open);
  if (open) {
    table.open.add(target);
    row.after(detailRow(target));
  } else {
    table.open.delete(target);
    byId(`target-${target.index}`).remove();
  }
}

function detailRow(target) {
  return el("tr", { class: "detail", id: `target-${target.index}` },
    el("td", { colspan: COLUMNS.length }, el("div", { class: "stay" }, detailOf(target))));
}

/** Shows a target, whatever the table shows now. */
function goTo(target) {
  table.open.add(target);
  if (!filtered().includes(target)) {
    refilter({ search: "", state: "" });
  }
  table.limit = Math.max(table.limit, sorted(filtered()).indexOf(target) + 20);
  showTargets();
  target.button.focus({ preventScroll: true });
  target.button.scrollIntoView({ block: "center" });
}

function goToState(state) {
  refilter({ search: "", state });
  byId("targets").scrollIntoView();
  byId("targets").focus({ preventScroll: true });
}
