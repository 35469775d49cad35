// Opens a page in Chromium and does what it is told, step by step; standard input has it as JSON, standard output the
// answers of those steps that have one. `python -m pytest tests/archive` tries the index of an archive so.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

const asked = JSON.parse(await text(process.stdin));
const browser = await chromium.launch({ executablePath: asked.executable, headless: true, args: QUIET });
try {
  const context = await browser.newContext({
    viewport: { width: asked.width, height: asked.height }, javaScriptEnabled: asked.scripts,
  });
  const page = await context.newPage();
  const faults = [], fetched = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(message.text()); });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto(asked.page);

  const steps = {
    press: ({ key }) => page.keyboard.press(key),
    follow: async ({ key }) => {
      const [request] = await Promise.all([page.waitForEvent("request"), page.keyboard.press(key)]);
      await page.waitForURL(request.url(), { waitUntil: "commit" });
      return request.url();
    },
    type: ({ text: letters }) => page.keyboard.type(letters),
    ask: ({ script }) => page.evaluate(script),
    back: () => page.goBack(),
    media: (media) => page.emulateMedia(media),
    size: (size) => page.setViewportSize(size),
    axe: () => violations(page),
    time: ({ keys }) => timed(page, keys),
  };
  const answers = [];
  for (const { do: what, ...rest } of asked.steps) {
    const answer = await steps[what](rest);
    if (["ask", "axe", "follow", "time"].includes(what)) answers.push(answer);
  }
  console.log(JSON.stringify({ answers, faults, fetched, version: browser.version() }));
} finally {
  await browser.close();
}

async function violations(page) {
  await page.evaluate(readFileSync(AXE, "utf8"));
  const found = await page.evaluate((values) => axe.run({
    runOnly: { type: "tag", values }, resultTypes: ["violations", "incomplete"],
  }), STANDARDS);
  const told = (each) => `${each.id}: ${each.help} at ${each.nodes.slice(0, 3).map((node) => node.html).join(" and ")}`;
  return { passes: found.passes.map((each) => each.id), violations: found.violations.map(told),
    unsure: found.incomplete.map(told) };
}

// How many milliseconds pass from each key to the moment when the page that it changed has been drawn.
async function timed(page, keys) {
  const took = [];
  for (const key of keys) {
    await page.evaluate(() => {
      window.drawn = new Promise((done) => {
        addEventListener("keydown", () => {
          const begun = performance.now();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
        }, { capture: true, once: true });
      });
    });
    await page.keyboard.press(key);
    took.push(await page.evaluate(() => window.drawn));
  }
  return took;
}
