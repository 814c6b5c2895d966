// Where the stage joins endpoints to their network in office hours alone, the gate knows it: a session closes at their end, outside of
// them a question is refused for that reason, by the calendar. What a deployment did not say closes nothing.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { decide } from "../../functions/gate/decide.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";
import { type City, cityInOrder, hours as inHours, knock } from "./city.ts";
import { taipei } from "./given.ts";

withJournal();
const clock = withFrozenClock();
const HOURS = { from: "07:30", until: "18:30" };
let city: City;
beforeAll(async () => {
  city = await cityInOrder({ accounts: 200 });
});
beforeEach(() => clock.set(MORNING));

const deployed = (hours?: typeof HOURS, endpoints = [city.endpoint]) =>
  city.systems({ type: "DeploymentFound", endpoints, groups: [], egress: [], ...(hours && { hours }) });

/** By somebody for whom all else is in order then. */
async function asked(at: string) {
  clock.set(at);
  const question = knock(city, await city.borrower());
  const answer = (await handler(question)) as Record<string, unknown>;
  const { closesAt } = (await read<Session>(stream("SESSION", question["connection-id"]))).state ?? {};
  const because = (answer["posture-compliance-statuses"] as readonly string[]).slice(1);
  return { because, closesAt, message: String(answer["error-msg-on-denied-connection"]) };
}

test("in the hours it opens, and the session closes at their end", async () => {
  await deployed(HOURS);
  for (const at of ["2026-11-25 07:30", "2026-11-25 18:29"])
    expect(await asked(taipei(at))).toMatchObject({
      because: [],
      closesAt: {
        at: taipei("2026-11-25 18:30"),
        reason: { en: "the hours of the system's VPN endpoint end" },
      },
    });
});

test("an end that comes before that wins", async () => {
  await deployed(HOURS);
  await city.list("inbound", ["198.51.100.0/24"], ["198.51.100.0/24"], { until: inHours(1) });
  const { closesAt } = await asked(MORNING);
  expect(closesAt).toMatchObject({ at: "2026-11-25T03:00:00.000Z" });
  await city.list("inbound", ["198.51.100.0/24"]);
});

test.each([
  ["a minute early", "2026-11-25 07:29"],
  ["at their end", "2026-11-25 18:30"],
  ["on a Saturday that is not worked", "2026-11-28 10:00"],
  ["on a holiday", "2026-12-25 10:00"],
])("%s it is refused for that and for nothing else, in words", async (_, at) => {
  await deployed(HOURS);
  const { because, message } = await asked(taipei(at));
  expect(because).toEqual(["endpoint-in-hours"]);
  expect(message).toContain("開放時段");
});

test("in a year without a calendar nobody knows them, and it is refused", async () => {
  await deployed(HOURS);
  expect((await asked(taipei("2031-01-02 10:00"))).because).toContain("endpoint-in-hours");
});

test("a deployment that says no hours, as those from before, closes nothing", async () => {
  await deployed(HOURS);
  await deployed();
  const { because, closesAt } = await asked(taipei("2026-11-25 20:00"));
  expect(because).toEqual([]);
  expect(closesAt?.at).not.toBe(taipei("2026-11-25 18:30"));
});

test("an endpoint that no deployment made is open as it ever was; one's own page, which names none, then too", async () => {
  const night = taipei("2026-11-25 20:00");
  const whole = async () => {
    clock.set(night);
    const { person, propertyNo: terminal } = await city.borrower();
    const through = { system: city.system, channel: "vpn" } as const;
    const asked = { session: "(explanation)", person, terminal, endpoint: "", connection: "" };
    const about = { ...asked, through, address: "198.51.100.7", details: { factors: 2 }, isNamed: true };
    const { refusals } = await decide(about, night);
    return refusals.map(({ policy, facts }) => [policy, facts.map(({ value }) => value)]);
  };
  await deployed(HOURS);
  // And who is too late reads when it would be.
  expect(await whole()).toEqual([["endpoint-in-hours", ["07:30–18:30"]]]);
  await city.systems({ type: "EndpointAdded", endpoint: "vpn.city", channel: "vpn", server: "own-server" });
  expect(await whole()).toEqual([]);
  await city.systems({ type: "EndpointRemoved", endpoint: "vpn.city", reason: "x" });
  await deployed(HOURS, ["cvpn-endpoint-0123456789abcdef0"]);
  expect((await asked(night)).because).toEqual([]);
});
