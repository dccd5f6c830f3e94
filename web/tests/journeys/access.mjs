import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { api, drawn, open_page, same, stands_out, sure, until, with_plan } from "./house.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PLACES = ["/", `/?date=${new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)}`, "/film", "/plan", "/progress", "/hips", "/hips/deadlift", "/hips/C-01", "/settings", "/athletes"];

async function ready(page, path) {
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".waiting").length === 0);
}

/** No serious finding of axe-core on any page, light and dark. */
export async function axe_finds_nothing_serious(browser, address) {
  const athlete = await with_plan(address);
  await api(address).send("POST", `/api/${athlete}/log`, { text: "deadlift 3x5 100kg @8" });
  const found = [];
  const { page } = await open_page(browser, address, { bypassCSP: true });
  for (const path of [...PLACES, "/welcome"]) {
    await ready(page, path);
    await page.evaluate(AXE);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await drawn(page);
      const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
      for (const v of result.violations.filter((x) => x.impact === "serious" || x.impact === "critical"))
        found.push(`${colorScheme} ${path}: ${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
    }
  }
  same("axe finds nothing serious", found, []);
}

/** No sideways scroll from 320 to 1440 px, nor with text twice as large; shapes survive forced colours. */
export async function reflow(browser, address) {
  const athlete = await with_plan(address);
  await api(address).send("POST", `/api/${athlete}/log`, { text: "deadlift 3x5 100kg @8" });
  const wide = [];
  const { page } = await open_page(browser, address);
  for (const path of [...PLACES, "/welcome"]) {
    await ready(page, path);
    wide.push(...(await stands_out(page)).map((found) => `${path} ${found}`));
  }
  same("nothing scrolls sideways", wide, []);
  const { page: forced } = await open_page(browser, address, { forcedColors: "active", reducedMotion: "reduce" });
  await ready(forced, "/");
  await forced.getByRole("button", { name: "1–2, passes" }).waitFor();
  same("the shape of a state is still drawn", await forced.locator(".after .icon.held").first().evaluate((n) => getComputedStyle(n).display !== "none" && n.getBoundingClientRect().width > 8), true);
}

/** The keyboard alone: skip link, places, a set logged, a set taken back, no trap. */
export async function keyboard_only(browser, address) {
  const athlete = await with_plan(address);
  const { page, wrong } = await open_page(browser, address, { viewport: { width: 1440, height: 900 } });
  await ready(page, "/");
  await page.keyboard.press("Tab");
  same("the first stop is the way to the page", await page.evaluate(() => document.activeElement.textContent), "Skip to the page");
  const walked = new Set();
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      const box = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      return { name: e.textContent.trim().slice(0, 40) + e.tagName, ring: style.outlineStyle !== "none" || e === document.body, seen: box.width > 0 || e === document.body };
    });
    sure(`focus is drawn on ${at.name}`, at.ring && at.seen);
    walked.add(at.name);
  }
  sure("the whole page can be reached", [...walked].some((n) => n.startsWith("Log set 1")) && [...walked].some((n) => n.startsWith("None")));
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("+");
  await page.keyboard.press("Enter");
  await page.getByText(/^Logged /).waitFor();
  await until("one set is in the log", async () => (await api(address).get(`/api/${athlete}/sessions`)).sessions.length === 1);
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("heading", { name: "Plan", exact: true }).waitFor();
  same("the focus stands on the heading", await page.evaluate(() => document.activeElement.tagName), "H1");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  same("the list is closed", await page.getByRole("dialog").count(), 0);
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.getByRole("button", { name: /^Log set/ }).first().waitFor();
  same("nothing went wrong", wrong, []);
}

/** First load: at most 150 KB of script gzipped; usable; nothing asked of a third party. */
export async function first_load_is_small(browser, address) {
  await with_plan(address);
  const { page, wrong } = await open_page(browser, address);
  const scripts = [];
  page.on("response", async (r) => { if (r.request().resourceType() === "script") scripts.push(r.body()); });
  await page.goto("/");
  await page.getByRole("button", { name: /^Log set/ }).filter({ visible: true }).waitFor();
  const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  console.log(`        first load: ${(bytes / 1024).toFixed(1)} KB of script gzipped`);
  sure(`at most 150 KB of script (${bytes})`, bytes > 1000 && bytes <= 150 * 1024);
  same("nothing went wrong", wrong, []);
}
