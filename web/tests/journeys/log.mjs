import { api, drawn, open_page, same, sure, until, with_plan } from "./house.mjs";

const sets_of = async (address, athlete) => (await api(address).get(`/api/${athlete}/sessions`)).sessions.flatMap((s) => s.sets);
const log_button = (page) => page.getByRole("button", { name: /^Log set \d+:/ }).filter({ visible: true });

/** Out of reach from the first set to the third: all are kept, said, and in the log once afterwards. */
export async function offline_sets_arrive_once(browser, address) {
  const athlete = await with_plan(address);
  const { page, context, wrong } = await open_page(browser, address);
  await page.goto("/");
  await log_button(page).waitFor();
  await context.setOffline(true);
  for (let n = 0; n < 3; n += 1) {
    await log_button(page).click();
    await page.waitForFunction((kept) => JSON.parse(localStorage.getItem("dowel.outbox") ?? "[]").length === kept, n + 1);
  }
  await page.getByText("kept").first().waitFor();
  same("nothing is there yet", (await sets_of(address, athlete)).length, 0);
  same("three wait in this browser", await page.evaluate(() => JSON.parse(localStorage.getItem("dowel.outbox")).length), 3);
  // So is how it feels, with its moment.
  await page.getByRole("button", { name: "1–2, passes" }).click();
  await page.getByRole("button", { name: "hip", exact: true }).click();
  await page.getByText(/^Kept on this device/).waitFor();
  await page.getByText("3 sets and 1 answer kept").first().waitFor();
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.waitForFunction(() => localStorage.getItem("dowel.outbox") === null && localStorage.getItem("dowel.pain") === null);
  const told = await api(address).get(`/api/${athlete}/pain`);
  same("the answer is there once", told.answers.map((a) => [a.region, a.during]), [["hip", 2]]);
  await until("all of them are in the log", async () => (await sets_of(address, athlete)).length >= 3);
  const sets = await sets_of(address, athlete);
  same("three sets, each once", [sets.length, new Set(sets.map((s) => s.id)).size], [3, 3]);
  same("nothing went wrong", wrong, []);
}

/** The page opened anew while the program is away: it says so, shows the day as it was, and takes sets that
 *  outlive it; when the program is back they are in the log once. */
export async function opened_while_away(browser, address, server) {
  const athlete = await with_plan(address);
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await log_button(page).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => !!navigator.serviceWorker.controller);
  await page.reload();
  const wanted = ["/api/me", "/api/athletes", "/api/catalogue", `/api/${athlete}/today`, `/api/${athlete}/today/sheet`, `/api/${athlete}/sessions`];
  // Asked from here: the browser takes the promise of an answer for one.
  await until("what Today needs is kept", async () => {
    const kept = await page.evaluate(async () => (await (await caches.open("dowel-documents")).keys()).map((r) => new URL(r.url).pathname));
    return wanted.every((path) => kept.includes(path));
  });
  await server.away();
  await page.reload();
  await page.getByText(/^Dowel is out of reach\. What is shown is as it was on /).waitFor();
  await log_button(page).click();
  await page.getByText("offline, 1 set kept").waitFor();
  await page.reload();
  await page.getByText("offline, 1 set kept").waitFor();
  await log_button(page).waitFor();
  await server.back();
  await page.waitForFunction(() => localStorage.getItem("dowel.outbox") === null);
  await page.getByText(/^Dowel is out of reach/).waitFor({ state: "detached" });
  same("the set is in the log, once", (await sets_of(address, athlete)).length, 1);
  same("nothing went wrong", wrong, []);
}

/** Pain told after training ends the day: what the answer changes is for another one, unless one goes on. */
export async function pain_ends_the_day(browser, address) {
  const athlete = await with_plan(address);
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await log_button(page).click();
  await until("the set is in the log", async () => (await sets_of(address, athlete)).length === 1);
  await page.getByRole("button", { name: "3–5, or lasts" }).click();
  await page.getByRole("button", { name: "hip", exact: true }).click();
  await page.getByRole("heading", { name: "The session is done." }).waitFor();
  same("there is nothing to log", await log_button(page).count(), 0);
  await page.getByRole("button", { name: "Go on with it today" }).click();
  await log_button(page).waitFor();
  same("nothing went wrong", wrong, []);
}

/** A pain that is new asks for the warning signs on Today; answered, the day goes on. */
export async function new_pain_asks_for_signs(browser, address) {
  const athlete = await with_plan(address);
  // Told a second after the questions were answered: what comes with the answers is answered by them.
  await new Promise((done) => setTimeout(done, 1100));
  await api(address).send("POST", `/api/${athlete}/pain`, { answers: [{ region: "hip", during: 2 }] });
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await log_button(page).waitFor();
  await page.getByRole("link", { name: "Answer the questions" }).click();
  const questions = page.locator("fieldset.flag");
  await questions.first().waitFor();
  for (let n = 0; n < (await questions.count()); n += 1) await questions.nth(n).getByLabel("No").check();
  await page.getByRole("button", { name: "Keep these answers" }).click();
  await log_button(page).waitFor();
  await page.getByRole("link", { name: "Answer the questions" }).waitFor({ state: "detached" });
  same("nothing went wrong", wrong, []);
}

/** Reps changed on the stepper are logged and kept for the next set; the rest runs on through a reload. */
export async function steppers_and_rest(browser, address) {
  const athlete = await with_plan(address);
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await log_button(page).waitFor();
  const before = await log_button(page).textContent();
  await page.getByRole("button", { name: /^(One|Five) more$/ }).first().click();
  const after = await log_button(page).textContent();
  sure(`the button says the new number (${before} → ${after})`, before !== after);
  await log_button(page).click();
  await page.getByRole("timer", { name: "Rest" }).filter({ visible: true }).waitFor();
  // Long enough that no machine is too slow to see it run on.
  for (let n = 0; n < 20; n += 1) await page.getByRole("button", { name: "+30 s" }).filter({ visible: true }).click();
  const [ends] = await page.evaluate(() => [JSON.parse(localStorage.getItem("dowel.rest")).ends_ms]);
  await page.reload();
  await page.getByRole("timer", { name: "Rest" }).filter({ visible: true }).waitFor();
  same("the rest was not begun again", await page.evaluate(() => JSON.parse(localStorage.getItem("dowel.rest")).ends_ms), ends);
  await page.getByRole("button", { name: "Skip" }).filter({ visible: true }).click();
  same("the rest is skipped", await page.evaluate(() => localStorage.getItem("dowel.rest")), null);
  await until("one set is in the log", async () => (await sets_of(address, athlete)).length === 1);
  same("nothing went wrong", wrong, []);
}

const STRONG = `Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-01-05 18:00:00,"Evening",1h,"Deadlift (Barbell)",1,100,5,0,0,"","",8
2026-01-05 18:00:00,"Evening",1h,"Deadlift (Barbell)",2,100,5,0,0,"","",8.5
2026-01-08 18:00:00,"Evening",1h,"Deadlift (Barbell)",1,102.5,5,0,0,"","",9
`;
/** Another program's log: shown first, asked for what it does not say, written once, taken back. */
export async function import_a_log(browser, address) {
  const athlete = await with_plan(address);
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/settings?import");
  await page.getByLabel("The log to bring").setInputFiles({ name: "strong.csv", mimeType: "text/csv", buffer: Buffer.from(STRONG) });
  const shown = page.getByText(/Nothing is written yet/);
  await page.getByRole("button", { name: "kilograms" }).click();
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await shown.waitFor();
  sure("it says how much is new", (await shown.textContent()).includes("3 are new"));
  same("nothing is written before it is said", (await sets_of(address, athlete)).length, 0);
  await page.getByRole("button", { name: "Write it into the log" }).click();
  await page.getByText("Brought 3 sets.").hover();
  same("three sets are in the log", (await sets_of(address, athlete)).map((s) => s.load_kg).sort(), [100, 100, 102.5]);
  await page.getByRole("button", { name: "Undo" }).click();
  await until("nothing is left in the log", async () => (await sets_of(address, athlete)).length === 0);
  same("nothing went wrong", wrong, []);
}

/** All that a file does not say stands on one page, names too; one answer, and the names go along. */
export async function import_asks_once(browser, address) {
  const athlete = await with_plan(address);
  const { page, wrong } = await open_page(browser, address);
  const file = `Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
04/05/2025 18:00:00,"Evening",1h,"My own pull",1,100,5,0,0,"","",8
`;
  await page.goto("/settings?import");
  await page.getByLabel("The log to bring").setInputFiles({ name: "strong.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  const show = page.getByRole("button", { name: "Show what would happen" });
  await show.waitFor();
  sure("not before all is said", await show.isDisabled());
  await page.getByRole("button", { name: "the day" }).click();
  await page.getByRole("button", { name: "pounds" }).click();
  await page.getByLabel("What My own pull is").selectOption("deadlift");
  sure("the page is no wider than the phone", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await show.click();
  await page.getByText(/Nothing is written yet/).waitFor();
  same("what was chosen stays", await page.getByLabel("What My own pull is").inputValue(), "deadlift");
  await page.getByRole("button", { name: "Write it into the log" }).click();
  await page.getByText("Brought 1 sets.").waitFor();
  const [set] = await sets_of(address, athlete);
  same("it is ours, in kilograms", [set.exercise_slug, Math.round(set.load_kg)], ["deadlift", 45]);
  const [session] = (await api(address).get(`/api/${athlete}/sessions`)).sessions;
  same("the day stood first", session.started.slice(0, 10), "2025-05-04");
  same("nothing went wrong", wrong, []);
}

/** A figure is typed as well as stepped; what is done opens again and is taken back after the line is gone. */
export async function typed_and_taken_back_later(browser, address) {
  const athlete = await with_plan(address);
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await log_button(page).waitFor();
  const name = await page.locator("article.now h2").textContent();
  const reps = page.getByRole("textbox", { name: "Repetitions, reps" });
  await reps.fill("7");
  await reps.press("Enter");
  sure("the button says it", (await log_button(page).textContent()).includes("7"));
  await page.reload();
  await log_button(page).waitFor();
  while ((await page.locator("article.now h2").textContent()) === name) {
    const before = (await sets_of(address, athlete)).length;
    await log_button(page).click();
    await until("the set is in the log", async () => (await sets_of(address, athlete)).length > before);
  }
  const all = (await sets_of(address, athlete)).length;
  await page.getByRole("button", { name, exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Take back" }).first().click();
  await until("one set less is in the log", async () => (await sets_of(address, athlete)).length === all - 1);
  same("no rest runs for a set that is gone", await page.evaluate(() => localStorage.getItem("dowel.rest")), null);
  same("nothing went wrong", wrong, []);
}

/** A set mended and one removed, each taken back. */
export async function mend_a_set(browser, address) {
  const athlete = await with_plan(address);
  await api(address).send("POST", `/api/${athlete}/log`, { text: "deadlift 2x5 100kg @8" });
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/progress");
  await page.getByRole("button", { name: /^Change / }).first().click();
  await page.getByLabel("Repetitions").fill("4");
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByText("Changed.").waitFor();
  sure("four repetitions are in the log", (await sets_of(address, athlete)).some((s) => s.reps === 4));
  await page.getByRole("button", { name: /^Remove Deadlift/ }).first().click();
  await page.getByText(/^Removed/).hover();
  same("one set is left", (await sets_of(address, athlete)).length, 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back.").waitFor();
  same("it is back", (await sets_of(address, athlete)).length, 2);
  same("nothing went wrong", wrong, []);
}

const day = (ago) => { const d = new Date(Date.now() - ago * 86_400_000); return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`; };

/** All of a set is mended: pain, side, kind and its day. What was not touched stays as it was. */
export async function mend_all_of_a_set(browser, address) {
  const athlete = await with_plan(address);
  await api(address).send("POST", `/api/${athlete}/log`, { text: "deadlift 2x5 20kg @8" });
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/progress");
  await page.getByRole("button", { name: /^Change / }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Pain in it, of 10").fill("2");
  await sheet.getByRole("group", { name: "Side" }).getByRole("button", { name: "left" }).click();
  await sheet.getByRole("group", { name: "Kind" }).getByRole("button", { name: "to failure" }).click();
  await sheet.getByLabel("Day", { exact: true }).fill(day(1));
  await sheet.getByRole("button", { name: "Keep it" }).click();
  await page.getByText("Changed.").hover();
  const mended = async () => (await sets_of(address, athlete)).find((s) => s.pain === 2);
  await until("it is in the log", async () => (await mended()) !== undefined);
  const { side, kind, load_kg, rpe } = await mended();
  same("side and kind as said, load and effort as before", [side, kind, load_kg, rpe], ["left", "failure", 20, 8]);
  const sessions = async () => (await api(address).get(`/api/${athlete}/sessions`)).sessions.map((s) => [s.started.slice(0, 10), s.sets.length]);
  same("it stands on its day", await sessions(), [[day(1), 1], [day(0), 1]]);
  await page.getByRole("button", { name: "Undo" }).click();
  await until("it is as it was", async () => JSON.stringify(await sessions()) === JSON.stringify([[day(0), 2]]));
  same("nothing went wrong", wrong, []);
}

/** Two windows on the same set and the same session: the one that keeps later is told, and takes nothing back. */
export async function two_windows(browser, address) {
  const athlete = await with_plan(address);
  const { get, send } = api(address);
  await send("POST", `/api/${athlete}/log`, { text: "deadlift 5 100kg @8" });
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/progress");
  const sheet = page.getByRole("dialog");
  const other = async (fields) => send("PATCH", `/api/${athlete}/sets/${(await sets_of(address, athlete))[0].id}`, fields);
  const opened = async (name, path) => {
    const read = page.waitForResponse((r) => r.request().method() === "GET" && r.url().includes(path));
    await page.getByRole("button", { name, exact: typeof name === "string" }).first().click();
    await read;
    await drawn(page);
  };
  await opened(/^Change /, "/sets/");
  await other({ reps: 6 });
  await sheet.getByLabel("Repetitions").fill("4");
  await sheet.getByRole("button", { name: "Keep it" }).click();
  await sheet.getByText("it was changed elsewhere in the meantime", { exact: false }).waitFor();
  same("what the other window kept stays", (await sets_of(address, athlete))[0].reps, 6);
  await sheet.getByRole("button", { name: "Show how it is now" }).click();
  await until("the other's six stand there", async () => (await sheet.getByLabel("Repetitions").inputValue()) === "6");
  await sheet.getByLabel("Repetitions").fill("4");
  await sheet.getByRole("button", { name: "Keep it" }).click();
  await until("who saw it may change it", async () => (await sets_of(address, athlete))[0].reps === 4);
  await opened("Move", "/sessions/");
  await other({ reps: 7 });
  await sheet.getByLabel("Day and time it began").fill(`${day(2)}T07:30`);
  await sheet.getByRole("button", { name: "Move", exact: true }).click();
  await sheet.getByRole("button", { name: "Show how it is now" }).waitFor();
  same("it was not moved", (await get(`/api/${athlete}/sessions`)).sessions[0].started.slice(0, 10), day(0));
  same("nothing went wrong", wrong, []);
}

/** A session is written about, looked at, moved, fetched for Garmin and removed; a day that is gone is logged. */
export async function a_session_of_the_log(browser, address) {
  const athlete = await with_plan(address);
  const { get } = api(address);
  const { page, wrong } = await open_page(browser, address);
  await page.goto(`/?date=${day(3)}`);
  await page.getByText("Nothing is in the log of this day.").waitFor();
  await page.getByRole("link", { name: "Write into the log of this day" }).click();
  await page.getByLabel(/^Log in words/).fill("deadlift 3x5 100kg");
  await page.getByRole("button", { name: "Log it" }).click();
  const row = page.locator(".session-row").first();
  await row.getByText("3 sets").waitFor();
  await page.getByLabel(/^Log in words/).fill("my own pull 5x40kg");
  await page.getByRole("button", { name: "Log it" }).click();
  await page.getByRole("button", { name: "Keep the exercise under the name I wrote" }).click();
  await row.getByText(/my own pull/i).first().waitFor();
  const sessions = async () => (await get(`/api/${athlete}/sessions`)).sessions;
  same("it stands on that day", (await sessions())[0].started.slice(0, 10), day(3));
  await row.getByRole("button", { name: "Note", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("About").selectOption({ index: 2 }); // its second set
  await sheet.getByLabel(/^What you say/).fill("Hips first.");
  sure("not without a name", await sheet.getByRole("button", { name: "Keep the note" }).isDisabled());
  await sheet.getByLabel("Who says it").fill("Eve");
  await sheet.getByRole("button", { name: "Keep the note" }).click();
  await row.getByText("“Hips first.”").waitFor();
  await row.getByText(/^Eve, on set 2/).waitFor();
  await page.goto("/");
  await page.getByText("Hips first.").waitFor();
  await page.goto("/progress");
  await row.getByRole("button", { name: "Note", exact: true }).click();
  await sheet.getByRole("button", { name: "Looked at, nothing to say" }).click();
  await row.getByText("Eve looked at it").waitFor();
  await row.getByRole("button", { name: "Move", exact: true }).click();
  await sheet.getByLabel("Day and time it began").fill(`${day(2)}T07:30`);
  await sheet.getByRole("button", { name: "Move", exact: true }).click();
  await page.getByText(/^Moved to/).waitFor();
  same("it stands there with its hour", (await sessions())[0].started, `${day(2)}T07:30:00`);
  const link = row.getByRole("link", { name: "For Garmin" });
  await until("the link is of the session", async () => (await link.getAttribute("href"))?.includes("session="));
  const file = await fetch(address + (await link.getAttribute("href")));
  const bytes = new Uint8Array(await file.arrayBuffer());
  same("it is a FIT file", String.fromCharCode(...bytes.slice(8, 12)), ".FIT");
  await row.getByRole("button", { name: "Remove all" }).click();
  await page.getByText(/^The session of .* is removed\.$/).hover();
  same("it is gone", (await sessions()).length, 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await until("it is back", async () => (await sessions()).length === 1);
  same("its notes too", (await get(`/api/${athlete}/notes`)).notes.length, 2);
  same("nothing went wrong", wrong, []);
}

/** Another day is looked at and left again; nothing is logged from it. */
export async function another_day(browser, address) {
  const athlete = await with_plan(address);
  const plan = await api(address).get(`/api/${athlete}/plan`);
  const next = plan.programme.weeks.flatMap((w) => w.days).find((d) => d.training && d.date > day(0)).date;
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await log_button(page).waitFor();
  await page.getByLabel("The day that is shown").fill(next);
  await page.getByRole("heading", { name: "What comes, as it counts now" }).waitFor();
  same("the address names it", new URL(page.url()).searchParams.get("date"), next);
  same("nothing is logged from there", await log_button(page).count(), 0);
  await page.getByRole("button", { name: "The day after" }).click();
  await until("a day later", async () => (await page.getByLabel("The day that is shown").inputValue()) > next);
  await page.getByRole("button", { name: "Back to today" }).click();
  await log_button(page).waitFor();
  same("today has no date in its address", new URL(page.url()).search, "");
  same("nothing went wrong", wrong, []);
}

/** Somebody does otherwise than the gate: a reason first, then it is kept, said and signed; pain is not overridden
 *  by another. */
export async function otherwise_than_the_gate(browser, address) {
  const athlete = await with_plan(address);
  const { get, send } = api(address);
  await send("POST", `/api/${athlete}/log`, { text: "deadlift 3x5 100kg @8", at: `${day(2)}T18:00:00` });
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/progress");
  const gate = page.locator("details.gate");
  await gate.locator("summary").click();
  await gate.getByRole("button", { name: "Do otherwise…" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Take weight off" }).click();
  const keep = sheet.getByRole("button", { name: "Keep it, with the reason" });
  sure("not without a reason", await keep.isDisabled());
  await sheet.getByLabel("Your reason").fill("slept badly");
  await sheet.getByLabel(/^Who signs it/).fill("Eve");
  await keep.click();
  await gate.getByText(/^Instead: step back, signed by Eve/).waitFor();
  same("it is kept", (await get(`/api/${athlete}/next/deadlift`)).overridden.to, "regress");
  await send("POST", `/api/${athlete}/log`, { text: "deadlift 3x5 100kg @8", at: `${day(1)}T18:00:00` });
  const set = (await get(`/api/${athlete}/sessions`)).sessions.at(-1).sets[0].id;
  await send("PATCH", `/api/${athlete}/sets/${set}`, { pain: 4 });
  await page.goto("/progress");
  await gate.locator("summary").click();
  await gate.getByRole("button", { name: "Do otherwise…" }).click();
  await sheet.getByRole("button", { name: "Go up" }).click();
  await sheet.getByLabel("Your reason").fill("it is nothing");
  await sheet.getByLabel(/^Who signs it/).fill("Eve");
  await keep.click();
  await sheet.getByText(/only who feels it can do otherwise/).waitFor();
  same("nothing went wrong", wrong, []);
}

/** A warning sign that stands comes before the offer of a first plan. */
export async function a_sign_comes_before_the_first_plan(browser, address) {
  const { get, send } = api(address);
  const athlete = (await send("POST", "/api/athletes", { name: "Di" })).athletes[0].id;
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await page.getByText("No plan yet. Seven questions make one.").waitFor();
  const flags = await get(`/api/${athlete}/red-flags`);
  await send("PUT", `/api/${athlete}/red-flags`, { answers: flags.questions.map((q, i) => ({ question: q.id, yes: i === 3 })) });
  await page.reload();
  await page.getByRole("heading", { name: "No plan today." }).waitFor();
  same("no plan is offered", await page.getByText("Seven questions").count(), 0);
  same("nothing went wrong", wrong, []);
}

/** What is stiff is told beside the pain, and counts as none. */
export async function something_is_stiff(browser, address) {
  const athlete = await with_plan(address);
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await log_button(page).waitFor();
  await page.getByText("Something is stiff").click();
  await page.getByRole("button", { name: "hip is stiff" }).click();
  const answers = async () => (await api(address).get(`/api/${athlete}/pain`)).answers;
  await until("it is kept", async () => (await answers()).length === 1);
  const [{ region, stiff, during }] = await answers();
  same("as stiffness", [region, stiff, during], ["hip", true, null]);
  await log_button(page).waitFor();
  same("nothing went wrong", wrong, []);
}

/** Script in a name and in a remark stays text. */
export async function hostile_words_stay_text(browser, address) {
  const nasty = `<img src=x onerror="window.broken=1"><script>window.broken=1</script>`;
  const made = await api(address).send("POST", "/api/athletes", { name: nasty });
  const athlete = made.athletes[0].id;
  await api(address).send("POST", `/api/${athlete}/sets`, { sets: [{ id: crypto.randomUUID(), exercise: nasty, reps: 5, load_kg: 50, notes: nasty }] });
  const { page, wrong } = await open_page(browser, address);
  for (const path of ["/", "/progress", "/settings", "/film"]) {
    await page.goto(path);
    await page.locator("h1").waitFor();
    await page.waitForFunction(() => document.querySelectorAll(".waiting").length === 0);
    await drawn(page);
    same(`${path}: nothing of it ran`, await page.evaluate(() => window.broken), undefined);
  }
  same("nothing went wrong", wrong, []);
}

/** Plates owned by pair: the bar is loaded from them, a side each, and steps go to what they make. */
export async function plates_by_pair(browser, address) {
  const { get, send } = api(address);
  const today = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date().getDay()];
  const athlete = (await send("POST", "/api/athletes", { name: "Bo", equipment: ["barbell"] })).athletes[0].id;
  const flags = await get(`/api/${athlete}/red-flags`);
  await send("PUT", `/api/${athlete}/red-flags`, { answers: flags.questions.map((q) => ({ question: q.id, yes: false })) });
  const week_ago = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
  await send("POST", `/api/${athlete}/log`, { text: "deadlift 3x5 100kg @8", at: `${week_ago}T18:00:00` });
  await send("POST", `/api/${athlete}/plan`, { aim: "general", days: [{ day: today, minutes: 60 }], own: [`${today}: deadlift 3x5`] });
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/settings?equipment");
  for (const [size, pairs] of [["20 kg", 2], ["5 kg", 1]]) for (let n = 0; n < pairs; n += 1) await page.getByRole("button", { name: `One pair of ${size} more`, exact: true }).click();
  await page.getByText("On the bar: 6 loads, from 20 kg to 110 kg.").waitFor();
  await page.getByRole("region", { name: "Equipment" }).getByRole("button", { name: "Keep it" }).click();
  await page.getByText(/^Kept\./).waitFor();
  same("they are kept as plates", (await get("/api/athletes")).athletes[0].plates, ["2 x 5 kg", "4 x 20 kg"]);
  await page.goto("/");
  await page.getByRole("button", { name: "Deadlift", exact: true }).click();
  const card = page.getByRole("article", { name: "Deadlift" });
  await card.waitFor();
  await card.getByText("2 × 20 a side", { exact: true }).first().waitFor();
  const load = async () => Number((await card.locator(".fig").first().textContent()).replace(/[^\d.]/g, ""));
  const planned = await load();
  same("the plates make the planned load", planned, 100);
  await card.getByRole("button", { name: "Less", exact: true }).click();
  same("one step less is what the plates make", await load(), 70);
  same("nothing went wrong", wrong, []);
}

/** A backup is written, looked into and, by a typed word, put in the log's place; what was there is a backup
 *  too. After everything is deleted the first page offers the same way back. */
export async function a_backup_is_brought_back(browser, address) {
  const athlete = await with_plan(address);
  const { send, get } = api(address);
  await send("POST", `/api/${athlete}/log`, { text: "deadlift 3x5x100" });
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Write a backup" }).click();
  await page.getByText(/^Written: /).waitFor();
  await send("POST", `/api/${athlete}/log`, { text: "squat 2x5x80" });
  const sheet = page.getByRole("dialog");
  const look = async () => {
    await page.getByRole("button", { name: "Bring back a backup…" }).click();
    await sheet.getByRole("button", { name: /^See what is in it/ }).first().click();
  };
  await look();
  await sheet.getByText("3 sets in 1 session").waitFor();
  await sheet.getByText(/5 sets in \d session/).waitFor();
  same("the sheet stands out nowhere", await page.evaluate(() => document.documentElement.scrollWidth), 390);
  const replace = sheet.getByRole("button", { name: "Replace the log" });
  sure("not without the word", await replace.isDisabled());
  await sheet.getByLabel(/^Type/).fill("replace the log");
  await replace.click();
  await page.getByText(/^The backup is in place\. What was here before is kept as the backup dowel-log-/).waitFor();
  await until("the log is the one of the backup", async () => (await sets_of(address, athlete)).length === 3);
  same("both are there", (await get("/api/backups")).backups.length, 2);
  await send("DELETE", "/api/everything", { really: "delete everything" });
  await page.evaluate(() => localStorage.clear());
  await page.goto("/");
  await page.getByRole("button", { name: "Go on" }).click();
  await look();
  await sheet.getByText("Nobody.").waitFor();
  await sheet.getByLabel(/^Type/).fill("replace the log");
  await replace.click();
  await page.getByText(/^The backup is in place/).waitFor();
  await page.getByRole("button", { name: /^Log set \d+:/ }).filter({ visible: true }).waitFor();
  same("Mara is back", (await get("/api/athletes")).athletes.map((a) => a.name), ["Mara"]);
  same("nothing went wrong", wrong, []);
}
