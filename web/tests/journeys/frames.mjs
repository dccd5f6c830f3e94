import { readFileSync } from "node:fs";
import { api, drawn, open_page, same, sure, until } from "./house.mjs";
import { coded_film, coded_overlay, read_numbers } from "./coded_film.mjs";

/** Sends a film by pieces through the API and waits until it can be stepped through. */
async function take_in(address, film) {
  const { get, send } = api(address);
  const bytes = readFileSync(film.path);
  const upload = await send("POST", "/api/uploads", { name: film.name, size: bytes.length });
  const response = await fetch(`${address}/api/uploads/${upload.id}`, { method: "PATCH", headers: { "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0", Origin: address }, body: bytes });
  if (!response.ok) throw new Error(`${film.name} was not taken: ${await response.text()}`);
  const { clip } = await response.json();
  let now;
  await until(`${film.name} is ready to be stepped through`, async () => {
    now = await get(`/api/clips/${clip}`);
    if (now.problem) throw new Error(`${film.name}: ${now.problem.title}`);
    return now.prepared && now.renditions.play === "ready" && now.renditions.scrub === "ready";
  });
  return now;
}

/** Review of a clip with an analysis made here: its overlay draws the number of the frame it is for. */
async function review(page, address, clip) {
  const index = await (await fetch(`${address}/api/clips/${clip.id}/index`)).json();
  const t_s = index.frames.t_s;
  // Three reps, each with a finding on one frame somewhere in it: where a jump has to arrive.
  const found = [0.2, 0.55, 0.85].map((share) => Math.floor(share * t_s.length));
  const rep = (frame, i) => ({ index: i + 1, partial: false, start_s: t_s[frame - 4], bottom_s: t_s[frame - 2], end_s: t_s[frame + 3], tempo: "1-0-1-0", told_by: [], measures: {},
    findings: [{ checkpoint: "C-01", fault: "D-01", state: "broken", rule: "spine_rounded", measure: "spine_mdev_mm", value: 4.2, sd: 1.1, threshold: 3.5, broken_above: true, at_s: Math.round(t_s[frame] * 1000) / 1000, reason: "The back rounded." }] });
  // What is burnt into each frame that is shown: the first of a cut film is not number nought.
  const analysis = {
    schema: "dowel.analysis/1", source: { file: "coded.mp4", width_px: 320, height_px: 240, fps: 30, duration_s: t_s.at(-1), frames: t_s.length, people_seen: 1, synthetic: true },
    athlete: { height_m: null, mass_kg: null, sex: null, load_kg: null }, exercise: { id: "deadlift", how: "given", confidence: 1 },
    view: { kind: "side", yaw_deg: 0, facing: "right", usable: true, advice: [] }, reps: found.map(rep), set: { reps: 3, sure: true, quality: { held: 0, gradeable: 0 }, faults: [] },
    seen: { from_s: 0, to_s: t_s.at(-1), unseen: [] }, hypotheses: [], warnings: [], timing: { dowel: "0", pose_model: "none" },
  };
  const answer = (body) => (route) => route.fulfill({ contentType: "application/json", body: JSON.stringify(body) });
  await page.route("**/api/analyses/coded", answer(analysis));
  await page.route("**/api/analyses/coded/about", answer({ schema: "dowel.analysis-about/1", id: "coded", set: null, clip: clip.id, made_at: "2026-01-05T18:00:00", exclusions: [], corrections: [] }));
  await page.route("**/api/analyses/coded/series", answer({ schema: "dowel.series/1", t_s, series: [] }));
  return { t_s, found, draw: (numbers) => page.route("**/api/analyses/coded/overlay*", answer(coded_overlay(t_s, numbers))) };
}

async function frames_of(browser, address, how) {
  await api(address).send("POST", "/api/athletes", { name: "Mara" });
  const film = coded_film(how);
  const clip = await take_in(address, film);
  const { page, wrong } = await open_page(browser, address, { viewport: { width: 1280, height: 900 }, bypassCSP: true });
  const { t_s, found, draw } = await review(page, address, clip);
  const first = how === "cut" ? 21 : 0;
  await draw(t_s.map((_, n) => n + first));
  const picture = page.locator(".picture").first();
  const numbers = async () => read_numbers(page, await picture.screenshot());
  await page.goto("/film/coded?t=0");
  const standing = async (n) => {
    await page.waitForFunction((want) => { const c = document.querySelector(".picture canvas"); return c?.dataset.frame === String(want); }, n);
    await drawn(page);
    const read = await numbers();
    same(`${how}: frame ${n} shows and draws`, read, { film: n + first, drawn: n + first });
  };
  await standing(0);
  // Steps on, a jump, steps back over it and over a key frame.
  const began = Date.now();
  for (let n = 1; n <= 20; n += 1) { await page.keyboard.press("."); await standing(n); }
  const step_ms = (Date.now() - began) / 20;
  await page.keyboard.press("ArrowRight");
  const jumped = await (await page.waitForFunction(() => { const n = Number(document.querySelector(".picture canvas")?.dataset.frame); return n > 20 ? n : 0; })).jsonValue();
  await standing(jumped);
  for (let n = jumped - 1; n > jumped - 18 && n >= 0; n -= 1) { await page.keyboard.press(","); await standing(n); }
  // From finding to finding, on and back, over key frames both ways: each jump arrives on its frame and draws it.
  const jump = async (key, frame) => { await page.keyboard.press(key); await standing(frame); };
  await page.goto("/film/coded?t=0");
  await standing(0);
  const jumps_began = Date.now();
  for (const frame of found) await jump("n", frame);
  for (const frame of [found[1], found[0]]) await jump("Shift+N", frame);
  const jump_ms = (Date.now() - jumps_began) / 5;
  await page.keyboard.press("Escape");
  // A finger on the line of time: whatever is on the screen is of one frame, and so is what it rests on.
  const lane = await page.locator(".tl").boundingBox();
  await page.mouse.move(lane.x + 5, lane.y + 30);
  await page.mouse.down();
  for (let i = 1; i <= 8; i += 1) {
    await page.mouse.move(lane.x + (i / 9) * lane.width, lane.y + 30);
    const read = await numbers();
    sure(`${how}: scrubbing, film ${read.film}, drawn ${read.drawn}`, read.drawn === null || read.drawn === read.film);
  }
  await page.mouse.up();
  const rests = Number(await page.locator(".tl").getAttribute("aria-valuenow"));
  await standing(t_s.findLastIndex((t) => t <= rests + 0.006));
  // Running slowly: whatever overlay is on the screen is that of the frame on the screen.
  await page.goto("/film/coded?t=0&speed=0.25");
  await standing(0);
  await page.keyboard.press("Space");
  let overlays = 0;
  for (let i = 0; i < 12; i += 1) {
    const read = await numbers();
    sure(`${how}: running, film ${read.film}, drawn ${read.drawn}`, read.drawn === null || read.drawn === read.film);
    overlays += read.drawn === null ? 0 : 1;
  }
  sure(`${how}: an overlay is drawn while it runs`, overlays > 0);
  console.log(`        ${how}: ${t_s.length} frames; a step with its screenshot ${step_ms.toFixed(0)} ms, a jump to a finding ${jump_ms.toFixed(0)} ms`);
  same("nothing went wrong", wrong, []);
}

export const frames_of_an_even_film = (browser, address) => frames_of(browser, address, "even");
export const frames_of_an_uneven_film = (browser, address) => frames_of(browser, address, "uneven");
export const frames_of_a_turned_film = (browser, address) => frames_of(browser, address, "turned");
export const frames_of_a_cut_film = (browser, address) => frames_of(browser, address, "cut");
export const frames_of_a_hevc_film = (browser, address) => frames_of(browser, address, "hevc");
