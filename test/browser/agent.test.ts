// The agent as its users have it: one executable at home, enrolled at the counter by scanning, and a gate that follows what it measures.
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildAgent } from "../../infra/agent/build.ts";
import { type HomeNetwork, homeNetwork, whyNoNamespaces } from "../agent/home-network.ts";
import { registration, sendOut } from "../live/custody-story.ts";
import { type MovedGateway, movedGateway } from "../live/moved-clock.ts";
import { gateOf } from "../live/open-gate.ts";
import { PATIENT_MS } from "../patience.ts";
import { startChromium } from "./chromium.ts";
import { logIn } from "./log-in.ts";

const missing = whyNoNamespaces();
const NUMBER = "3140101-03-0000321";
const DAY_MS = 86_400_000;
const WAIT = { timeout: PATIENT_MS, interval: 500 };

describe.skipIf(missing)(`an agent at home${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let { gateway, gate, home, agent, browser, folder, windowUrl } = {} as {
    gateway: MovedGateway;
    gate: ReturnType<typeof gateOf>;
    home: HomeNetwork;
    agent: ChildProcess;
    browser: Browser;
    folder: string;
    windowUrl: string;
  };
  let [said, file] = ["", ""];
  const start = (): ChildProcess => {
    const api = gateway.endpoints.api.replace("localhost", "127.0.0.1");
    const kept = join(folder, "kept");
    const started = home.run(file, [
      "run",
      "--gateway",
      api,
      "--terminal",
      NUMBER,
      "--data",
      kept,
      "--every",
      "60",
    ]);
    for (const stream of [started.stdout, started.stderr])
      stream?.on("data", (text: Buffer) => {
        said += text;
      });
    return started;
  };
  const ended = (child: ChildProcess) => child.exitCode ?? new Promise(resume => child.once("exit", resume));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "docgate-agent-"));
    // The agent is a program of its own and lives now; whoever starts a gateway tells the time of its story.
    const now = performance.timeOrigin;
    const real = () => now + performance.now();
    gateway = await movedGateway();
    gate = gateOf(gateway);
    await gate.at(new Date(real() - 3 * DAY_MS).toISOString());
    await gate.prepare();
    await gate.done("POST /v1/terminals", "records@household", registration(NUMBER), 201);
    const dueOn = new Date(real() + 5 * DAY_MS).toISOString().slice(0, 10);
    expect((await sendOut(gateway.ask, NUMBER, { dueOn })).body.custody?.stage).toBe("out");
    await gate.report();
    await gate.at(new Date(real()).toISOString());
    home = await homeNetwork(Number(new URL(gateway.endpoints.api).port));
    home.cable(true);
    home.wireless(true);
    ({ file } = await buildAgent(join(folder, "build")));
    agent = start();
    await vi.waitFor(() => expect(said).toContain("posture-signature"), WAIT);
    windowUrl = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said)?.[0] ?? "";
    await home.show(Number(new URL(windowUrl).port));
    browser = await startChromium();
  });

  afterAll(async () => {
    await browser?.close();
    home?.close();
    await gateway?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const visit = async (account?: string): Promise<Page> => {
    const context = await browser.newContext({ baseURL: gateway.endpoints.api, locale: "zh-TW" });
    context.setDefaultTimeout(PATIENT_MS);
    const page = await context.newPage();
    if (account) await logIn(page, account);
    return page;
  };
  const connected = async () =>
    (await gate.connect({ propertyNo: NUMBER } as never)) as { allowed: boolean; message?: string };
  const live = async () =>
    (await gateway.ask("GET /v1/sessions?live=true&system=household", { account: "admin@household" })).body
      .rows.length;

  test("is not heard until the counter has scanned its code", async () => {
    expect((await connected()).allowed).toBe(false);
    const records = await visit("records@household");
    await records.goto(`/console/terminals/${NUMBER}`);
    expect(await records.locator("main").textContent()).toContain("尚未登錄回報金鑰");
    await records.getByRole("link", { name: "登錄連線環境金鑰" }).click();
    await records.getByRole("button", { name: "登錄連線環境金鑰" }).click();
    const number = (await records.locator("#counter-number").textContent()) ?? "";
    const window = await visit();
    await window.goto(windowUrl);
    await window.getByLabel("櫃檯號碼").fill(number);
    await window.getByRole("button", { name: /產生登錄碼/ }).click();
    const code = (await window.locator("#code").inputValue()) ?? "";
    expect(await window.locator("#enrol svg").count()).toBe(1);
    await records.getByLabel("登錄碼").fill(code);
    await records.keyboard.press("Enter");
    await records.getByText("檔案，僅限本機管理者讀取").waitFor();
    await records.getByRole("button", { name: "以登錄碼登錄金鑰" }).click();
    await records.getByText("已完成並記錄").waitFor();
    await expect.poll(() => said, WAIT).toMatch(/#1 wired: 閘門/);
    await records.reload();
    expect(await records.locator("main").textContent()).toContain("實測");
  });

  test("by cable the gate is open, and a session comes in", async () => {
    expect(await connected()).toMatchObject({ allowed: true });
    await gate.control("drain");
    expect(await live()).toBe(1);
  });

  test("its borrower logs in by its window, and the terminal itself vouches that they sit at it", async () => {
    const window = await visit();
    await window.goto(windowUrl);
    await window.locator("#log-in").click();
    await window.getByLabel("帳號").fill("worker@household");
    await window.getByRole("button", { name: /登入/ }).click();
    await window.waitForURL(/\/interaction\//);
    await logIn(window, "worker@household");
    await window.getByRole("button", { name: /開始連線/ }).click();
    await window.getByText("已完成並記錄").waitFor();
    const { body } = await gateway.ask(`GET /v1/tickets/${NUMBER}`, { account: "worker@household" });
    expect(body).toMatchObject({ person: "worker@household", proof: "proved", factors: 2 });
  });

  test("when the cable is drawn and Wi-Fi takes over, the gate closes at once and the window says why", async () => {
    home.cable(false);
    await expect.poll(() => said, WAIT).toMatch(/wifi: 閘門關閉.*tainan-2021\/3\.4b/);
    await expect
      .poll(async () => {
        await gate.control("drain");
        return live();
      }, WAIT)
      .toBe(0);
    expect(await connected()).toMatchObject({ allowed: false, message: expect.stringContaining("3.4b") });
    const window = await visit();
    await window.goto(windowUrl);
    expect(await window.locator("#gate").textContent()).toContain("tainan-2021/3.4b");
  });

  test("with the cable back it opens again; without any way nothing is handed in, and it comes back by itself", async () => {
    home.cable(true);
    await expect.poll(async () => (await connected()).allowed, WAIT).toBe(true);
    home.cable(false);
    home.wireless(false);
    await expect.poll(() => said, WAIT).toContain("unknown: 未送達 not handed in (offline)");
    said = "";
    home.cable(true);
    await expect.poll(() => said, WAIT).toMatch(/#\d+ wired: 閘門/);
  });

  test("what was given up on the way is on record, for the counter and the auditor to see", async () => {
    const account = "auditor@city";
    const { body } = await gateway.ask(`GET /v1/terminals/${NUMBER}/posture`, { account });
    expect(body).toMatchObject({ source: "measured", report: { medium: "wired", mediumSource: "measured" } });
    expect(body.gaps?.missing).toBeGreaterThan(0);
    const auditor = await visit(account);
    await auditor.goto(`/console/terminals/${NUMBER}`);
    expect(await auditor.locator("main").textContent()).toContain("回報有缺漏");
  });

  test("one folder has one agent; ended in order and started again it goes on with the next number", async () => {
    const second = start();
    await ended(second);
    expect(second.exitCode).toBe(3);
    agent.kill("SIGTERM");
    await ended(agent);
    expect(agent.exitCode).toBe(0);
    const shown = async () =>
      (await gateway.ask(`GET /v1/terminals/${NUMBER}/posture`, { account: "records@household" })).body;
    const before = await shown();
    said = "";
    agent = start();
    await expect.poll(() => said, WAIT).toContain(`#${before.sequence + 1} wired: 閘門`);
    expect((await shown()).gaps.count).toBe(before.gaps.count);
  });
});
