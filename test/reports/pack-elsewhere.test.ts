// The packer in processes of its own, on machines that differ in all a process can see: the bytes may not.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packArchive, packFiles, printPage } from "../../functions/reports/pack-files.ts";
import { cityPack } from "./many-rows.ts";

const ROWS = 300;
const file = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** Whoever asks for the clock, for chance or for the machine's name gets no answer at all. */
const SCRIPT = `
import os from "node:os";
import { createHash, webcrypto } from "node:crypto";
const refuse = what => () => { throw new Error("the packer asked for " + what); };
const { cityPack } = await import(${file("./many-rows.ts")});
const { packArchive, packFiles, printPage } = await import(${file("../../functions/reports/pack-files.ts")});
Math.random = refuse("chance");
webcrypto.getRandomValues = refuse("chance");
os.hostname = os.userInfo = os.networkInterfaces = refuse("the machine");
process.cwd = refuse("the folder it runs in");
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...args) { if (args.length === 0) refuse("the clock")(); super(...args); }
  static now() { refuse("the clock")(); }
};
const snapshot = cityPack(${ROWS});
const archive = packArchive(packFiles(snapshot), "signature");
const page = String(printPage(snapshot));
console.log(createHash("sha256").update(archive).update(page).digest("hex"));
`;

const MACHINES = [
  ["here", {}],
  ["in Newfoundland", { TZ: "America/St_Johns", LANG: "en_CA.UTF-8", LC_ALL: "en_CA.UTF-8" }],
  [
    "in Turkey, where I is no capital of i",
    { TZ: "Europe/Istanbul", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
  ],
  [
    "on Kiritimati, a day ahead, in Arabic digits",
    { TZ: "Pacific/Kiritimati", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" },
  ],
  ["without any locale", { TZ: "UTC", LANG: "C", LC_ALL: "C", HOSTNAME: "other", USER: "other", HOME: "/" }],
] as const;

let elsewhere: string;
beforeAll(() => {
  elsewhere = mkdtempSync(join(tmpdir(), "docgate-elsewhere-"));
});
afterAll(() => rmSync(elsewhere, { recursive: true }));

const snapshot = cityPack(ROWS);
const here = createHash("sha256")
  .update(packArchive(packFiles(snapshot), "signature"))
  .update(String(printPage(snapshot)))
  .digest("hex");

test.each(MACHINES)("the same bytes %s", (_, surroundings) => {
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", SCRIPT], {
    cwd: elsewhere,
    env: { PATH: process.env.PATH, ...surroundings },
    encoding: "utf8",
  });
  expect([stdout.trim(), stderr]).toEqual([here, ""]);
});
