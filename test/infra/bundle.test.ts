// What a function is made of decides how soon it answers: nothing is loaded that it does not use, and no doubt makes it throw.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { bundle } from "../../infra/bundle.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "docgate-bundle-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PROGRAM = `require(process.argv[1]).handler({}).then(answer =>
  process.stdout.write(JSON.stringify({ allow: answer.allow, loaded: process.moduleLoadList.join() })))`;
/** Nobody listens there: the gate asks its database, hears nothing, and refuses. */
const NOWHERE = {
  AWS_REGION: "here",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9",
  JOURNAL_TABLE: "Journal",
};

const { codeOf } = await bundle(["sessions/connect"], folder);
const file = join(codeOf("sessions/connect"), "index.cjs");
const env = NOWHERE;

test("the gate's bundle refuses by itself, without its database and without what fetch would load", async () => {
  const { stdout } = await run(process.execPath, ["-e", PROGRAM, file], { env });
  const { allow, loaded } = JSON.parse(stdout) as { allow: boolean; loaded: string };
  expect(allow).toBe(false);
  expect(loaded).toContain("NativeModule http");
  expect(loaded).not.toContain("undici");
  expect(loaded).not.toContain("readablestream");
});

test("its rights come from its environment and from nowhere else; without them it refuses and says what is missing", async () => {
  expect(readFileSync(file, "utf8").includes("GetRoleCredentials")).toBe(false);
  const { AWS_SECRET_ACCESS_KEY: _, ...without } = env;
  const { stdout, stderr } = await run(process.execPath, ["-e", PROGRAM, file], { env: without });
  expect(stdout).toContain('"allow":false');
  expect(stderr).toContain("environment variable AWS_SECRET_ACCESS_KEY is missing");
});
