// The drill of a lost table: every event that was acknowledged is in the restored one, and one that is not there is told.
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { STEPS } from "../../../infra/local/commands/drill/steps.ts";
import { startGateway } from "../../../infra/local/run/gateway.ts";
import { placeOfStage } from "../../../infra/local/run/stage-place.ts";
import type { Stage } from "../../../infra/stages/stage.ts";
import { taipei } from "../../../infra/stages/taipei.ts";

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

test("an audit of a stage reads the table that is in use, and not the lost one that still lies beside it", () => {
  const program = join(scratch, "aws");
  writeFileSync(
    program,
    `#!/bin/sh\necho '{"StackResourceSummaries":[{"ResourceType":"AWS::DynamoDB::GlobalTable","LogicalResourceId":"Journal1","PhysicalResourceId":"lost"}],"Stacks":[{"Outputs":[{"OutputKey":"ApiUrl","OutputValue":"https://api.example"}]}]}'`,
  );
  chmodSync(program, 0o755);
  const of = (stage: Stage) => placeOfStage("taipei", undefined, program, [stage]).table;
  expect(of(taipei)).toBe("lost");
  const streamArn = `arn:aws:dynamodb:${taipei.region}:${taipei.account}:table/found/stream/1`;
  expect(of({ ...taipei, journal: { table: "found", streamArn } })).toBe("found");
});

test("a stage that is not deployed, or that there is not, is told in a sentence", () => {
  expect(() => placeOfStage("kyoto", undefined)).toThrow(/no stage is called kyoto: taipei, tokyo/);
  expect(() => placeOfStage("local", undefined)).toThrow(/no stage is called local/);
  expect(() => placeOfStage("taipei", undefined, "/nowhere/aws")).toThrow(/could not be found out/);
});
