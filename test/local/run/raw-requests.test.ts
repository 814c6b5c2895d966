// The whole gateway as a person runs it is thrown every raw request at every port, and lives, says no stack, and answers.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { obtainToken } from "../../../infra/local/login/obtain-token.ts";
import { emptyFolder, start } from "./npm-start.ts";
import { RAW, sayRaw } from "./raw-requests.ts";

test("no port of it can be made to end it", async () => {
  const data = emptyFolder();
  const { child, endpoints, said } = await start(data);
  const { api, issuer, aws } = endpoints;
  for (const url of [api, issuer, ...Object.values(aws)])
    for (let at = 0; at < RAW.length; at += 10)
      await Promise.all(RAW.slice(at, at + 10).map(raw => sayRaw(url, raw)));
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  // It answers whoever asks, so no page may find it: not at this machine's usual name.
  const { hostname, port } = new URL(aws.dynamodb);
  expect(hostname).toMatch(/^127\.(?!0\.0\.1$)\d+\.\d+\.\d+$/);
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  const { accessToken } = await obtainToken({ issuer, account: "records@household" });
  const terminals = await fetch(`${api}/v1/terminals`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(terminals.status).toBe(200);
  for (const url of Object.values(aws)) expect([url, (await fetch(url)).status]).not.toContain(500);
  const signed = await fetch(`${api}/.well-known/jwks.json`);
  expect(((await signed.json()) as { keys: object[] }).keys).toHaveLength(1);
  const everything = said() + readFileSync(join(data, "functions.log"), "utf8");
  expect(everything.split("\n").filter(line => /^\s+at /.test(line))).toEqual([]);
});
