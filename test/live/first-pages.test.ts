// The first page of every account on a gateway as `npm start` has it: with as few functions warm as there, not as other tests like it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ACCOUNTS } from "../../infra/local/login/accounts.ts";
import { openBrowser } from "../../infra/local/login/browser.ts";
import { logIn } from "../../infra/local/login/obtain-token.ts";
import { type Gateway, startGateway } from "../../infra/local/run/gateway.ts";

let data = "";
let gateway: Gateway;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "docgate-first-pages-"));
  gateway = await startGateway({ data, port: 0, isDeployed: false });
});
afterAll(async () => {
  await gateway.close();
  await rm(data, { recursive: true });
});

test.each(ACCOUNTS.map(({ account }) => account))("%s is shown the first page, and again", async account => {
  const browser = openBrowser();
  const console = gateway.endpoints.console;
  const asked = await browser.visit(`${console}/log-in`);
  const back = await logIn(browser, await browser.visit(asked.url), { account });
  await browser.visit(back.url);
  for (const _ of ["first", "again"]) expect(await browser.visit(console)).toMatchObject({ status: 200 });
});
