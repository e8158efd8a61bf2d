// The bytecode of an original and of its copy, side by side.

/** Lines that are drawn at once. */
const LINES = 4000;

const code = { target: null, made: null, plain: true };

async function inflated(base64) {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/** What does not run. */
const NOT_RUN = /^\s*(@|LINENUMBER|FRAME|LOCALVARIABLE|MAXSTACK|MAXLOCALS|\/\/ (signature|declaration|access flags|handle kind))/;

/** Labels are numbered anew in each text, so their numbers say nothing. */
function comparable(line) {
  return line.trim().replace(/\bL\d+\b/g, "L");
}

function linesOf(text) {
  const lines = text.split("\n");
  if (!code.plain) {
    return lines;
  }
  const used = new Set();
  for (const line of lines) {
    if (!NOT_RUN.test(line) && !/^\s*L\d+$/.test(line)) {
      (line.match(/\bL\d+\b/g) || []).forEach((label) => used.add(label));
    }
  }
  return lines.filter((line) => !NOT_RUN.test(line) && !(/^\s*L\d+$/.test(line) && !used.has(line.trim())));
}

function showCode(target, made) {
  Object.assign(code, { target, made });
  const dialog = byId("code");
  const shown = target.made.filter((each) => each.code);
  const select = el("select", { "aria-label": "Specialization", change: () => {
    code.made = shown[Number(select.value)];
    fillCode();
  } }, shown.map((each, i) => el("option", { value: String(i), selected: each === made }, briefKey(each.key))));
  const plain = el("input", { type: "checkbox", change: () => {
    code.plain = plain.checked;
    fillCode();
  } });
  plain.checked = code.plain;
  const panel = (id, label) => el("section", { class: "side", "aria-labelledby": `${id}-title` },
    el("h3", { id: `${id}-title` }, label),
    el("div", { class: "lines", id, tabindex: "0", role: "region", "aria-labelledby": `${id}-title` }));
  dialog.replaceChildren(
    el("div", { class: "code-head" },
      el("h2", { id: "code-title" }, briefName(target)),
      el("label", { class: "labelled" }, "Copy for", select),
      el("label", { class: "labelled" }, plain, "instructions only"),
      el("span", { class: "note", id: "code-note", role: "status" }),
      el("button", { type: "button", click: () => dialog.close() }, "Close")),
    el("div", { class: "sides" }, panel("code-original", "Original"), panel("code-copy", "Specialization")));
  scrollTogether(byId("code-original"), byId("code-copy"));
  dialog.showModal();
  fillCode();
}

async function fillCode() {
  const { target, made } = code;
  const note = byId("code-note");
  let texts;
  try {
    texts = await Promise.all([inflated(target.data.code), inflated(made.code)]);
  } catch (failure) {
    note.textContent = `The bytecode cannot be read: ${failure}`;
    return;
  }
  if (code.made !== made || code.target !== target) {
    return;
  }
  const [left, right] = texts.map(linesOf);
  const pairs = diff(left.map(comparable), right.map(comparable));
  const same = pairs.filter(([a, b]) => a !== null && b !== null && comparable(left[a]) === comparable(right[b])).length;
  byId("code-original-title").textContent = `Original: ${target.data.name}`;
  byId("code-copy-title").textContent = `Specialization: ${made.class}`;
  note.textContent = `${number(same)} lines the same, ${number(left.length - same)} of the original gone or changed, ` +
    `${number(right.length - same)} new`;
  fillLines(pairs, left, right, LINES);
}

function fillLines(pairs, left, right, limit) {
  const sides = [el("div"), el("div")];
  for (const [a, b] of pairs.slice(0, limit)) {
    const equal = a !== null && b !== null && comparable(left[a]) === comparable(right[b]);
    sides[0].append(lineOf(a === null ? null : left[a], equal, "del"));
    sides[1].append(lineOf(b === null ? null : right[b], equal, "ins"));
  }
  if (pairs.length > limit) {
    sides[0].append(el("button", { type: "button", class: "link", click: () => fillLines(pairs, left, right, Infinity) },
      `Show all ${number(pairs.length)} lines`));
  }
  byId("code-original").replaceChildren(sides[0]);
  byId("code-copy").replaceChildren(sides[1]);
}

function lineOf(text, equal, kind) {
  if (text === null) {
    return el("span", { class: "gap" });
  }
  const meta = NOT_RUN.test(text) || text.trim().startsWith("//") ? " meta" : "";
  return el("span", { class: (equal ? "" : kind) + meta }, text);
}

function scrollTogether(first, second) {
  for (const [one, other] of [[first, second], [second, first]]) {
    one.addEventListener("scroll", () => {
      if (Math.abs(other.scrollTop - one.scrollTop) > 1) {
        other.scrollTop = one.scrollTop;
      }
    }, { passive: true });
  }
}
