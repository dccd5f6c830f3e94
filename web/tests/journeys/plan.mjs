import { api, open_page, same, sure, with_plan } from "./house.mjs";

/** A session moved to another day: what it changes is shown, nothing is kept before, then it stands there. */
export async function move_a_session(browser, address) {
  const athlete = await with_plan(address);
  const { get } = api(address);
  const before = await get(`/api/${athlete}/plan`);
  const weekdays = (plan) => [...new Set(plan.programme.weeks.slice(1).flatMap((w) => w.days).filter((d) => d.training).map((d) => new Date(`${d.date}T12:00`).getDay()))].sort();
  const { page, wrong } = await open_page(browser, address);
  await page.goto("/plan");
  await page.getByRole("button", { name: /^Move / }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { disabled: false }).filter({ hasText: /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) / }).first().click();
  const put = dialog.getByRole("button", { name: /^Put it there/ });
  await put.waitFor({ timeout: 120_000 });
  same("nothing is kept before it is said", (await get(`/api/${athlete}/plan`)).id, before.id);
  await put.click();
  await page.getByText(/^Moved to/).waitFor();
  const after = await get(`/api/${athlete}/plan`);
  sure("the sessions lie on other days", JSON.stringify(weekdays(before)) !== JSON.stringify(weekdays(after)));
  same("as many days as before", weekdays(after).length, weekdays(before).length);
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
  await page.getByRole("region", { name: "What would change" }).waitFor({ timeout: 120_000 });
  same("nothing is kept yet", (await api(address).get(`/api/${athlete}/plan`)).id, before);
  await page.getByRole("button", { name: "Put it in force" }).click();
  await page.getByText("The new plan is in force.").waitFor({ timeout: 120_000 });
  same("six weeks", (await api(address).get(`/api/${athlete}/plan`)).programme.weeks.length, 6);
  same("nothing went wrong", wrong, []);
}
