// What the journeys share: a real `dowel serve` with a log of its own, and Debian's Chromium.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** What is slow only because the machine is busy comes within this; each wait ends as soon as it is so. */
export const PATIENCE_MS = Number(process.env.DOWEL_PATIENCE_MS ?? 240_000);

function start(program, port, data) {
  const child = spawn(program, ["serve", "--port", String(port), "--data", data], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  return new Promise((done, fail) => {
    const read = (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) { child.removeAllListeners("exit"); done({ child, address: found[0] }); }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => fail(new Error(`the program ended with ${code} before it said its address:\n${said}`)));
    child.on("error", fail);
  });
}
const end = (child) => new Promise((done) => { child.removeAllListeners("exit"); child.on("exit", done); child.kill("SIGTERM"); });

/** Starts the program on a free port; `away` ends it for a while, `back` starts it again at the same address.
 *  `fell` fails as soon as it ends unasked: nobody waits for one that is gone.
 *  @returns {{address: string, fell: Promise<never>, away: () => Promise<void>, back: () => Promise<void>, stop: () => Promise<void>}} */
export async function serve(program) {
  const data = mkdtempSync(join(tmpdir(), "dowel-web-"));
  let { child, address } = await start(program, 0, data);
  let fall;
  const fell = new Promise((_, fail) => { fall = (code, signal) => fail(new Error(`the program ended by itself: ${signal ?? code}`)); });
  fell.catch(() => undefined);
  child.on("exit", fall);
  return {
    address, fell,
    away: async () => { await end(child); child = null; },
    back: async () => { ({ child } = await start(program, new URL(address).port, data)); child.on("exit", fall); },
    stop: async () => { if (child && child.exitCode === null && child.signalCode === null) await end(child); rmSync(data, { recursive: true, force: true }); },
  };
}

/** In a container /dev/shm is often too small for a browser: it keeps its pictures elsewhere. A microphone of the
 *  browser's own (a beep each second) stands in for one that nobody has plugged in here. */
export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", timeout: PATIENCE_MS,
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
});

/** A page that fails the journey on any script error, and on any request that leaves the machine. */
export async function open_page(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, baseURL: address, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (e) => wrong.push(`script: ${e.message}`));
  page.on("request", (r) => { if (/^https?:/.test(r.url()) && !r.url().startsWith(address)) wrong.push(`left the machine: ${r.url()}`); });
  page.on("console", (m) => { if (/Content Security Policy/.test(m.text())) wrong.push(m.text()); });
  context.wrong = wrong;
  return { page, context, wrong };
}

export const api = (address) => ({
  async get(path) {
    return (await fetch(address + path)).json();
  },
  async send(method, path, body) {
    const response = await fetch(address + path, { method, headers: { "Content-Type": "application/json", Origin: address }, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 400)}`);
    return text ? JSON.parse(text) : null;
  },
});

/** An athlete with a plan, made through the API as the page would. */
export async function with_plan(address) {
  const { get, send } = api(address);
  const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
  const today = days[new Date().getDay()];
  const other = days[(new Date().getDay() + 3) % 7];
  const made = await send("POST", "/api/athletes", { name: "Mara", sex: "female", height_m: 1.7, mass_kg: 64, equipment: ["kettlebell", "mini-band", "bench"] });
  const athlete = made.athletes[0].id;
  const flags = await get(`/api/${athlete}/red-flags`);
  await send("PUT", `/api/${athlete}/red-flags`, { answers: flags.questions.map((q) => ({ question: q.id, yes: false })) });
  await send("POST", `/api/${athlete}/plan`, { aim: "beginner", days: [{ day: today, minutes: 45 }, { day: other, minutes: 45 }], equipment: ["kettlebell", "mini-band", "bench"] });
  return athlete;
}

/** Asks again until it is so. Whoever waits longer than that waits for nothing. */
export async function until(what, asked, patience_ms = PATIENCE_MS) {
  for (const end = Date.now() + patience_ms; Date.now() < end; ) {
    if (await asked()) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${what}: it did not come to that`);
}

/** Two frames later everything that was changed is laid out and painted. */
export const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Sizes of window [px] and of text that nothing may stand out of sideways. */
const SIZES = [[320, 640, 1], [390, 844, 1], [768, 1024, 1], [1440, 900, 1], [390, 844, 2], [1280, 800, 2]];
/** What stands out of a page sideways, at every size; the page is then as it was. */
export async function stands_out(page) {
  const found = [];
  const before = page.viewportSize();
  for (const [width, height, text] of SIZES) {
    await page.setViewportSize({ width, height });
    await page.evaluate((t) => { document.documentElement.style.fontSize = `${t * 100}%`; }, text);
    await drawn(page);
    const seen = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      // What reaches farthest, for whoever mends it.
      by: [...document.querySelectorAll("body *")].map((n) => [n.getBoundingClientRect().right, n]).sort((a, b) => b[0] - a[0]).slice(0, 1).map(([r, n]) => `${n.tagName}.${n.className} to ${Math.round(r)}`)[0],
    }));
    if (seen.width > width + 1) found.push(`at ${width} px, text ${text * 100} %: ${seen.width} px by ${seen.by}`);
  }
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  await page.setViewportSize(before);
  return found;
}

export function same(what, is, wanted) {
  if (JSON.stringify(is) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`);
}
export function sure(what, is) {
  if (!is) throw new Error(what);
}
