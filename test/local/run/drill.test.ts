// The drill of a lost table: every event that was acknowledged is in the restored one, and one that is not there is told.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { STEPS } from "../../../infra/local/commands/drill/steps.ts";
import { startGateway } from "../../../infra/local/run/gateway.ts";
import { placeOfStage } from "../../../infra/local/run/stage-place.ts";

const scratch = mkdtempSync(join(tmpdir(), "docgate-drill-"));
afterAll(() => rmSync(scratch, { recursive: true }));
const data = join(scratch, "data");
/** What a deployment leaves of each system is recorded. */
beforeAll(async () => (await startGateway({ data, port: 0 })).close());

function drill(into: string): Promise<{ readonly code: unknown; readonly said: string }> {
  const args = ["infra/local/commands/drill.ts", "--data", data, "--into", join(scratch, into)];
  return new Promise(done =>
    execFile(process.execPath, args, (fault, stdout, stderr) =>
      done({ code: fault ? fault.code : 0, said: stdout + stderr }),
    ),
  );
}

test("exported, restored, audited, taken into use: nothing acknowledged is lost", async () => {
  const { code, said } = await drill("whole");
  expect([code, said]).toEqual([0, expect.stringMatching(/ [1-9]\d* events acknowledged, 0 lost/)]);
  expect(said.match(/^ +\d+\.\d s /gm)).toHaveLength(STEPS.length);
  expect(existsSync(join(scratch, "whole", "heads.json"))).toBe(true);
});

test("it overwrites nothing", async () => {
  expect(await drill("whole")).toMatchObject({ code: 2, said: expect.stringContaining("is not empty") });
});

test("a stage that is not deployed, or that there is not, is told in a sentence", () => {
  expect(() => placeOfStage("kyoto", undefined)).toThrow(/no stage is called kyoto: taipei, tokyo/);
  expect(() => placeOfStage("local", undefined)).toThrow(/no stage is called local/);
  expect(() => placeOfStage("taipei", undefined, "/nowhere/aws")).toThrow(/could not be found out/);
});
