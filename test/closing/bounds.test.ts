// How soon a gate closes when parts of it are dead, as the operator's runbook has it: whatever is dead, the next question is refused.
import { existsSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Session } from "../../functions/sessions/session.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { type ClosingCity, withClosingCity } from "./closing-city.ts";

const MINUTE = 60_000;
const fresh = withClosingCity();
let city: ClosingCity;
beforeEach(() => {
  city = fresh();
});
const status = async ({ connectionId }: { connectionId: string }) =>
  (await city.session(connectionId))?.status;

const onRecord = async ({ connectionId }: { connectionId: string }) =>
  (await read<Session>(stream("SESSION", connectionId))).state?.status;

describe("stream and timer dead", () => {
  test("a recorded fact refuses the next question all the same, and so does a deadline; who is in no longer counts, and is ended on record when one is back", async () => {
    const [returned, late] = [await city.atWork(), await city.atWork()];
    await city.terminals(returned.propertyNo, { type: "ReturnDeclared" });
    expect((await city.connected(returned)).allowed).toBe(false);
    const closesAt = (await city.session(late.connectionId))?.closesAt?.at ?? "";
    vi.setSystemTime(Date.parse(closesAt));
    expect((await city.connected(late)).allowed).toBe(false);
    // Nobody ended them on record: every reader takes them as over since their leases ended.
    expect([await onRecord(returned), await onRecord(late)]).toEqual(["allowed", "allowed"]);
    expect([await status(returned), await status(late)]).toEqual(["ended", "ended"]);
    vi.setSystemTime(Date.parse(closesAt) + 60 * MINUTE);
    await city.handler({ source: "aws.scheduler" } as never);
    expect(await onRecord(late)).toBe("ended");
  });
});

describe("the timer dead", () => {
  test("whoever is in past a deadline is ended when any fact of theirs is recorded", async () => {
    const worker = await city.atWork();
    const closesAt = (await city.session(worker.connectionId))?.closesAt?.at ?? "";
    vi.setSystemTime(Date.parse(closesAt) + 10 * MINUTE);
    await city.wired(worker.propertyNo, { medium: "wifi" });
    await city.tell(stream("POSTURE", worker.propertyNo));
    expect(await status(worker)).toBe("ended");
  });
});

test("each row of the runbook's table names what holds it, and that is there", () => {
  const runbook = readFileSync("docs/operator-runbook.md", "utf8");
  const [, article = ""] = runbook.split("## How soon a gate closes");
  const rows = (article.split("\n## ")[0] ?? "").split("\n").filter(line => /^\| (?!what|---)/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(7);
  for (const row of rows) {
    const named = row.match(/test\/[\w/.-]+\.test\.ts|npm run bench -- \w+|the bench/g) ?? [];
    expect(named.length, row).toBeGreaterThan(0);
    for (const file of named.filter(each => each.startsWith("test/")))
      expect(existsSync(file), file).toBe(true);
  }
});
