import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

test.use({ apart: "sample" });

test("an empty workspace loads the sample by one click, wears its label everywhere, and is empty again after its removal", async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Nothing is documented here yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Load the sample workspace" }).click();
  await expect(page.getByRole("progressbar", { name: "The sample is being loaded" })).toBeVisible();
  await expect(page.getByRole("article", { name: "Difficult interactions" })).toBeVisible({ timeout: 120_000 });
  const rail = page.getByRole("banner");
  for (const path of [
    "/",
    "/causes",
    "/failures",
    "/follow-through",
    "/commendations",
    "/handling",
    "/interactions",
    "/imports",
    "/definitions",
  ]) {
    await page.goto(path);
    await expect(rail.getByText("Every interaction here is invented.")).toBeVisible();
  }
  const file = await request.get("/api/reports/recurring-issues");
  expect(file.headers()["content-disposition"]).toContain('filename="sample-recurring-issues.csv"');
  expect(await file.text()).toContain("data,SAMPLE: invented interactions");
  expect((await request.post("/api/sample")).status()).toBe(409);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/");
  await expect(rail.getByText("Sample data").first()).toBeVisible();
  await expectAccessible(page, "header");
  await page.getByRole("button", { name: "Open the menu" }).click();
  await page.getByRole("button", { name: "Remove the sample" }).click();
  await page.getByRole("button", { name: "Yes, remove it" }).click();
  await expect(page.getByRole("heading", { name: "Nothing is documented here yet" })).toBeVisible({ timeout: 120_000 });
  expect(await (await request.get("/api/sample")).json()).toMatchObject({ state: "absent", interactions: 0, hasReal: false });
});
