// The drills of a lost table, a lost signing key and a lost region: every event that was acknowledged is in what was restored, it takes what is
// new, what was signed still verifies, and what is not there is told.
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Item, putIn, unbinary } from "../../../infra/local/commands/drill/copy.ts";
import { documentsOf, keysIn } from "../../../infra/local/commands/drill/signed.ts";
import { DRILLS } from "../../../infra/local/commands/drill/steps.ts";
import { startGateway } from "../../../infra/local/run/gateway.ts";
import { placeOfStage } from "../../../infra/local/run/stage-place.ts";
import type { Stage } from "../../../infra/stages/stage.ts";
import { taipei } from "../../../infra/stages/taipei.ts";

const scratch = mkdtempSync(join(tmpdir(), "docgate-drill-"));
afterAll(() => rmSync(scratch, { recursive: true }));
const data = join(scratch, "data");
/** A journal whose signing key is gone, as release 0.1 left it: what it signed is known by the public half alone, which was kept. */
const keyless = join(scratch, "keyless");
const jwks = join(scratch, "jwks.json");
beforeAll(async () => {
  // What a deployment leaves of each system is recorded.
  await (await startGateway({ data, port: 0 })).close();
  const file = readFileSync(new URL("../../audit/kept/release-0.1.json", import.meta.url), "utf8");
  const kept = JSON.parse(file, unbinary) as { readonly keys: object[]; readonly items: Item[] };
  await putIn(keyless, kept.items);
  writeFileSync(jwks, JSON.stringify({ keys: kept.keys }));
});

function drill(into: string, ...more: string[]): Promise<{ readonly code: unknown; readonly said: string }> {
  const place = more.includes("--data") ? [] : ["--data", data];
  const args = ["infra/local/commands/drill.ts", ...more, ...place, "--into", join(scratch, into)];
  return new Promise(done =>
    execFile(process.execPath, args, (fault, stdout, stderr) =>
      done({ code: fault ? fault.code : 0, said: stdout + stderr }),
    ),
  );
}

const NOTHING_LOST = / [1-9]\d* events acknowledged, 0 lost; 1 since, 0 lost/;

test("exported, restored, audited, taken into use: nothing acknowledged is lost, and what is recorded there stays", async () => {
  const { code, said } = await drill("whole");
  expect([code, said]).toEqual([0, expect.stringMatching(NOTHING_LOST)]);
  expect(said).toMatch(/TERMINAL#3140101-03-\d{7} recorded and read/);
  // One stream and one event more than before, and each as it was recorded.
  const [before, , after] = [...said.matchAll(/(\d+) streams, (\d+) events, 0 findings/g)];
  expect([Number(after?.[1]), Number(after?.[2])]).toEqual([
    Number(before?.[1]) + 1,
    Number(before?.[2]) + 1,
  ]);
  // One line a step, and how long it took in all.
  expect(said.match(/^ +\d+\.\d s /gm)).toHaveLength(DRILLS.table.length + 1);
  expect(existsSync(join(scratch, "whole", "heads.json"))).toBe(true);
});

test("it overwrites nothing", async () => {
  expect(await drill("whole")).toMatchObject({ code: 2, said: expect.stringContaining("is not empty") });
});

test("the signing key is lost: another one signs, and what the first one signed verifies by its kept public half", async () => {
  const { code, said } = await drill("key", "key", "--data", keyless, "--keys", jwks);
  expect([code, said]).toEqual([0, expect.stringMatching(NOTHING_LOST)]);
  const [, signed, alone] =
    /what was signed before: ([1-9]\d*) documents, 0 lost \((\d+) without/.exec(said) ?? [];
  expect([said.includes("the new key signs"), alone]).toEqual([true, signed]);
  // Without that half each of them is told to be lost.
  const copy = join(scratch, "key", "journal.jsonl.gz");
  const all = Number(signed);
  expect(await documentsOf(copy, keysIn(jwks), [])).toEqual({ signed: all, lost: all, alone: all });
  expect(said.match(/^ +\d+\.\d s /gm)).toHaveLength(DRILLS.key.length + 1);
});

test("the region is lost: deployed anew on the copy, with nothing that lay beside the table", async () => {
  const { code, said } = await drill("region", "region", "--data", keyless, "--keys", jwks);
  expect([code, said]).toEqual([0, expect.stringMatching(NOTHING_LOST)]);
  expect(said).toMatch(/deployed anew, and something recorded: .+ the new key signs/);
});

test("what is no drill is refused", async () => {
  expect(await drill("none", "town")).toMatchObject({ code: 2, said: expect.stringContaining("usage") });
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
