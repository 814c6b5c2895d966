// `npm run token`: the token alone on stdout, everything for a person on stderr, and a code a script can tell apart.
import { execFile } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Login } from "../../../infra/local/login/login.ts";
import { emptyFolder, loginIn } from "./fresh-login.ts";

const place = emptyFolder();
let login: Login;
beforeAll(async () => {
  login = await loginIn(join(place.folder, "login"));
  leaveEndpoints(place.folder, login);
});
afterAll(async () => {
  await login.close();
  place.remove();
});

function leaveEndpoints(folder: string, { issuer }: Login): void {
  writeFileSync(join(folder, "endpoints.json"), JSON.stringify({ issuer, control: issuer }));
}

/** One in which nothing is recorded yet: without any, no gateway is started. */
function leaveJournal(folder: string): void {
  writeFileSync(join(folder, "journal.sqlite"), "");
}

interface Said {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

function run(script: string, ...args: string[]): Promise<Said> {
  return new Promise(resolve =>
    execFile(process.execPath, [script, ...args], (fault, stdout, stderr) =>
      resolve({ code: fault ? fault.code : 0, stdout, stderr }),
    ),
  );
}

const token = (...args: string[]) => run("infra/local/commands/token.ts", ...args, "--data", place.folder);

test("the token of an account is printed and nothing else", async () => {
  const { code, stdout, stderr } = await token("personnel@household");
  const { sub, amr } = decodeJwt(stdout.trim());
  expect({ code, sub, amr, stderr }).toEqual({
    code: 0,
    sub: "personnel@household",
    amr: ["pwd", "otp", "mfa"],
    stderr: "",
  });
});

test("a token without the second factor can be had on purpose", async () => {
  const { stdout } = await token("personnel@household", "--no-mfa");
  expect(decodeJwt(stdout.trim()).amr).toEqual(["pwd"]);
});

test("the archives' own system can be asked for by its name", async () => {
  const { stdout } = await token("archives-machine");
  expect(decodeJwt(stdout.trim()).roles).toEqual(["archives-system"]);
});

test.each([
  ["an unknown account", ["mayor@city"]],
  ["no account", []],
  ["two accounts", ["admin@police", "admin2@police"]],
  ["an unknown option", ["admin@police", "--root"]],
])("%s is answered with the accounts there are", async (_case, args) => {
  const { code, stdout, stderr } = await token(...args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("supervisor@household");
});

test("a gateway that does not run is started for as long as the token takes, and the token outlives it", async () => {
  const folder = emptyFolder();
  leaveJournal(folder.folder);
  const { code, stdout } = await run(
    "infra/local/commands/token.ts",
    "admin@police",
    "--data",
    folder.folder,
  );
  const later = await loginIn(join(folder.folder, "login"));
  const keys = createLocalJWKSet((await (await fetch(`${later.issuer}/jwks`)).json()) as JSONWebKeySet);
  const { payload } = await jwtVerify(stdout.trim(), keys);
  await later.close();
  folder.remove();
  expect([code, payload.sub]).toEqual([0, "admin@police"]);
});

test("a file left behind by a gateway that was killed is not taken for a gateway", async () => {
  const left = emptyFolder();
  const gone = await loginIn(join(left.folder, "login"));
  await gone.close();
  leaveEndpoints(left.folder, gone);
  leaveJournal(left.folder);
  const { code, stdout } = await run("infra/local/commands/token.ts", "admin@police", "--data", left.folder);
  left.remove();
  expect([code, decodeJwt(stdout.trim()).sub]).toEqual([0, "admin@police"]);
});

test("a folder without a journal is refused, and nothing is made in it", async () => {
  const { folder, remove } = emptyFolder();
  const { code, stdout, stderr } = await run(
    "infra/local/commands/token.ts",
    "admin@police",
    "--data",
    folder,
  );
  expect([code, stdout, readdirSync(folder)]).toEqual([2, "", []]);
  expect(stderr).toContain("run npm start first");
  remove();
});

test("keys are rotated from the command line while the provider runs", async () => {
  const published = async () =>
    ((await (await fetch(`${login.issuer}/jwks`)).json()) as { keys: unknown[] }).keys;
  const before = await published();
  const { code } = await run("infra/local/commands/rotate.ts", "--data", place.folder);
  expect([code, (await published()).slice(1)]).toEqual([0, before]);
});
