// Walks the journeys one after the other: node tests/journeys/run.mjs PROGRAM [NAME…]
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { launch, serve } from "./house.mjs";
import * as access from "./access.mjs";
import * as first_run from "./first_run.mjs";
import * as frames from "./frames.mjs";
import * as log from "./log.mjs";
import * as plan from "./plan.mjs";
import * as film from "./film.mjs";

const program = resolve(process.argv[2] ?? "../build/release/dowel");
const wanted = process.argv.slice(3);
const skipped = Number(process.env.DOWEL_SKIPPED ?? 0);
if (!existsSync(program)) {
  console.error(`journeys: ${program} is not built: tools/build release dowel`);
  process.exit(1);
}
if (spawnSync(program, ["serve", "--help"]).status !== 0) {
  console.error(`journeys: ${program} has no serve yet: left out`);
  process.exit(skipped);
}
if (!existsSync(process.env.CHROMIUM ?? "/usr/bin/chromium")) {
  console.error("journeys: Chromium is missing (tools/setup installs it): left out");
  process.exit(skipped);
}
// By a part of their name, or all of a file by its name.
const files = { first_run, log, plan, frames, film, access };
const journeys = Object.entries(files).flatMap(([file, all]) => Object.entries(all).filter(([name]) => wanted.length === 0 || wanted.some((w) => w === `${file}.mjs` || name.includes(w))));
if (journeys.length === 0) {
  console.error(`journeys: none is called ${wanted.join(" or ")}`);
  process.exit(1);
}
/** A journey logs for the day it began on: where hardly anything is left of it, it begins with the next. */
async function enough_of_the_day_left() {
  const left_s = () => (new Date().setHours(24, 0, 0, 0) - Date.now()) / 1000;
  while (left_s() < 120) await new Promise((done) => setTimeout(done, 1000));
}
let browser = await launch();
const all_began = Date.now();
let broken = 0;
for (const [name, walk] of journeys) {
  await enough_of_the_day_left();
  if (!browser.isConnected()) browser = await launch();
  const began = Date.now();
  const server = await serve(program);
  try {
    await Promise.race([walk(browser, server.address, server), server.fell]);
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (failed) {
    broken += 1;
    console.log(`BROKEN  ${name}\n${failed.stack ?? failed}`);
    for (const context of browser.contexts()) if (context.wrong?.length) console.log(context.wrong.join("\n"));
    for (const context of browser.contexts())
      for (const [i, page] of context.pages().entries()) await page.screenshot({ path: `shots/broken-${name}-${i}.png`, fullPage: true }).catch(() => undefined);
  }
  for (const context of browser.contexts()) await context.close().catch(() => undefined);
  await server.stop();
}
await browser.close();
console.log(`${journeys.length} ${journeys.length === 1 ? "journey" : "journeys"}, ${broken} broken, ${((Date.now() - all_began) / 1000).toFixed(0)} s`);
process.exit(broken ? 1 : 0);
