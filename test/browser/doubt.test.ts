// The engines differ: every page says that nobody is let in, the page of stops says over what, one looks into it, another agrees, and the
// gate decides again.
import { afterAll, expect, test, vi } from "vitest";
import { gateOf } from "../live/open-gate.ts";
import { forgetWrong } from "../live/wrongly-built.ts";
import { setClock } from "./city.ts";
import type { Hand } from "./jobs/hand.ts";
import { handsOf, outcome } from "./jobs/office.ts";
import { ownGateway } from "./own-gateway.ts";
import { askerFor } from "./story.ts";

vi.mock("../../infra/local/run/build.ts", async original =>
  (await import("../live/wrongly-built.ts")).buildingWrongly(await original()),
);

/** Over the cable, at a time of that morning. */
let knock: (time: string) => Promise<{ readonly allowed: boolean }>;
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
  // Wrongly let in, which is noticed.
  expect((await gate.connect(trip)).allowed).toBe(true);
  await gate.control("drain");
  knock = async time => {
    await gate.at(`2021-06-11T${time}:00+08:00`);
    await gate.plug(trip, "wired");
    return gate.connect(trip);
  };
});
afterAll(forgetWrong);
const at = handsOf(own);

/** By what stands on every page. */
async function byTheBanner(hand: Hand): Promise<string> {
  const banner = hand.page.locator(".stop-banner");
  expect(await banner.textContent()).toContain("官方規則引擎未證實閘道的判斷");
  await hand.press(banner.getByRole("link", { name: /^查看/ }));
  return (await hand.page.locator("#doubt").textContent()) ?? "";
}

test("what differs is said with the decision, and whoever has no part in it has no button", async () => {
  expect((await knock("08:40")).allowed).toBe(false);
  const superior = await at("see why nobody is let in", "supervisor@household");
  const doubt = await byTheBanner(superior);
  for (const said of ["引擎判斷不一致，停止放行", "放行", "tainan-wired-only"]) expect(doubt).toContain(said);
  expect(await superior.page.getByRole("link", { name: /恢復放行/ }).count()).toBe(0);
});

test("one proposes with what was found, and cannot agree to it", async () => {
  const center = await at("propose that it goes on", "center@city");
  await byTheBanner(center);
  await center.link("提出恢復放行");
  await center.type("查明結果", "編譯有誤，已改版");
  await center.send();
  expect(await outcome(center)).toContain("提出恢復放行");
  await center.sees("編譯有誤，已改版");
  expect(await center.page.getByRole("link", { name: /^同意恢復放行/ }).count()).toBe(0);
  expect((await knock("08:50")).allowed).toBe(false);
});

test("another reads it and agrees; the doubt is gone from the page, and the gate opens by wire", async () => {
  const admin = await at("agree that it goes on", "admin@household");
  expect(await byTheBanner(admin)).toContain("編譯有誤，已改版");
  await admin.link("同意恢復放行");
  await admin.type("核對情形", "已核對部署版本");
  await admin.send();
  expect(await outcome(admin)).toContain("同意恢復放行");
  expect(await admin.page.locator("#doubt, .stop-banner").count()).toBe(0);
  expect((await knock("09:00")).allowed).toBe(true);
});
