import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { changed, inBrowser, json, open, REPORTS } from "./page.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const SIZES = ["few", "many"];
const THEMES = ["light", "dark"];

/** axe is run from outside the page's policy, as an extension is. */
async function violations(page) {
  await page.evaluate(await readFile(AXE, "utf8"));
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.filter((each) => ["serious", "critical"].includes(each.impact))
    .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary}`).join("\n")}`);
}

const names = (page) => page.locator("#targets-table tr.row button.expand").evaluateAll((all) =>
  all.map((each) => `${each.querySelector(".class").textContent}#${each.childNodes[1].textContent}`));
const nameOf = (target) => `${target.class}#${target.method}`;
const figures = (page) => page.locator("#tiles dd.big").allTextContents();
const number = (value) => value.toLocaleString("en-US");
const hitsOf = (target) => (target.specializations.length === 0 ? -1
  : target.specializations.reduce((sum, each) => sum + each.hits, 0));

for (const size of SIZES) {
  for (const colorScheme of THEMES) {
    test(`${size}, ${colorScheme}: opens without complaint, and accessible`, async () => {
      await inBrowser({ colorScheme }, async (context) => {
        const page = await open(context, `${size}.html`);
        const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.equal(dark === "rgb(16, 20, 27)", colorScheme === "dark");
        assert.deepEqual(await violations(page), []);
        await page.screenshot({ path: join(REPORTS, `${size}-${colorScheme}.png`), fullPage: size === "few" });
        await page.locator("#targets-table tr.row button.expand").first().click();
        assert.deepEqual(await violations(page), []);
        await page.locator("tr.detail").first().screenshot({ path: join(REPORTS, `${size}-${colorScheme}-detail.png`) });
        await page.locator("tr.detail button:text-is('Compare')").first().click();
        await page.locator("#code-copy .ins").first().waitFor();
        assert.deepEqual(await violations(page), []);
        await page.screenshot({ path: join(REPORTS, `${size}-${colorScheme}-code.png`) });
        await page.locator("#code button:text-is('Close')").click();
        await page.setViewportSize({ width: 480, height: 900 });
        await page.waitForTimeout(200);
        assert.deepEqual(await violations(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 480);
        await page.screenshot({ path: join(REPORTS, `${size}-${colorScheme}-480.png`), fullPage: size === "few" });
        assert.deepEqual(page.complaints, []);
      });
    });
  }

  test(`${size}: rows and figures are the JSON's`, async () => {
    const report = await json(size);
    await inBrowser({}, async (context) => {
      const page = await open(context, `${size}.html`);
      const [woven, specialized, specializations] = await figures(page);
      assert.equal(woven, number(report.totals.woven));
      assert.equal(specialized, number(report.totals.specialized));
      assert.equal(specializations, number(report.totals.specializations));
      const all = page.locator("#targets-more button", { hasText: "Show all" });
      if (report.targets.length > 30) {
        assert.equal(await page.locator("#targets-table tr.row").count(), 30);
        await all.click();
      }
      const shown = await names(page);
      assert.deepEqual([...shown].sort(), report.targets.map(nameOf).sort());
      const byHits = [...report.targets].sort((a, b) => hitsOf(b) - hitsOf(a));
      assert.equal(shown[0], nameOf(byHits[0]));
      for (const [reason, times] of Object.entries(report.totals.refusals)) {
        const row = page.locator("#refused tr.row", { hasText: reason });
        assert.equal((await row.locator("td").first().textContent()).trim(), number(times));
      }
      assert.deepEqual(page.complaints, []);
    });
  });

  test(`${size}: by keyboard alone`, async () => {
    const report = await json(size);
    await inBrowser({ reducedMotion: "reduce" }, async (context) => {
      const page = await open(context, `${size}.html`);
      const press = (...keys) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
      const focused = (what) => page.evaluate(what);
      const tabTo = async (selector) => {
        for (let i = 0; i < 60; i++) {
          await press("Tab");
          if (await page.evaluate((each) => document.activeElement.matches(each), selector)) {
            return;
          }
        }
        assert.fail(`Tab does not come to ${selector}`);
      };
      await press("Tab");
      assert.match(await focused(() => document.activeElement.textContent), /Skip/);

      await tabTo("#timeline .hand");
      await press("ArrowRight");
      const first = await focused(() => document.activeElement.getAttribute("aria-valuetext"));
      assert.match(first, /\d+ made/);
      assert.ok(await page.locator("#tip").isVisible());
      await press("End");
      assert.notEqual(await focused(() => document.activeElement.getAttribute("aria-valuetext")), first);
      await press("Enter");
      assert.ok(await page.locator("#timeline .chosen li").count() > 0);

      await tabTo("#search");
      const wanted = report.targets.find((target) => target.specializations.length > 0);
      await page.keyboard.type(wanted.specializations[0].class.toUpperCase());
      assert.deepEqual(await names(page), [nameOf(wanted)]);
      await press("Control+a", "Delete");

      await tabTo("th[data-column=name] button");
      await press("Enter");
      const sorted = report.targets.map((target) => target.name.toLowerCase()).sort();
      assert.equal(await page.locator("th[data-column=name]").getAttribute("aria-sort"), "ascending");
      assert.ok(sorted[0].startsWith((await names(page))[0].toLowerCase()));
      await press(" ");
      assert.equal(await page.locator("th[data-column=name]").getAttribute("aria-sort"), "descending");
      assert.ok(sorted.at(-1).startsWith((await names(page))[0].toLowerCase()));
      await tabTo("th[data-column=hits] button");
      await press("Enter");

      await tabTo("button.expand");
      await press("Enter");
      assert.equal(await focused(() => document.activeElement.getAttribute("aria-expanded")), "true");
      await tabTo("tr.detail button[aria-label^=Compare]");
      await press("Enter");
      await page.locator("#code-copy .ins").first().waitFor();
      await press("Escape");
      assert.match(await focused(() => document.activeElement.getAttribute("aria-label")), /^Compare/);
      await page.evaluate(() => document.querySelector("tr.row.open button").focus());
      await press(" ");
      assert.equal(await page.locator("tr.detail:visible").count(), 0);
      assert.deepEqual(page.complaints, []);
    });
  });
}

test("many: opens and filters fast", async () => {
  await inBrowser({}, async (context) => {
    const page = await open(context, "many.html");
    const spent = await page.evaluate(() => {
      const begin = performance.now();
      const search = document.getElementById("search");
      search.value = "sum compare";
      search.dispatchEvent(new Event("input"));
      document.body.getBoundingClientRect();
      return performance.now() - begin;
    });
    console.log(`opened in ${page.opened} ms, filtered in ${Math.round(spent)} ms`);
    // Generous, as the machine may be busy: what is not lazy takes minutes.
    assert.ok(page.opened < 20000 && spent < 5000, `${page.opened} ms, ${spent} ms`);
  });
});

test("sorts, filters and expands by mouse", async () => {
  const report = await json("many");
  await inBrowser({}, async (context) => {
    const page = await open(context, "many.html");
    await page.selectOption("#state", "refused");
    const refused = report.targets.filter((target) => !target.woven);
    assert.match(await page.locator("#targets-count").textContent(), new RegExp(`^${number(refused.length)} of ${number(report.targets.length)} `));
    await page.selectOption("#state", "");
    await page.locator("th[data-column=made] button").click();
    const most = Math.max(...report.targets.map((target) => target.specializations.length));
    const row = page.locator("#targets-table tr.row").first();
    assert.match(await row.locator("td").nth(1).textContent(), new RegExp(`${most}$`));
    await row.locator("button").click();
    assert.equal(await page.locator("tr.detail table tbody tr").count(), most);
    const reason = page.locator("#refused button.expand").first();
    await reason.click();
    const detail = page.locator("#refused tr.detail:visible");
    await detail.locator("button.link").first().click();
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "true");
    await page.hover("#benefit .hand", { position: { x: 300, y: 100 } });
    assert.match(await page.locator("#tip").textContent(), /Hits/);
    assert.deepEqual(page.complaints, []);
  });
});

test("code of both is shown, and what differs", async () => {
  await inBrowser({}, async (context) => {
    const page = await open(context, "few.html");
    await page.locator("#targets-table tr.row button.expand").first().click();
    await page.locator("tr.detail button:text-is('Compare')").first().click();
    await page.locator("#code-copy .ins").first().waitFor();
    assert.match(await page.locator("#code-original").textContent(), /INVOKEINTERFACE java\/util\/function\/IntBinaryOperator/);
    assert.match(await page.locator("#code-copy").textContent(), /INVOKESTATIC .*\$\$Mono_/);
    assert.ok((await page.locator("#code-original .del").allTextContents()).some((line) => line.includes("CHECKCAST")));
    assert.doesNotMatch(await page.locator("#code-original").textContent(), /LINENUMBER/);
    await page.locator("#code input[type=checkbox]").uncheck();
    await page.locator("#code-original span", { hasText: "LINENUMBER" }).first().waitFor();
    assert.deepEqual(page.complaints, []);
  });
});

test("differences are Myers'", async () => {
  await inBrowser({}, async (context) => {
    const page = await open(context, "none.html");
    const texts = await page.evaluate(() => {
      let seed = 7;
      const next = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
      const wrong = [];
      for (let round = 0; round < 400; round++) {
        const [a, b] = [0, 1].map(() => Array.from({ length: next(12) }, () => "abc"[next(3)]));
        const pairs = diff(a, b);
        const left = pairs.filter(([i]) => i !== null).map(([i]) => a[i]).join("");
        const right = pairs.filter(([, j]) => j !== null).map(([, j]) => b[j]).join("");
        const same = pairs.filter(([i, j]) => i !== null && j !== null && a[i] === b[j]).length;
        const longest = a.reduce((row, x) => b.reduce((next, y, j) =>
          [...next, x === y ? row[j] + 1 : Math.max(row[j + 1], next[j])], [0]), Array(b.length + 1).fill(0)).at(-1);
        if (left !== a.join("") || right !== b.join("") || same < longest) {
          wrong.push(`${a.join("")} ${b.join("")} ${same} ${longest}`);
        }
      }
      return wrong;
    });
    assert.deepEqual(texts, []);
  });
});

test("nothing was specialized", async () => {
  await inBrowser({}, async (context) => {
    const page = await open(context, "none.html");
    assert.match(await page.locator("#timeline").textContent(), /No specialization/);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(page.complaints, []);
  });
});

test("hostile names are only names", async () => {
  const report = await json("hostile");
  await inBrowser({}, async (context) => {
    const page = await open(context, "hostile.html");
    assert.equal(await page.locator("#targets-table tr.row").count(), report.targets.length);
    for (const button of await page.locator("#targets-table tr.row button.expand").all()) {
      await button.click();
    }
    await page.locator("#timeline .hand").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    for (const compare of await page.locator("button:text-is('Compare')").all()) {
      await compare.click();
      await page.waitForFunction(() => document.querySelector("#code-copy span") !== null);
      await page.keyboard.press("Escape");
    }
    for (const button of await page.locator("#refused button.expand").all()) {
      await button.click();
    }
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator("img, svg[onload], a[href^=javascript]").count(), 0);
    assert.equal(await page.locator("script").count(), 2);
    assert.match(await page.locator("#problems").textContent(), /<\/script><script>window\.hacked=1<\/script>/);
    assert.deepEqual(page.complaints, []);
  });
});

test("the policy stops what is not the report's own", async () => {
  await inBrowser({}, async (context) => {
    const page = await open(context, "few.html");
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.hacked = 1";
      document.body.append(script, Object.assign(new Image(), { src: "https://example.invalid/x.png" }));
    });
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.ok(page.complaints.filter((each) => each.includes("Content Security Policy")).length >= 2, String(page.complaints));
  });
});

test("a measured ratio is shown where the report has one", async () => {
  await changed("few", "measured.html", (report) => {
    for (const each of report.targets.flatMap((target) => target.specializations)) {
      each.measured = { genericNanos: 300, specializedNanos: 100, ratio: 3 };
    }
  });
  await inBrowser({}, async (context) => {
    const page = await open(context, "measured.html");
    assert.equal(await page.locator("th[data-column=gain]").count(), 1);
    assert.match(await page.locator("#cards").textContent(), /Gained most.*3\.00×/);
    await page.locator("#benefit-controls button", { hasText: "Measured ratio" }).click();
    await page.locator("#benefit .hand").focus();
    await page.keyboard.press("Home");
    assert.match(await page.locator("#tip").textContent(), /Measured ratio: 3\.00×/);
    await page.locator("#targets-table tr.row button.expand").first().click();
    assert.match(await page.locator("#targets-table tr.detail").textContent(), /300 → 100 ns/);
    await page.screenshot({ path: join(REPORTS, "measured.png"), fullPage: true });
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(page.complaints, []);
  });
});

test("without hits there are no columns for them", async () => {
  await changed("many", "uncounted.html", (report) => {
    for (const target of report.targets) {
      target.specializations.forEach((each) => { each.hits = null; });
      if (target.generic) {
        target.generic.hits = null;
      }
    }
  });
  await inBrowser({}, async (context) => {
    const page = await open(context, "uncounted.html");
    assert.equal(await page.locator("th[data-column=hits]").count(), 0);
    assert.match(await page.locator("#benefit").textContent(), /hits=count/);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(page.complaints, []);
  });
});

test("the theme can be changed", async () => {
  await inBrowser({ colorScheme: "light" }, async (context) => {
    const page = await open(context, "few.html");
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.locator("#theme").click();
    assert.notEqual(await background(), light);
    assert.equal(await page.locator("#theme").textContent(), "Light theme");
    await page.locator("#theme").click();
    assert.equal(await background(), light);
  });
});
