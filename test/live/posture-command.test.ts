// `npm run posture` against the running gateway: what is refused is a sentence with its code, and never taken for done.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ask, propertyNo } from "./asking.ts";
import { registration } from "./custody-story.ts";

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "docgate-posture-"));
  await writeFile(join(data, "endpoints.json"), JSON.stringify(inject("endpoints")));
});
afterAll(() => rm(data, { recursive: true }));

const run = promisify(execFile);
const posture = (...args: string[]) =>
  run(process.execPath, ["infra/local/commands/posture.ts", ...args, "--data", data]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
  );

test("a terminal of nobody's is refused in a sentence", async () => {
  expect(await posture("enrol", propertyNo())).toEqual({
    code: 1,
    said: "您無權辦理此項作業 (not-permitted)\n",
  });
});

test("a key enrolled signs reports one after another; one that was made before is refused with its clause", async () => {
  const no = propertyNo();
  await ask("POST /v1/terminals", { account: "records@household", body: registration(no) });
  expect((await posture("enrol", no)).code).toBe(0);
  const at = new Date().toISOString();
  const file = join(data, "terminal-keys", `${no}.json`);
  const before = await readFile(file);
  for (const medium of ["wired", "wifi"])
    expect((await posture("report", no, "--medium", medium, "--at", at)).code).toBe(0);
  const { body } = await ask(`GET /v1/terminals/${no}/posture`, { account: "records@household" });
  expect([body.sequence, body.gaps]).toEqual([2, undefined]);
  await writeFile(file, before);
  const again = await posture("report", no, "--medium", "wired", "--at", at);
  expect(again.code).toBe(1);
  expect(again.said).toContain("(posture-replayed, tainan-2021/3.4b)");
});
