// Every alarm on a happening can ring: it is made to happen, and the filter in the template counts the very line that was logged.
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { ENTRIES } from "../../functions/entries.ts";
import { runtimeLine } from "../../infra/local/run/runtime-log.ts";
import { type ClosingCity, withClosingCity } from "../closing/closing-city.ts";
import { countsLine } from "./filter-pattern.ts";
import { OF_ANSWERS } from "./happenings/answers.ts";
import { OF_THE_FIREWALL } from "./happenings/firewall.ts";
import type { Happenings } from "./happenings/happening.ts";
import { OF_THE_SECOND_OPINION } from "./happenings/second-opinion.ts";
import { OF_SESSIONS } from "./happenings/sessions.ts";
import { OF_UPKEEP } from "./happenings/upkeep.ts";
import { type TemplateResource, templateResources } from "./templates.ts";

vi.mock("../../functions/shared/http/identity.ts", { spy: true });
const fresh = withClosingCity();
let resources: ReadonlyMap<string, TemplateResource>;
let city: ClosingCity;
/** As the runtime would have written them. */
let lines: string[] = [];
beforeAll(async () => {
  resources = await templateResources();
});
beforeEach(() => {
  city = fresh();
  lines = [];
  for (const [method, level] of [
    ["warn", "WARN"],
    ["error", "ERROR"],
    ["info", "INFO"],
  ] as const)
    vi.spyOn(console, method).mockImplementation((...said) => {
      lines.push(runtimeLine(level, said, "a-request", new Date()));
    });
});
afterEach(() => vi.restoreAllMocks());

const HAPPENINGS: Happenings = {
  ...OF_ANSWERS,
  ...OF_UPKEEP,
  ...OF_SESSIONS,
  ...OF_THE_FIREWALL,
  ...OF_THE_SECOND_OPINION,
};

const filters = () => [...resources.values()].filter(({ Type }) => Type === "AWS::Logs::MetricFilter");

function patternOf(happening: string, entry: string): string {
  const metric = `${happening} ${entry}`;
  const found = filters().find(({ Properties }) => Properties.MetricTransformations[0].MetricName === metric);
  return found?.Properties.FilterPattern ?? "";
}

const ALARMED = ENTRIES.flatMap(({ path, alarms = {} }) =>
  Object.keys(alarms).map(each => [each, path] as const),
);

test.each([["failed", "stops/stop"], ["moved-meanwhile", "stops/stop"], ...ALARMED] as const)(
  "%s of %s",
  async (happening, entry) => {
    await HAPPENINGS[happening]?.(city);
    const pattern = patternOf(happening, entry);
    expect(lines.filter(line => countsLine(pattern, line)).length).toBeGreaterThan(0);
    // What it is not about it does not count, not even where the words stand in a text.
    expect(countsLine(pattern, runtimeLine("ERROR", [`{"happening":"${happening}"}`], "r", new Date()))).toBe(
      false,
    );
    expect(countsLine(pattern, runtimeLine("INFO", [{ happening: "refused" }], "r", new Date()))).toBe(false);
  },
);

test("every function counts what it answered as a failure", () => {
  expect(ENTRIES.filter(({ path }) => patternOf("failed", path) === "")).toEqual([]);
});

test("a line bears the request, and the message as an object", () => {
  const line = runtimeLine(
    "WARN",
    [{ happening: "refused", code: "x", left: undefined }],
    "r-1",
    new Date(0),
  );
  expect(JSON.parse(line)).toEqual({
    timestamp: "1970-01-01T00:00:00.000Z",
    level: "WARN",
    requestId: "r-1",
    message: { happening: "refused", code: "x" },
  });
});
