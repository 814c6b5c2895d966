// Keys outlive the process; a rotation adds one and orphans no token.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeProtectedHeader } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openBrowser } from "../../../infra/local/login/browser.ts";
import { rotate } from "../../../infra/local/login/keys.ts";
import { obtainToken } from "../../../infra/local/login/obtain-token.ts";
import { consoleRequest, emptyFolder, loginIn, throughConsole, verified } from "./fresh-login.ts";

let place: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  place = emptyFolder();
});
afterEach(() => place.remove());

const kidOf = (token: string) => decodeProtectedHeader(token).kid;
const portOf = (issuer: string) => Number(new URL(issuer).port);

async function publishedBy(issuer: string): Promise<(string | undefined)[]> {
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: { kid?: string; d?: string }[] };
  expect(keys.map(({ d }) => d)).toEqual(keys.map(() => undefined));
  return keys.map(({ kid }) => kid);
}

test("a token from before a restart is still good after it, and so is a browser's log-in", async () => {
  const before = await loginIn(place.folder);
  const { accessToken } = await obtainToken({ issuer: before.issuer, account: "scan@household" });
  const browser = openBrowser();
  await throughConsole(before.issuer, "scan@household", browser);
  await before.close();

  const after = await loginIn(place.folder, { port: portOf(before.issuer) });
  const { payload } = await verified(after.issuer, accessToken);
  const { url } = await browser.visit(consoleRequest(after.issuer));
  await after.close();
  expect([payload.sub, url.searchParams.has("code")]).toEqual(["scan@household", true]);
});

test("after a rotation the new key signs, and the old one still proves what it signed", async () => {
  const { issuer, close } = await loginIn(place.folder);
  const old = await obtainToken({ issuer, account: "scan@household" });
  await rotate(place.folder);
  const young = await obtainToken({ issuer, account: "scan@household" });
  expect(kidOf(young.accessToken)).not.toBe(kidOf(old.accessToken));
  expect(await publishedBy(issuer)).toEqual([kidOf(young.accessToken), kidOf(old.accessToken)]);
  const proved = await Promise.all([old, young].map(({ accessToken }) => verified(issuer, accessToken)));
  expect(proved.map(({ payload }) => payload.sub)).toEqual(["scan@household", "scan@household"]);
  await close();
});

test("two installations do not share a key", async () => {
  const other = emptyFolder();
  const [here, there] = await Promise.all([loginIn(place.folder), loginIn(other.folder)]);
  expect(await publishedBy(here.issuer)).not.toEqual(await publishedBy(there.issuer));
  await Promise.all([here.close(), there.close()]);
  other.remove();
});

test("nobody else on the machine can read the keys", async () => {
  const { issuer, close } = await loginIn(join(place.folder, "login"));
  await obtainToken({ issuer, account: "scan@household" });
  await close();
  const folder = join(place.folder, "login");
  const modes = readdirSync(folder).map(file => [
    file,
    (statSync(join(folder, file)).mode & 0o777).toString(8),
  ]);
  expect(modes).toEqual([
    ["keys.json", "600"],
    ["state.json", "600"],
  ]);
});

test.each(["keys.json", "state.json"])("a damaged %s stops the start and is left as it is", async file => {
  const path = join(place.folder, file);
  writeFileSync(path, "{");
  await expect(loginIn(place.folder)).rejects.toThrow(path);
  expect(readFileSync(path, "utf8")).toBe("{");
});

test("keys that do not exist cannot be rotated", async () => {
  await expect(rotate(place.folder)).rejects.toThrow(place.folder);
});

test("a port that is taken is a refusal to start", async () => {
  const { issuer, close } = await loginIn(place.folder);
  await expect(loginIn(place.folder, { port: portOf(issuer) })).rejects.toThrow("EADDRINUSE");
  await close();
});
