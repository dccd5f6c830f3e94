import { api, open_page, same, sure, until, with_plan } from "./house.mjs";

const lines_of = (plan) => plan.programme.weeks.flatMap((w) => w.days).flatMap((d) => d.blocks.flatMap((b) => b.lines.map((l) => ({ ...l, date: d.date }))));

/** A session moved to another day of its week: what it would break is shown, nothing is kept before, then
 *  it stands there; and it is taken back. */
export async function move_a_session(browser, address) {
  const athlete = await with_plan(address);
  const { get } = api(address);
  const training = async () => (await get(`/api/${athlete}/plan`)).programme.weeks.flatMap((w) => w.days).filter((d) => d.training).map((d) => d.date);
  const before = await training();
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/plan");
  await page.getByRole("button", { name: /^Move / }).filter({ visible: true }).first().click();
  const dialog = page.getByRole("dialog");
  const places = dialog.locator(".place-for:not([disabled])");
  await places.first().waitFor();
  same("each place says how it stands", await places.count(), await places.locator(".icon").count());
  await places.first().click();
  const reason = dialog.getByLabel(/^Why there all the same/);
  if (await reason.count()) await reason.fill("no other day is free");
  same("nothing is kept before it is said", await training(), before);
  await dialog.getByRole("button", { name: /^Put it there/ }).click();
  await page.getByText(/^Moved to/).hover();
  const after = await training();
  sure("the session lies on another day", JSON.stringify(before) !== JSON.stringify(after));
  same("as many days as before", after.length, before.length);
  await page.getByRole("button", { name: "Undo" }).click();
  await until("it lies where it lay", async () => JSON.stringify(await training()) === JSON.stringify(before));
  same("nothing went wrong", wrong, []);
}

/** A plan that begins later stands on Plan, with its weeks, beside the one that counts until then. */
export async function a_plan_ahead(browser, address) {
  const athlete = await with_plan(address);
  const { get, send } = api(address);
  const now = (await get(`/api/${athlete}/plan`)).id;
  const start = new Date(Date.now() + 14 * 86_400_000).toLocaleDateString("sv");
  const made = await send("POST", `/api/${athlete}/plan`, { aim: "general", start });
  same("the one of now counts", (await get(`/api/${athlete}/plan`)).id, now);
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/plan");
  const ahead = page.getByRole("region", { name: /^Another plan begins on/ });
  await ahead.getByText(`${made.programme.weeks.length} weeks from`).waitFor();
  same("its weeks are folded", await ahead.getByRole("button").count(), 0);
  await ahead.getByText("Its weeks").click();
  await ahead.getByRole("region", { name: "Week 1" }).getByRole("button").first().waitFor();
  same("nothing went wrong", wrong, []);
}

/** A new plan shows its difference first. */
export async function a_new_plan(browser, address) {
  const athlete = await with_plan(address);
  const before = (await api(address).get(`/api/${athlete}/plan`)).id;
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/plan");
  await page.getByRole("button", { name: "Make it again" }).click();
  await page.getByLabel("Weeks", { exact: true }).fill("6");
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.getByRole("region", { name: "What would change" }).waitFor();
  same("nothing is kept yet", (await api(address).get(`/api/${athlete}/plan`)).id, before);
  await page.getByRole("button", { name: "Put it in force" }).click();
  await page.getByText("The new plan is in force.").waitFor();
  same("six weeks", (await api(address).get(`/api/${athlete}/plan`)).programme.weeks.length, 6);
  same("nothing went wrong", wrong, []);
}

/** An exercise swapped for the rest of the block, from Today: the days to come follow, the line says what it
 *  stands in for, and it goes back to what the plan chose. */
export async function swap_to_the_end(browser, address) {
  const athlete = await with_plan(address);
  const { get } = api(address);
  const sheet = await get(`/api/${athlete}/today/sheet`);
  // Lines whose swaps may hold to the end; where the rules of the week let one in is for them to say.
  const lines = sheet.lines.filter((l) => l.swaps.some((s) => s.to_the_end));
  sure("some line can be swapped to the end", lines.length > 0);
  const stood_in = async () => lines_of(await get(`/api/${athlete}/plan`)).filter((l) => l.instead_of);
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/");
  let swapped = null;
  for (const line of lines) {
    const card = page.getByRole("article", { name: line.name, exact: true });
    if (!(await card.count())) await page.getByRole("button", { name: line.name, exact: true }).click();
    await card.getByRole("button", { name: "Swap" }).click();
    const dialog = page.getByRole("dialog");
    const offer = dialog.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Rest of the block" }) }).first();
    const instead = await offer.getByRole("heading").textContent();
    await offer.getByRole("button", { name: "Rest of the block" }).click();
    // Either it is done, or it is said why it cannot be.
    const done = page.getByText(new RegExp(`^${instead} instead of .* until `));
    await done.or(page.getByText(new RegExp(`^${instead} can stand in on no day to come`))).first().waitFor();
    if (!(await done.count())) continue;
    swapped = { line, instead };
    break;
  }
  sure("one of them was swapped", swapped !== null);
  const now = await stood_in();
  sure("the days to come follow", now.length > 0 && now.every((l) => l.instead_of === swapped.line.exercise));
  await page.getByText(`instead of ${swapped.line.name.toLowerCase()}`).first().waitFor();
  await page.getByRole("article", { name: swapped.instead, exact: true }).getByRole("button", { name: "Swap" }).click();
  await page.getByRole("dialog").getByRole("button", { name: `Back to ${swapped.line.name.toLowerCase()}` }).click();
  await until("the plan is as the rules chose", async () => (await stood_in()).length === 0);
  await page.getByRole("article", { name: swapped.line.name, exact: true }).waitFor();
  same("nothing went wrong", wrong, []);
}

/** Put into my plan: from the exercise's page to what would change, to a plan that keeps the wish. */
export async function put_into_my_plan(browser, address) {
  const athlete = await with_plan(address);
  const { get } = api(address);
  const before = await get(`/api/${athlete}/plan`);
  const there = new Set(lines_of(before).map((l) => l.exercise));
  const wished = (await get("/api/catalogue")).exercises.find((e) => e.can_be_wished && !there.has(e.slug) && e.equipment.some((way) => way.length === 0));
  const { page, wrong } = await open_page(browser, address);
  await page.goto(`/hips/${wished.slug}`);
  await page.getByRole("link", { name: "Put into my plan" }).click();
  await page.getByRole("region", { name: "What would change" }).waitFor();
  await page.getByRole("button", { name: `Do not ask for ${wished.name}` }).waitFor();
  same("nothing is kept yet", (await get(`/api/${athlete}/plan`)).id, before.id);
  await page.getByRole("button", { name: "Put it in force" }).click();
  await page.getByText("The new plan is in force.").waitFor();
  const after = await get(`/api/${athlete}/plan`);
  same("the wish is kept with the plan", after.request.wishes, [wished.slug]);
  const stands = lines_of(after).some((l) => l.exercise === wished.slug);
  sure("it stands there, or is said not to", stands !== after.programme.not_met.some((n) => n.subject === wished.slug));
  await page.goto(`/hips/${wished.slug}`);
  await page.getByText(stands ? /^In your plan, next on/ : /^Asked for; it stands in no week/).waitFor();
  same("nothing went wrong", wrong, []);
}

/** A plan with an emphasis, a weak link one suspects and a day it begins on: shown first, then kept. */
export async function more_is_asked_of_a_plan(browser, address) {
  const athlete = await with_plan(address);
  const { get } = api(address);
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/plan?new");
  const form = page.getByRole("form", { name: "A new plan" });
  await form.getByText("A further emphasis, and weak links you suspect").click();
  await form.getByRole("button", { name: /^Jump/ }).first().click();
  const emphasis = (await get("/api/catalogue")).emphases.find((e) => /^jump/i.test(e.name)).id;
  await form.getByRole("button", { name: /glutes/i }).first().click();
  const begins = (await get("/api/me")).today;
  await form.getByLabel(/^Begins on/).fill(begins);
  await form.getByText("What may stand in it").click();
  await form.getByLabel("The full Copenhagen plank as warm-up").check();
  await form.getByRole("button", { name: "Show what would change" }).click();
  await page.getByRole("region", { name: "What would change" }).waitFor();
  await form.getByRole("button", { name: "Put it in force" }).click();
  await page.getByText("The new plan is in force.").waitFor();
  const { request, programme } = await get(`/api/${athlete}/plan`);
  same("emphasis, day and warm-up are kept", [request.emphases, programme.start, request.settings.full_copenhagen_warm_up], [[emphasis], begins, true]);
  same("so is the weak link", request.weak_links.length, 1);
  same("nothing went wrong", wrong, []);
}
