import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { api, open_page, PATIENCE_MS, same, stands_out, sure, until } from "./house.mjs";
import { coded_film } from "./coded_film.mjs";

/** Ten seconds of the synthetic lifter: two pulls. Filmed once, kept beside the build. */
async function synthetic_film() {
  const program = resolve(process.argv[2] ?? "../build/release/dowel");
  const kept = resolve("../build/web-films");
  mkdirSync(kept, { recursive: true });
  const film = join(kept, "lifter.mp4");
  if (existsSync(film)) return film;
  const folder = mkdtempSync(join(tmpdir(), "dowel-lifter-"));
  const child = spawn(program, ["demo", folder], { stdio: "ignore" });
  const whole = join(folder, "synthetic-lifter.mp4");
  // The film is written before it is analysed; what comes after is not needed here. It is whole when
  // it can be read.
  const half = join(folder, "half.mp4");
  await until("the synthetic lifter is filmed", async () => {
    const cut = existsSync(whole) && spawnSync("ffmpeg", ["-v", "error", "-y", "-i", whole, "-t", "10", "-r", "30", "-c:v", "libx264", "-pix_fmt", "yuv420p", half]).status === 0;
    if (!cut && child.exitCode !== null) throw new Error("dowel demo made no film");
    return cut;
  }, 3 * PATIENCE_MS);
  child.kill("SIGTERM");
  renameSync(half, film);
  rmSync(folder, { recursive: true, force: true });
  return film;
}

/** A clip opened, measured, reviewed; a rep left out and taken in; a finding seen otherwise; the link holds. */
export async function film_review_correct(browser, address) {
  await api(address).send("POST", "/api/athletes", { name: "Mara", height_m: 1.75, mass_kg: 75 });
  const film = await synthetic_film();
  const { page, wrong } = await open_page(browser, address, { viewport: { width: 1440, height: 900 } });
  await page.goto("/film");
  await page.getByLabel("Open clips").setInputFiles({ name: "lifter.mp4", mimeType: "video/mp4", buffer: readFileSync(film) });
  const questions = page.getByRole("form", { name: "About lifter.mp4" });
  await questions.locator("select").selectOption("kettlebell-deadlift");
  await questions.getByLabel(/^Load/).fill("24");
  await questions.getByRole("button", { name: "Measure it" }).click();
  await page.getByRole("link", { name: "Review" }).first().waitFor({ timeout: 3 * PATIENCE_MS });
  await page.getByRole("link", { name: "Review" }).first().click();
  await page.getByRole("heading", { name: /Kettlebell deadlift/ }).waitFor();
  await page.waitForFunction(() => document.querySelector(".picture canvas")?.dataset.frame);
  const id = decodeURIComponent(new URL(page.url()).pathname.split("/").pop());
  const { get } = api(address);
  const analysis = await get(`/api/analyses/${id}`);
  sure("reps were found", analysis.set.reps >= 1);
  await page.getByText(`${analysis.set.quality.held} of ${analysis.set.quality.gradeable} checkpoint-reps held`).waitFor();
  // The overlay of a frame in the middle of a rep is drawn.
  await page.keyboard.press("b");
  await page.waitForFunction(() => document.querySelector(".picture canvas")?.dataset.mode);
  // A rep left out, with its reason; then taken in again.
  await page.getByRole("tab", { name: "Reps" }).click();
  await page.getByRole("button", { name: "Leave out…" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "not a rep" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave it out" }).click();
  await page.getByText("left out: not a rep").first().waitFor();
  same("the server keeps it", (await get(`/api/analyses/${id}/about`)).exclusions.length, 1);
  await page.getByRole("button", { name: "Take in" }).first().click();
  await until("the rep counts again", async () => (await get(`/api/analyses/${id}/about`)).exclusions.length === 0);
  // A finding seen otherwise stands beside what was measured.
  await page.getByRole("tab", { name: "Findings" }).click();
  const show = page.getByRole("button", { name: "show", exact: true });
  if (await show.count()) await show.click();
  await page.getByRole("button", { name: /^Rep 1/ }).first().click();
  await page.getByRole("button", { name: "This rep is wrong…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "borderline" }).click();
  await page.getByRole("dialog").getByLabel("Remark").fill("looked at it twice");
  await page.getByRole("dialog").getByRole("button", { name: "I see it otherwise" }).click();
  await page.getByText("looked at it twice").first().waitFor();
  sure("what was measured stays", JSON.stringify((await get(`/api/analyses/${id}?original=1`)).reps) === JSON.stringify(analysis.reps));
  same("nothing of review stands out sideways", await stands_out(page), []);
  // A drawing on this frame with a word to it; on that frame and on no other.
  await page.keyboard.press("Escape");
  await page.keyboard.press("d");
  await page.getByRole("button", { name: "Line", exact: true }).click();
  const picture = page.locator(".picture").first();
  for (const [x, y] of [[0.3, 0.3], [0.6, 0.7]]) {
    const box = await picture.boundingBox();
    await picture.click({ position: { x: x * box.width, y: y * box.height } });
  }
  await page.getByRole("button", { name: "Say something to it" }).click();
  await page.getByRole("textbox", { name: /^Comment on/ }).fill("the back begins to go here");
  await page.getByRole("button", { name: "Say it" }).click();
  await page.getByText("the back begins to go here").first().waitFor();
  const said = (await get(`/api/sets/${(await get(`/api/analyses/${id}/about`)).set}/comments`)).comments[0];
  same("the drawing is kept in the frame's own coordinates", said.drawing.strokes.map((s) => [s.tool, s.points.length]), [["line", 2]]);
  await page.locator(".drawn").waitFor();
  await page.keyboard.press(".");
  await page.locator(".drawn").waitFor({ state: "detached" });
  // Somebody else reads it, answers in words and by voice; whoever asked sees what is new.
  const set = (await get(`/api/analyses/${id}/about`)).set;
  const said_of = async () => (await get(`/api/sets/${set}/comments`)).comments;
  await page.getByLabel("Who says so").fill("Eve");
  await page.getByText("1 new for Eve.").waitFor();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await until("it is read", async () => (await said_of())[0].read_by.includes("Eve"));
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await page.getByRole("textbox", { name: /^Answer to/ }).fill("and comes back in the next");
  const answer = page.locator(".cmt").filter({ has: page.getByRole("button", { name: "Answer it" }) }).first();
  await answer.getByRole("button", { name: "Speak it" }).click();
  await answer.getByText(/^\d+:(0[1-9]|[1-5]\d)$/).waitFor();
  await answer.getByRole("button", { name: "Stop" }).click();
  await answer.getByRole("button", { name: "Play what you spoke" }).waitFor();
  await answer.getByRole("button", { name: "Answer it" }).click();
  await page.locator(".answers").getByText("and comes back in the next").waitFor();
  const spoken = (await said_of()).find((c) => c.reply_to === said.id);
  sure("the voice is kept with its length", spoken.voice && spoken.voice_s >= 1);
  const heard = await fetch(`${address}/api/sets/${set}/voices/${spoken.voice}`);
  sure("it can be heard", heard.ok && (await heard.arrayBuffer()).byteLength > 500);
  await page.locator(".answers").getByRole("button", { name: "Play what Eve spoke" }).click();
  await page.waitForFunction(() => { const voice = document.querySelector(".answers audio"); return voice.ended && voice.played.length > 0; });
  await page.locator(".answers").getByRole("button", { name: "Remove" }).click();
  await page.getByText("Removed, with its answers.").hover();
  same("the answer is gone", (await said_of()).length, 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await until("it is back, with its voice", async () => (await said_of()).some((c) => c.voice === spoken.voice));
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await until("it is done", async () => (await said_of())[0].done);
  same("nothing of the comments stands out sideways", await stands_out(page), []);
  // A rep ends elsewhere: measured anew, what was measured first stays.
  await page.getByRole("tab", { name: "Findings" }).click();
  await page.getByRole("button", { name: "This rep is wrong…" }).click();
  await page.getByRole("button", { name: /^It starts, turns or ends elsewhere/ }).click();
  for (let n = 0; n < 3; n += 1) await page.getByRole("button", { name: "ends one frame earlier" }).click();
  await page.getByLabel("Why", { exact: true }).fill("the bell stands");
  await page.getByRole("button", { name: "Measure it anew" }).click();
  let anew;
  await until("the film is measured anew", async () => {
    const done = (await get("/api/jobs")).jobs.find((j) => j.kind === "analysis" && j.state === "done" && j.result.analysis !== id);
    anew = done?.result.analysis;
    return !!anew;
  }, 3 * PATIENCE_MS);
  const about = await get(`/api/analyses/${anew}/about`);
  same("it says what it measures anew, and why", [about.of, about.edges.map((e) => e.reason)], [id, ["the bell stands"]]);
  // The address holds the moment.
  await page.waitForURL(/[?&]t=.*find=C-/);
  const url = page.url();
  const at = await page.locator(".time").textContent();
  await page.goto(url);
  await page.waitForFunction((text) => document.querySelector(".time")?.textContent === text, at);
  same("nothing went wrong", wrong, []);
}

/** A film without anybody in it: said in words, with what to do; the log is untouched. */
export async function nobody_in_the_film(browser, address) {
  const made = await api(address).send("POST", "/api/athletes", { name: "Mara" });
  const film = coded_film("even");
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/film");
  await page.getByLabel("Open clips").setInputFiles({ name: "wall.mp4", mimeType: "video/mp4", buffer: film.bytes() });
  await page.getByRole("form", { name: "About wall.mp4" }).getByRole("button", { name: "Measure it" }).click();
  const failed = async () => (await api(address).get("/api/jobs")).jobs.some((j) => j.kind === "analysis" && j.state === "failed");
  await until("it is said that nobody was found", failed, 3 * PATIENCE_MS);
  await page.reload();
  await page.locator(".clip .cannot_tell").first().waitFor();
  same("the log is untouched", (await api(address).get(`/api/${made.athletes[0].id}/sessions`)).sessions.length, 0);
  same("nothing went wrong", wrong, []);
}
