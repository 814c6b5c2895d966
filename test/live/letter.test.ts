// One supervisor cannot shake off the letter by any sequence of calls: over HTTP, against the entries that run.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { ACTIVITIES } from "../../functions/shared/rules/activities.ts";
import { PROFILE_IDS } from "../../functions/shared/rules/clauses.ts";
import { PARAMETER_FACTS } from "../../functions/shared/rules/parameter-catalogue.ts";
import {
  isLooser,
  PARAMETER_NAMES,
  PARAMETERS,
  type Parameter,
} from "../../functions/shared/rules/parameters.ts";
import { ask, clock, withOwnGateway } from "./reporting.ts";

withOwnGateway();

const ALONE = "supervisor@household";
const PLACE = "/v1/agencies/household-office";
const TODAY = "2026-11-30";
beforeAll(() => clock(`${TODAY}T10:00:00+08:00`));

type Call = readonly [call: string, body: object];
const activity = fc.constantFrom(...ACTIVITIES);
const adoption = fc.constantFrom("1", "2", "3", "earlier-tainan-2021", "constructor");
const parameter = fc.constantFrom(...PARAMETER_NAMES);
const values = fc.array(
  fc.constantFrom("0", "1", "60", "999", "yes", "no", "wifi", "vpn", "vdi", "wired", "23:59"),
  {
    minLength: 1,
    maxLength: 2,
  },
);
const call: fc.Arbitrary<Call> = fc.oneof(
  fc
    .record({ profile: fc.constantFrom(...PROFILE_IDS), version: fc.constantFrom(1, 2), activity })
    .map((terms): Call => [`POST ${PLACE}/adoptions`, { ...terms, from: TODAY, document: "函" }]),
  fc
    .tuple(adoption, fc.constantFrom("confirmation", "repeal/confirmation"))
    .map(([number, act]): Call => [`POST ${PLACE}/adoptions/${number}/${act}`, {}]),
  fc
    .tuple(adoption, fc.constantFrom("refusal", "repeal/refusal"))
    .map(([number, act]): Call => [`POST ${PLACE}/adoptions/${number}/${act}`, { reason: "x" }]),
  adoption.map(
    (number): Call => [`POST ${PLACE}/adoptions/${number}/repeal`, { from: TODAY, document: "函" }],
  ),
  fc
    .record({ activity, parameter, values })
    .map(
      (asked): Call => [
        `POST ${PLACE}/overlays`,
        { ...asked, unit: PARAMETER_FACTS[asked.parameter].unit, document: "函" },
      ],
    ),
  fc
    .record({ activity, parameter })
    .map((asked): Call => [`POST ${PLACE}/overlays/lifting`, { ...asked, reason: "x" }]),
  fc.constant<Call>([`POST ${PLACE}/standing`, { city: "keelung", kind: "government", document: "函" }]),
  fc.constant<Call>([`POST ${PLACE}/rules`, { profiles: [], bannedBrands: [], loanReminderDays: [] }]),
);

/** As the answer writes it, read back. */
function readBack(name: Parameter, text: string): unknown {
  const rule = PARAMETERS[name];
  if (rule === "ceiling" || rule === "floor") return Number(text);
  if (rule === "demanded") return text === "true";
  if (rule === "earliest" || rule === "latest") return text;
  const list = text === "" ? [] : text.split("、");
  return rule === "reminders" ? list.map(Number) : list;
}

async function bound(): Promise<Map<Parameter, unknown>> {
  const { status, body } = await ask(ALONE, `GET ${PLACE}/binding?activity=exchange`);
  expect([status, body.status]).toEqual([200, "combined"]);
  expect(body.regulations).toMatchObject([{ profile: "tainan-2021", basis: "by-itself" }]);
  return new Map(
    body.parameters.map(({ parameter: name, value }: { parameter: Parameter; value: string }) => [
      name,
      readBack(name, value),
    ]),
  );
}

test("whatever one asks for alone, the letter binds, and nothing that it says is loosened", async () => {
  const letter = await bound();
  expect(letter.size).toBeGreaterThan(15);
  const outcomes = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 6, maxLength: 12 }), async calls => {
      for (const [what, body] of calls) outcomes.add((await ask(ALONE, what, body)).status);
      const now = await bound();
      for (const [name, was] of letter)
        expect([name, isLooser(name, now.get(name) as never, was as never)]).toEqual([name, false]);
    }),
    // What earlier sequences left behind stays: the later ones begin where those ended.
    { numRuns: 6, endOnFailure: true, seed: 20261130 },
  );
  // Some of it was done and some was refused, or nothing was tried.
  expect([...outcomes]).toEqual(expect.arrayContaining([200, 403]));
  for (const status of outcomes) expect(status).toBeLessThan(500);
}, 240_000);
