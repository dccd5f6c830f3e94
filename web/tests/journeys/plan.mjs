import { api, open_page, same, sure, until, with_plan } from "./house.mjs";

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
