// Which lines of two texts are the same: Myers' algorithm, for as many differences as are bearable.

/** Beyond so many differences all between the first and the last is taken to be different. */
const DIFFERENCES = 1500;

/** Pairs of [index in a or null, index in b or null], in order; both where the lines are the same. */
function diff(a, b) {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end++;
  }
  const pairs = [];
  for (let i = 0; i < start; i++) {
    pairs.push([i, i]);
  }
  const same = common(a.slice(start, a.length - end), b.slice(start, b.length - end));
  let i = start;
  let j = start;
  for (const [x, y] of [...same.map(([x, y]) => [x + start, y + start]), [a.length - end, b.length - end]]) {
    // What differs stands side by side as far as it goes.
    while (i < x || j < y) {
      pairs.push([i < x ? i++ : null, j < y ? j++ : null]);
    }
    if (i < a.length - end && j < b.length - end) {
      pairs.push([i++, j++]);
    }
  }
  for (let k = 0; k < end; k++) {
    pairs.push([a.length - end + k, b.length - end + k]);
  }
  return pairs;
}

/** The pairs of indices of a longest common subsequence; none if too much differs. */
function common(a, b) {
  const most = Math.min(a.length + b.length, DIFFERENCES);
  const furthest = new Int32Array(2 * most + 3);
  const trace = [];
  for (let d = 0; d <= most; d++) {
    trace.push(furthest.slice(most - d, most + d + 3));
    for (let k = -d; k <= d; k += 2) {
      const at = k + most + 1;
      const down = k === -d || (k !== d && furthest[at - 1] < furthest[at + 1]);
      let x = down ? furthest[at + 1] : furthest[at - 1] + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) {
        x++;
      }
      furthest[at] = x;
      if (x >= a.length && x - k >= b.length) {
        return back(a, b, trace);
      }
    }
  }
  return [];
}

function back(a, b, trace) {
  const pairs = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = (k) => trace[d][k + d + 1];
    const k = x - y;
    const down = k === -d || (k !== d && furthest(k - 1) < furthest(k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : furthest(fromK);
    const begin = d === 0 || down ? fromX : fromX + 1;
    while (x > begin) {
      pairs.push([--x, --y]);
    }
    x = fromX;
    y = fromX - fromK;
  }
  return pairs.reverse();
}
