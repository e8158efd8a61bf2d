// The report's data, and what follows from it.

const report = JSON.parse(byId("report").textContent);

const STATES = {
  specialized: ["specialized", "good", "has specializations in use"],
  retired: ["given up", "warn", "had specializations; none is in use any more"],
  generic: ["generic only", "info", "was called; runs the copy that assumes nothing"],
  noGain: ["no gain", "", "no other copy could be better than the generic one"],
  uncalled: ["not called", "", "is woven and was never called"],
  refused: ["refused", "bad", "is not woven"],
};

function stateOf(target) {
  if (target.specializations.some((each) => !each.retired)) {
    return "specialized";
  }
  if (target.specializations.length > 0) {
    return "retired";
  }
  if (!target.woven) {
    return "refused";
  }
  if (target.withoutGain) {
    return "noGain";
  }
  return target.called ? "generic" : "uncalled";
}

/** Without the package; of a hidden class's address the end, which tells it from others. */
function simpleName(name) {
  const hidden = name.match(/^(.*)\/0x[0-9a-f]*([0-9a-f]{5})(\W*)$/);
  if (hidden !== null) {
    return `${simpleName(hidden[1])}/${hidden[2]}${hidden[3]}`;
  }
  return name.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf("/")) + 1);
}

const PRIMITIVES = { I: "int", J: "long", Z: "boolean", B: "byte", C: "char", S: "short", D: "double", F: "float", V: "void" };

/** The simple names of a descriptor's parameters. */
function parametersOf(descriptor) {
  const types = descriptor.slice(1, Math.max(1, descriptor.lastIndexOf(")")));
  return (types.match(/\[*(?:L[^;]*;|[IJZBCSDF])/g) || []).map((type) => {
    const element = type.replace(/^\[+/, "");
    const name = element.length === 1 ? PRIMITIVES[element] : simpleName(element.slice(1, -1));
    return name + "[]".repeat(type.length - element.length);
  });
}

/** What a key says of each parameter. */
function assumptionsOf(key) {
  return key.replace(/^\(|\)$/g, "").split(", ").filter((each) => each !== "");
}

/** The specialization's key in a line: what is assumed, without packages. */
function briefKey(key) {
  const brief = assumptionsOf(key).map((each) => each.split(" ").map(simpleName).join(" "));
  return `(${brief.join(", ")})`;
}

const generics = new Map();
for (const each of report.targets) {
  if (each.generic) {
    generics.set(each.generic.class, (generics.get(each.generic.class) || 0) + 1);
  }
}

/** How much faster calls were, all of them together; null if nothing was measured. */
function gainOf(specializations) {
  const measured = specializations.filter((each) => each.measured && each.measured.specializedNanos > 0);
  if (measured.length === 0) {
    return null;
  }
  const weight = (each) => Math.max(1, each.hits || 0);
  return sum(measured, (each) => weight(each) * each.measured.genericNanos) /
    sum(measured, (each) => weight(each) * each.measured.specializedNanos);
}

/** Milliseconds that calls of specializations took less; null if not both were found out. */
function savedBy(specializations) {
  const known = specializations.filter((each) => each.measured && each.hits !== null);
  return known.length === 0 ? null : sum(known, (each) =>
    (each.hits * (each.measured.genericNanos - each.measured.specializedNanos)) / 1e6);
}

function targetOf(data, index) {
  const made = data.specializations;
  const counted = made.filter((each) => each.hits !== null);
  const refusals = Object.entries(data.refusals);
  const target = {
    data,
    index,
    made,
    parameters: parametersOf(data.descriptor),
    state: stateOf(data),
    inUse: made.filter((each) => !each.retired).length,
    hits: counted.length === 0 ? null : sum(counted, (each) => each.hits),
    // One generic class serves all targets of a class: its hits are nobody's if there are several.
    genericHits: data.generic && data.generic.hits !== null && generics.get(data.generic.class) === 1
      ? data.generic.hits : null,
    millis: sum(made, (each) => each.tookMillis),
    bytes: sum(made, (each) => each.classFileBytes),
    gain: gainOf(made),
    saved: savedBy(made),
    refused: sum(refusals, ([, times]) => times),
  };
  target.searched = [data.name, STATES[target.state][0], ...refusals.map(([reason]) => reason),
    ...made.map((each) => `${each.key} ${each.class}`)].join("\n").toLowerCase();
  made.forEach((each, i) => {
    each.target = target;
    each.color = i < 6 ? `s${i}` : "rest";
  });
  return target;
}

const targets = report.targets.map(targetOf);
const specializations = targets.flatMap((target) => target.made);
const hitsCounted = specializations.some((each) => each.hits !== null);
const measured = targets.some((target) => target.gain !== null);
const allHits = sum(targets, (target) => target.hits || 0);

function explanation(kind, reason) {
  return report.explanations[kind][reason] || "";
}

/** Class and method without packages. */
function briefName(target) {
  return `${simpleName(target.data.class)}#${target.data.method}`;
}
