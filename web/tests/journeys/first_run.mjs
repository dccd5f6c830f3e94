import { api, open_page, PATIENCE_MS, same, sure, until } from "./house.mjs";

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
  await page.getByRole("button", { name: "See today's session" }).click();
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
  await page.getByRole("heading", { name: "Plan", exact: true }).waitFor();
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
