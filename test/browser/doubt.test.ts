// The engines differ: every page says that nobody is let in, the page of stops says over what, one looks into it, another agrees, and the
// gate decides again.
import { afterAll, expect, test, vi } from "vitest";
import { gateOf } from "../live/open-gate.ts";
import { forgetWrong } from "../live/wrongly-built.ts";
import { setClock } from "./city.ts";
import { follow } from "./follow.ts";
import { ownGateway } from "./own-gateway.ts";
import { askerFor } from "./story.ts";

vi.mock("../../infra/local/run/build.ts", async original =>
  (await import("../live/wrongly-built.ts")).buildingWrongly(await original()),
);

let knock: () => Promise<{ readonly allowed: boolean }>;
const own = ownGateway(async endpoints => {
  let ask = askerFor(endpoints);
  const at = async (instant: string) => {
    await setClock(endpoints, instant);
    ask = askerFor(endpoints);
  };
  const gate = gateOf({ endpoints, at, ask: (call, wish) => ask(call, wish) });
  await gate.at("2021-06-08T11:00:00+08:00");
  await gate.prepare();
  const trip = await gate.lend("3140101-03-0000123");
  await gate.report();
  await gate.at("2021-06-11T08:30:00+08:00");
  await gate.plug(trip, "wifi");
  await gate.connect(trip);
  await gate.control("drain");
  knock = async () => {
    await gate.plug(trip, "wired");
    return gate.connect(trip);
  };
});
afterAll(forgetWrong);

const STOPS = "/console/sessions/stops";

test("what differs is said with the decision, and whoever has no part in it has no button", async () => {
  expect((await knock()).allowed).toBe(false);
  const page = await own.visit("supervisor@household");
  await page.goto(STOPS);
  const doubt = page.locator("#doubt");
  const text = await doubt.textContent();
  for (const said of ["引擎判斷不一致，停止放行", "放行", "tainan-wired-only"]) expect(text).toContain(said);
  expect(await doubt.getByRole("link", { name: /恢復放行/ }).count()).toBe(0);
});

test("one proposes with what was found, and cannot agree to it", async () => {
  const page = await own.visit("center@city");
  await page.goto(STOPS);
  await follow(page.locator("#doubt").getByRole("link", { name: /^提出恢復放行/ }));
  await page.getByLabel("原因").fill("編譯有誤，已改版");
  await page.getByRole("button", { name: /核對內容|提出恢復放行/ }).click();
  const sure = page.locator("#check").getByRole("button", { name: "提出恢復放行" });
  await page.locator("#check, #good").first().waitFor();
  if ((await sure.count()) > 0) await follow(sure);
  await page.locator("#good").waitFor();
  const doubt = page.locator("#doubt");
  expect(await doubt.textContent()).toContain("編譯有誤，已改版");
  expect(await doubt.getByRole("link", { name: /^同意恢復放行/ }).count()).toBe(0);
  expect((await knock()).allowed).toBe(false);
});

test("another reads it and agrees; the doubt is gone from the page, and the gate opens by wire", async () => {
  const page = await own.visit("admin@household");
  await page.goto(STOPS);
  await follow(page.locator("#doubt").getByRole("link", { name: /^同意恢復放行/ }));
  await page.getByLabel("原因").fill("已核對部署版本");
  await page.getByRole("button", { name: /核對內容|同意恢復放行/ }).click();
  await page.locator("#check, #good").first().waitFor();
  const sure = page.locator("#check").getByRole("button", { name: /^同意恢復放行/ });
  if ((await sure.count()) > 0) await follow(sure);
  await page.locator("#good").waitFor();
  expect(await page.locator("#doubt").count()).toBe(0);
  expect((await knock()).allowed).toBe(true);
});
