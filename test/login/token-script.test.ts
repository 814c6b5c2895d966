// `npm run token`: the token alone on stdout, everything for a person on stderr, and a code a script can tell apart.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Login } from "../../infra/local/login/login.ts";
import { emptyFolder, loginIn } from "./fresh-login.ts";

const place = emptyFolder();
let login: Login;
beforeAll(async () => {
  login = await loginIn(join(place.folder, "login"));
  writeFileSync(join(place.folder, "endpoints.json"), JSON.stringify({ issuer: login.issuer }));
});
afterAll(async () => {
  await login.close();
  place.remove();
});

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

const token = (...args: string[]) => run("infra/local/token.ts", ...args, "--data", place.folder);

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

test("a gateway that never ran is said to be absent", async () => {
  const empty = emptyFolder();
  const { code, stdout, stderr } = await run("infra/local/token.ts", "admin@police", "--data", empty.folder);
  empty.remove();
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("閘道沒有在執行");
});

test("a gateway that was killed is said to be absent", async () => {
  const left = emptyFolder();
  const gone = await loginIn(join(left.folder, "login"));
  await gone.close();
  writeFileSync(join(left.folder, "endpoints.json"), JSON.stringify({ issuer: gone.issuer }));
  const { code, stderr } = await run("infra/local/token.ts", "admin@police", "--data", left.folder);
  left.remove();
  expect([code, stderr.includes("閘道沒有在執行")]).toEqual([1, true]);
});

test("keys are rotated from the command line while the provider runs", async () => {
  const published = async () =>
    ((await (await fetch(`${login.issuer}/jwks`)).json()) as { keys: unknown[] }).keys;
  const before = await published();
  const { code } = await run("infra/local/login/rotate.ts", "--data", place.folder);
  expect([code, (await published()).slice(1)]).toEqual([0, before]);
});
