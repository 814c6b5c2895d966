// How the gate stands ahead: what it says of any moment is what would be decided then, to the second, for what begins and what ends.
import { beforeEach, expect, test } from "vitest";
import { standsAhead } from "../../functions/gate/ahead.ts";
import { decide } from "../../functions/gate/decide.ts";
import { readAhead } from "../../functions/gate/reads.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";
import { type City, cityInOrder } from "./city.ts";

const NOW = "2026-11-25T02:00:00.000Z";
const clock = withFrozenClock(NOW);
const journal = withJournal();
let city: City;
beforeEach(async () => {
  clock.set(NOW);
  await journal.renew();
  city = await cityInOrder();
});

const ADDRESS = "198.51.100.7";
/** What the link's last report says is not asked for here. */
const LINK = "tainan-wired-only";

async function askedOf() {
  const { person, propertyNo: terminal } = await city.borrower();
  return {
    ...{ session: "(ahead)", connection: "(ahead)", endpoint: "", person, terminal, address: ADDRESS },
    through: { system: city.system, channel: "vpn" } as const,
    details: { factors: 2 },
  };
}

const refusing = ({ refusals }: { readonly refusals: readonly { readonly policy: string }[] }) =>
  refusals.map(({ policy }) => policy).filter(policy => policy !== LINK);

test("an address that is listed for a while opens it at that second, and closes it at that second", async () => {
  const [from, until] = ["2026-11-25T04:10:13.000Z", "2026-11-25T06:47:59.000Z"];
  const asked = await askedOf();
  await city.list("inbound", [`${ADDRESS}/32`], [`${ADDRESS}/32`], { from, until });
  const span = { from: clock.after(0), until: clock.after(24 * 3_600_000), read: readAhead };
  const stands = await standsAhead(asked, span);
  expect(stands.map(each => [each.from, refusing(each).includes("address-listed")])).toEqual([
    [span.from, true],
    [from, false],
    [until, true],
  ]);
  for (let at = 0; at < 24 * 60; at += 7) {
    const moment = clock.after(at * 60_000);
    const stood = stands.findLast(each => each.from <= moment);
    expect([moment, stood && refusing(stood)]).toEqual([
      moment,
      refusing(await decide(asked, moment, readAhead)),
    ]);
  }
});

test("the link goes on as it was last reported, and what is supposed is supposed all the time", async () => {
  const asked = await askedOf();
  const span = { from: clock.after(0), until: clock.after(24 * 3_600_000), read: readAhead };
  const [stand, ...more] = await standsAhead(asked, span);
  expect([stand?.refusals, more]).toEqual([[], []]);
  const wifi = await standsAhead(asked, {
    ...span,
    supposing: facts => ({ ...facts, known: { ...facts.known, medium: "wifi" } }),
  });
  expect(wifi.map(({ refusals }) => refusals.map(({ policy }) => policy))).toEqual([[LINK]]);
});
