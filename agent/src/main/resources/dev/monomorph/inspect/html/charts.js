// Charts: drawn at the width that there is, and gone through by mouse, touch and arrow keys.

/** Draws now and whenever the width changes. */
function drawn(box, draw) {
  let width = 0;
  const redraw = () => {
    const now = Math.round(box.clientWidth);
    if (now > 0 && now !== width) {
      width = now;
      draw(now);
    }
  };
  new ResizeObserver(() => requestAnimationFrame(redraw)).observe(box);
  redraw();
  return () => {
    width = 0;
    redraw();
  };
}

/** Hides and shows what is said of the point under the pointer or the cursor. */
const tip = {
  show(lines, x, y) {
    const box = byId("tip");
    box.replaceChildren(el("b", {}, lines[0]), ...lines.slice(1).map((line) => el("span", {}, line)));
    box.hidden = false;
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - width - 4))}px`;
    box.style.top = `${y + height + 20 > innerHeight ? Math.max(4, y - height - 12) : y + 16}px`;
  },
  hide() {
    byId("tip").hidden = true;
  },
};

/**
 * Lies over a drawing and goes from point to point. A slider for those who do not see it: its value
 * is the point.
 *
 * points have x and y, in pixels of the drawing, and lines(); choose is told which one is entered.
 */
function hand(label, points, mark, choose) {
  let at = -1;
  const slider = el("div", {
    class: "hand", role: "slider", tabindex: "0", "aria-label": label, "aria-valuemin": "1",
    "aria-valuemax": String(points.length), "aria-valuenow": "1",
    "aria-valuetext": `${count(points.length, "point")}; arrow keys go from one to the next, Enter lists what it stands for`,
    "aria-orientation": "horizontal",
    keydown: (event) => {
      const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0,
        End: points.length - 1, PageDown: at + 10, PageUp: at - 10 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        move(Math.max(0, Math.min(to, points.length - 1)));
      } else if ((event.key === "Enter" || event.key === " ") && at >= 0) {
        event.preventDefault();
        choose(points[at]);
      } else if (event.key === "Escape") {
        leave();
      }
    },
    pointermove: (event) => move(nearest(event)),
    pointerleave: leave,
    blur: leave,
    click: (event) => {
      move(nearest(event));
      choose(points[at]);
    },
  });
  function nearest(event) {
    const box = slider.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    let best = 0;
    let least = Infinity;
    points.forEach((point, i) => {
      const far = (point.x - x) ** 2 + (point.wide ? 0 : (point.y - y) ** 2);
      if (far < least) {
        least = far;
        best = i;
      }
    });
    return best;
  }
  function move(to) {
    at = to;
    const point = points[to];
    const lines = point.lines();
    slider.setAttribute("aria-valuenow", String(to + 1));
    slider.setAttribute("aria-valuetext", lines.join(", "));
    mark(point);
    const box = slider.getBoundingClientRect();
    tip.show(lines, box.left + point.x, box.top + point.y);
  }
  function leave() {
    mark(null);
    tip.hide();
  }
  return slider;
}

/** A table in place of a drawing; its rows are made when it is opened. */
function asTable(label, headings, rows) {
  const body = el("tbody");
  const box = el("details", {
    class: "as-table",
    toggle: () => {
      if (box.open && body.childElementCount === 0) {
        body.append(...rows().map((row) => el("tr", {}, row.map((cell, i) =>
          i === 0 ? el("th", { scope: "row" }, cell) : el("td", { class: "num" }, cell)))));
      }
    },
  },
  el("summary", {}, "As a table"),
  el("div", { class: "scroll", role: "region", "aria-label": label, tabindex: "0" },
    el("table", {},
      el("caption", { class: "unseen" }, label),
      el("thead", {}, el("tr", {}, headings.map((each, i) =>
        el("th", { scope: "col", class: i === 0 ? null : "num" }, each)))),
      body)));
  return box;
}

/** Round steps that cut [0, most] into at most some pieces. */
function steps(most, pieces) {
  if (most <= 0) {
    return [0];
  }
  const power = 10 ** Math.floor(Math.log10(most / pieces));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => most / each <= pieces);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

/** Powers of ten that are not too many. */
function powers(least, most, pieces) {
  const from = Math.floor(Math.log10(least));
  const to = Math.ceil(Math.log10(most));
  const step = Math.max(1, Math.ceil((to - from) / pieces));
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => 10 ** (from + i * step));
}
