// A browser without a network, and reports opened in it.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const REPORTS = process.env.REPORTS;

/** Runs a test with a browser context that has never been used. */
export async function inBrowser(options, test) {
  const profile = await mkdtemp(join(tmpdir(), "report-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: ARGUMENTS,
    viewport: { width: 1280, height: 900 }, ...options,
  });
  try {
    return await test(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Opens a report; what it says in the console and asks of the network is in `complaints`. */
export async function open(context, file) {
  const page = await context.newPage();
  page.complaints = [];
  const url = pathToFileURL(join(REPORTS, file)).href;
  page.on("console", (message) => page.complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (failure) => page.complaints.push(String(failure)));
  page.on("request", (request) => {
    if (request.url() !== url) {
      page.complaints.push(`request: ${request.url()}`);
    }
  });
  const begin = Date.now();
  await page.goto(url);
  page.opened = Date.now() - begin;
  return page;
}

export async function json(name) {
  return JSON.parse(await readFile(join(REPORTS, `${name}.json`), "utf8"));
}

/** A copy of a report whose data are changed. */
export async function changed(name, as, change) {
  const text = await readFile(join(REPORTS, `${name}.html`), "utf8");
  const [, before, data, after] = text.match(/^([^]*<script type="application\/json" id="report">)([^]*?)(<\/script>[^]*)$/);
  const report = JSON.parse(data);
  change(report);
  await writeFile(join(REPORTS, as), before + JSON.stringify(report).replace(/</g, "\\u003c") + after);
}
