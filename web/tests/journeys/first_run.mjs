import { api, open_page, PATIENCE_MS, same, sure, until, with_plan } from "./house.mjs";

/** First run, to a programme, to the first logged session; and back again with undo. */
export async function first_run_to_first_set(browser, address) {
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await page.getByLabel("What shall it call you?").fill("Mara");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Nine warning signs" }).waitFor();
  same("none is preset", await page.locator("input[type=radio]:checked").count(), 0);
  sure("one cannot go on before all nine are answered", await page.getByRole("button", { name: "Go on" }).isDisabled());
  for (const no of await page.getByRole("radio", { name: "No" }).all()) await no.check();
  await page.getByRole("button", { name: "Go on" }).click();
  const today = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][new Date().getDay()];
  const chip = page.getByRole("button", { name: today, exact: true });
  if ((await chip.getAttribute("aria-pressed")) !== "true") await chip.click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Kettlebell", exact: true }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Height, as 1.78, 178 or 5 ft 10").fill("170");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: /^See today/ }).click();
  const log = page.getByRole("button", { name: /^Log set 1:/ }).filter({ visible: true });
  await log.waitFor();
  const text = await log.textContent();
  await log.click();
  await page.getByText(/^Logged /).hover();
  const { get } = api(address);
  const athlete = (await get("/api/athletes")).athletes[0];
  same("the height was understood as centimetres", athlete.height_m, 1.7);
  const sets = async () => (await get(`/api/${athlete.id}/sessions`)).sessions.flatMap((s) => s.sets);
  await until("one set is in the log", async () => (await sets()).length === 1);
  const logged = await sets();
  same("one set is in the log", logged.length, 1);
  sure(`it is the set of the button (${text})`, text.includes(String(logged[0].reps ?? logged[0].hold_s)));
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back.").waitFor();
  same("the set is taken back", (await sets()).length, 0);
  same("nothing went wrong", wrong, []);
}

/** A yes to a warning sign: the stop page, no exercise anywhere on it; examined, the plan is open again. */
export async function warning_sign_stops(browser, address) {
  const { get, send } = api(address);
  const made = await send("POST", "/api/athletes", { name: "Jo" });
  const id = made.athletes[0].id;
  const flags = await get(`/api/${id}/red-flags`);
  await send("PUT", `/api/${id}/red-flags`, { answers: flags.questions.map((q) => ({ question: q.id, yes: false })) });
  await send("POST", `/api/${id}/plan`, { aim: "beginner", days: [{ day: "mon", minutes: 45 }, { day: "thu", minutes: 45 }] });
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/settings?flags");
  const signs = page.getByRole("region", { name: "Warning signs" });
  await signs.getByRole("radio", { name: "Yes" }).first().check();
  for (const [i, no] of (await signs.getByRole("radio", { name: "No" }).all()).entries()) if (i > 0) await no.check();
  await signs.getByRole("button", { name: "Keep these answers" }).click();
  await page.getByRole("heading", { name: "No plan today." }).waitFor();
  await page.getByText("Kept. What it means stands here.").waitFor();
  same("there is nothing to log", await page.getByRole("button", { name: /^Log set/ }).count(), 0);
  await page.goto("/plan");
  await page.getByRole("heading", { name: "No plan today." }).waitFor();
  await page.getByRole("button", { name: "I was examined and may train" }).click();
  const sheet = page.getByRole("dialog", { name: "Examined, and cleared to train" });
  await sheet.getByRole("button", { name: "Go on" }).click();
  await sheet.getByText("Say who examined you, and on which day.").waitFor();
  const day = (await get("/api/me")).today;
  await sheet.getByLabel("Who examined you").fill("Dr. Klein");
  await sheet.getByLabel("On which day").fill(day);
  await sheet.getByRole("button", { name: "Go on" }).click();
  await sheet.getByText(/Dr\. Klein examined you on .* Is that so\?/).waitFor();
  sure("nothing is kept before it is confirmed", (await get(`/api/${id}/red-flags`)).sign.cleared === null);
  await sheet.getByRole("button", { name: "Yes, open the plan" }).click();
  await page.getByText("Kept, with who and when. Nothing stops the plan.").waitFor();
  same("who and when are kept", (await get(`/api/${id}/red-flags`)).sign.cleared.note, `examined by Dr. Klein on ${day}`);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { name: "No plan today." }).waitFor();
  await page.getByRole("button", { name: "That answer was a mistake" }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("The answer is taken back. Nothing stops the plan.").waitFor();
  await page.getByRole("heading", { name: "Plan", exact: true }).waitFor();
  same("nothing went wrong", wrong, []);
}

/** A yes in the first run stops it at once; that it was a mistake takes that answer back, and one goes on. */
export async function warning_sign_in_first_run(browser, address) {
  const { page, wrong } = await open_page(browser, address);
  const { get } = api(address);
  await page.goto("/");
  await page.getByLabel("What shall it call you?").fill("Kim");
  for (let step = 0; step < 2; step += 1) await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("radio", { name: "Yes" }).first().check();
  for (const [i, no] of (await page.getByRole("radio", { name: "No" }).all()).entries()) if (i > 0) await no.check();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "No plan today." }).waitFor();
  const kim = (await get("/api/athletes")).athletes[0].id;
  same("the yes is kept", (await get(`/api/${kim}/red-flags`)).sign.raised.length, 1);
  await page.getByRole("button", { name: "That answer was a mistake" }).click();
  await page.getByRole("heading", { name: "Nine warning signs" }).waitFor();
  same("it is taken back", (await get(`/api/${kim}/red-flags`)).sign, null);
  same("nothing went wrong", wrong, []);
}

/** Pain over 5: its number is not lost before its place is said, and on the stop page a new number opens the plan. */
export async function strong_pain_stops_until_it_eases(browser, address) {
  const athlete = await with_plan(address);
  const { page, wrong } = await open_page(browser, address);
  const { get } = api(address);
  await page.goto("/");
  await page.getByRole("button", { name: "Over 5" }).click();
  const open = page.getByRole("group", { name: "Pain of 6 of 10. Where?" });
  await open.waitFor();
  await page.reload();
  await open.waitFor();
  same("nothing is shown to train meanwhile", await page.getByRole("button", { name: /^Log set/ }).count(), 0);
  await open.getByRole("button", { name: "8 of 10", exact: true }).click();
  await page.getByRole("group", { name: "Pain of 8 of 10. Where?" }).getByRole("button", { name: "lower back" }).click();
  await page.getByRole("heading", { name: "No plan today." }).waitFor();
  same("no warning sign is spoken of", await page.getByText("warning sign").count(), 0);
  await page.getByRole("button", { name: "lower back: 1 of 10" }).click();
  await page.getByRole("heading", { name: "No plan today." }).waitFor({ state: "detached" });
  const told = (await get(`/api/${athlete}/pain`)).answers.map((a) => a.during);
  same("both are in the log", told.sort(), [1, 8]);
  same("nothing went wrong", wrong, []);
}

/** The made-up athlete: said to be synthetic on every page, removed by one tap. */
export async function demo_athlete(browser, address) {
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Look around with a made-up athlete" }).click();
  await page.getByText("Synthetic: a drawn figure, not a real person.").waitFor({ timeout: 3 * PATIENCE_MS });
  for (const place of ["Progress", "Plan", "Today"]) {
    await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: place, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: new RegExp(place === "Today" ? "." : place) }).waitFor();
    sure(`${place} says that it is synthetic`, await page.getByText("Synthetic: a drawn figure, not a real person.").isVisible());
  }
  await page.goto("/settings");
  await page.getByRole("button", { name: "Remove the made-up athlete" }).click();
  await page.getByRole("heading", { name: "A coach's notebook that measures" }).waitFor();
  same("nobody is left", (await api(address).get("/api/athletes")).athletes.length, 0);
  same("nothing went wrong", wrong, []);
}
