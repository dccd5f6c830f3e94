// How quick the page is, measured inside the page: node tests/measure/speed.mjs PROGRAM [FILM]
// No test: what it prints goes into docs/speed.md. Without a film it makes one, 60 s of 1080p at 30 fps.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { api, launch, open_page, serve, until } from "../journeys/house.mjs";

const program = resolve(process.argv[2] ?? "../build/release/dowel");
const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor((p / 100) * list.length))];
const told = (what, list) => console.log(`${what}: median ${percentile(list, 50).toFixed(1)} ms, p95 ${percentile(list, 95).toFixed(1)}, most ${Math.max(...list).toFixed(1)} (${list.length})`);

function long_film() {
  const film = resolve("../build/web-films/minute.mp4");
  mkdirSync(resolve("../build/web-films"), { recursive: true });
  if (!existsSync(film)) spawnSync("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=30:duration=60", "-vf", "noise=alls=6:allf=t", "-c:v", "libx264", "-preset", "superfast", "-b:v", "17M", "-maxrate", "20M", "-bufsize", "20M", "-pix_fmt", "yuv420p", film]);
  return film;
}

/** A film sent in and ready to be stepped through. */
async function take_in(address, path) {
  const { get, send } = api(address);
  const bytes = readFileSync(path);
  const upload = await send("POST", "/api/uploads", { name: "minute.mp4", size: bytes.length });
  const response = await fetch(`${address}/api/uploads/${upload.id}`, { method: "PATCH", headers: { "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0", Origin: address }, body: bytes });
  const { clip } = await response.json();
  let now;
  await until("the film is ready", async () => (now = await get(`/api/clips/${clip}`)).prepared && now.renditions.play === "ready" && now.renditions.scrub === "ready", 900_000);
  return now;
}

/** An analysis made here, with as much drawn on every frame as a real one has. */
async function as_analysed(page, address, clip) {
  const index = await (await fetch(`${address}/api/clips/${clip.id}/index`)).json();
  const t_s = index.frames.t_s;
  const rep = (i) => ({ index: i + 1, partial: false, start_s: 4 * i + 1, bottom_s: 4 * i + 2, end_s: 4 * i + 4, tempo: "1-0-1-0", told_by: [], measures: {}, findings: [{ checkpoint: "C-01", fault: "D-01", state: i % 3 ? "held" : "broken", rule: "spine_rounded", measure: "spine_mdev_mm", value: 4.2, sd: 1.1, threshold: 3.5, broken_above: true, at_s: 4 * i + 2.5, reason: "The back rounded." }] });
  const analysis = {
    schema: "dowel.analysis/1", source: { file: "minute.mp4", width_px: 1920, height_px: 1080, fps: 30, duration_s: t_s.at(-1), frames: t_s.length, people_seen: 1, synthetic: true },
    athlete: { height_m: null, mass_kg: null, sex: null, load_kg: null }, exercise: { id: "deadlift", how: "given", confidence: 1 },
    view: { kind: "side", yaw_deg: 0, facing: "right", usable: true, advice: [] }, reps: Array.from({ length: 14 }, (_, i) => rep(i)), set: { reps: 14, sure: true, quality: { held: 9, gradeable: 14 }, faults: [] },
    seen: { from_s: 0, to_s: t_s.at(-1), unseen: [] }, hypotheses: [], warnings: [], timing: { dowel: "0", pose_model: "none" },
  };
  const roles = ["stick", "gap", "back_contour", "near_side", "far_side", "contact"];
  const shapes = (n) => Array.from({ length: 24 }, (_, k) => ({
    kind: k % 6 === 5 ? "dot" : k % 6 === 1 ? "area" : "line", role: roles[k % 6], state: "plain",
    points: Array.from({ length: k % 6 === 5 ? 1 : k % 6 === 2 ? 80 : 4 }, (_, i) => [500 + 6 * i + (n % 40), 200 + 30 * k + 4 * i]).flat(),
  }));
  const series = ["spine_mdev_mm", "hip_flexion_deg", "knee_flexion_deg", "trunk_inclination_deg", "hip_drop_trunks"].map((id, k) => ({ id, unit: id.split("_").at(-1), values: t_s.map((t) => 20 * k + 30 + 25 * Math.sin(t * 1.6 + k)), sd: t_s.map(() => 2) }));
  const answer = (body) => { const text = JSON.stringify(body); return (route) => route.fulfill({ contentType: "application/json", body: text }); };
  await page.route("**/api/analyses/made", answer(analysis));
  await page.route("**/api/analyses/made/about", answer({ schema: "dowel.analysis-about/1", id: "made", athlete: "", set: null, clip: clip.id, clip_name: "minute.mp4", made_at: "2026-01-05T18:00:00", exclusions: [], corrections: [], edges: [], summary: "", not_saved: null, overlay: false, of: null, person: null }));
  await page.route("**/api/analyses/made/series", answer({ schema: "dowel.series/1", t_s, series }));
  await page.route("**/api/analyses/made/overlay*", answer({ schema: "dowel.overlay/1", width_px: 1920, height_px: 1080, t_s, frames: t_s.map((_, n) => ({ shapes: shapes(n) })) }));
  return t_s;
}

const film = process.env.DOWEL_CLIP ? null : process.argv[3] ? resolve(process.argv[3]) : long_film();
const browser = await launch();
// A server that runs already and has the film already is as good: DOWEL_ADDRESS and DOWEL_CLIP.
const running = process.env.DOWEL_ADDRESS;
const server = running ? { address: running, stop: () => undefined } : await serve(program);
try {
  const { send, get } = api(server.address);
  // Shell and Today, from the address typed to the button that logs.
  await send("POST", "/api/demo", {});
  const usable = [];
  for (let i = 0; i < 7; i += 1) {
    const { page, context } = await open_page(browser, server.address);
    await page.addInitScript(() => {
      globalThis.usable = 0;
      new MutationObserver(() => { if (!globalThis.usable && document.querySelector("h1") && !document.querySelector(".waiting")) globalThis.usable = performance.now(); }).observe(document, { childList: true, subtree: true });
    });
    await page.goto("/", { waitUntil: "domcontentloaded" });
    usable.push(await (await page.waitForFunction(() => globalThis.usable)).jsonValue());
    await context.close();
  }
  told("Today is usable after", usable);

  const clip = process.env.DOWEL_CLIP ? await get(`/api/clips/${process.env.DOWEL_CLIP}`) : await take_in(server.address, film);
  const { page, context } = await open_page(browser, server.address, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
  const t_s = await as_analysed(page, server.address, clip);
  await page.addInitScript(() => {
    globalThis.steps = [];
    let pressed = 0;
    addEventListener("keydown", (e) => { pressed = e.timeStamp; }, true);
    new MutationObserver((seen) => {
      for (const one of seen) if (one.attributeName === "data-frame" && one.target.dataset.frame !== "" && pressed) { globalThis.steps.push(performance.now() - pressed); pressed = 0; }
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-frame"] });
  });
  await page.goto("/film/made?t=20", { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => document.querySelector(".picture canvas")?.dataset.mode === "both");
  await page.waitForTimeout(1500);
  const press = async (key, times, pause_ms) => {
    await page.evaluate(() => { globalThis.steps = []; });
    for (let n = 0; n < times; n += 1) {
      const before = await page.evaluate(() => document.querySelector(".picture canvas").dataset.frame);
      await page.keyboard.press(key);
      await page.waitForFunction((was) => { const now = document.querySelector(".picture canvas").dataset.frame; return now !== was && now !== ""; }, before);
      if (pause_ms) await page.waitForTimeout(pause_ms);
    }
    return page.evaluate(() => globalThis.steps);
  };
  told("a frame on, one after the other", await press(".", 90, 0));
  told("a frame on, looked at for 200 ms each", await press(".", 40, 200));
  told("a frame back, one after the other", await press(",", 90, 0));
  told("a frame back, looked at for 200 ms each", await press(",", 40, 200));
  told("half a second on", await press("ArrowRight", 30, 100));
  told("a finding on", await press("n", 8, 200));

  // Scrubbing along the whole line of time, and along the film, with the browser's own account of its work.
  const lane = await page.locator(".tl").boundingBox();
  const session = await context.newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "toplevel", "disabled-by-default-devtools.timeline"] } });
  await page.mouse.move(lane.x + 8, lane.y + 30);
  await page.mouse.down();
  const painted = await page.evaluate(() => { globalThis.painted = 0; globalThis.counting = new MutationObserver(() => { globalThis.painted += 1; }); globalThis.counting.observe(document.querySelector(".picture canvas"), { attributes: true, attributeFilter: ["data-frame"] }); return performance.now(); });
  for (let i = 0; i <= 240; i += 1) {
    await page.mouse.move(lane.x + 8 + (i / 240) * (lane.width - 16), lane.y + 30);
    await page.waitForTimeout(12);
  }
  await page.mouse.up();
  const [count, ms] = await page.evaluate((from) => [globalThis.painted, performance.now() - from], painted);
  const ended = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await ended;
  const main = events.find((e) => e.name === "thread_name" && e.args.name === "CrRendererMain" && events.some((x) => x.pid === e.pid && x.name === "FunctionCall"));
  const of_main = events.filter((e) => e.pid === main.pid && e.tid === main.tid && e.dur);
  const tasks = of_main.filter((e) => e.name === "RunTask" || e.name === "ThreadControllerImpl::RunTask").map((e) => e.dur / 1000);
  const scripts = of_main.filter((e) => e.name === "FunctionCall" || e.name === "EvaluateScript" || e.name === "RunMicrotasks").map((e) => e.dur / 1000);
  told("scrubbing: one script on the main thread", scripts);
  told("scrubbing: one task of the main thread", tasks);
  console.log(`scrubbing: ${count} pictures in ${(ms / 1000).toFixed(1)} s of ${t_s.length} frames; memory of the page ${(await page.evaluate(() => performance.memory?.usedJSHeapSize / 1e6)).toFixed(0)} MB of script`);
  if (process.env.TRACE_WORST) {
    const worst = of_main.filter((e) => e.name === "RunTask" || e.name === "ThreadControllerImpl::RunTask").sort((a, b) => b.dur - a.dur).slice(0, 4);
    for (const w of worst) console.log((w.dur / 1000).toFixed(1), of_main.filter((e) => e !== w && e.ts >= w.ts && e.ts + e.dur <= w.ts + w.dur && e.dur > 1000).map((e) => `${e.name} ${(e.dur / 1000).toFixed(1)} ${e.args?.data?.functionName ?? e.args?.data?.type ?? ""}`).join(" | "));
  }
} finally {
  await browser.close();
  await server.stop();
}
