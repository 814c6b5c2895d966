// Whose a data folder is: what may be deleted, which process holds it, and whether its journal is there.
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { claimFolder, processStart, requireJournal } from "../../../infra/local/run/folder.ts";
import { CannotBegin } from "../../../infra/local/run/sentence.ts";

const scratch = mkdtempSync(join(tmpdir(), "docgate-folder-"));
afterAll(() => rmSync(scratch, { recursive: true }));
let made = 0;
let data: string;
beforeEach(() => {
  data = join(scratch, String(made++));
  vi.stubEnv("DYNAMODB_ENDPOINT", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function lay(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(data, path)), { recursive: true });
    writeFileSync(join(data, path), "x");
  }
}
const RUN = [
  "journal.sqlite",
  "journal.sqlite-wal",
  "secret",
  "ec2.json",
  "functions.log",
  "unread.jsonl",
  "queues.sqlite",
  "queues.sqlite-wal",
  "endpoints.json",
  "follower-AllowlistApplyFunctionFF0489CD.json",
  "follower-A1.json.draft",
  "login/keys.json",
  "login/state.json",
  "kms/Signing1.json",
  "terminal-keys/3140101-03-0000001.json",
  `s3/Packs1/${"0".repeat(64)}/versions.json`,
  `s3/Packs1/${"0".repeat(64)}/4a-b`,
];
const everything = () => readdirSync(data, { recursive: true }).map(String).sort();

describe("a fresh start", () => {
  test("empties a folder that a run wrote", () => {
    lay(...RUN);
    claimFolder(data, { fresh: true });
    expect(everything()).toEqual(["gateway.pid", "gateway.start"]);
  });

  test("takes a folder that is empty, or not there, or left in the first moment of a run", () => {
    claimFolder(data, { fresh: true }).close();
    expect(everything()).toEqual([]);
    claimFolder(data, { fresh: true }).close();
    lay("gateway.pid");
    claimFolder(data, { fresh: true }).close();
    expect(everything()).toEqual([]);
  });

  test.each([
    ["a home folder", ["notes.txt", "photos/one.jpg"]],
    ["a run's folder with something else in it", [...RUN, "heads.json"]],
    ["a run's folder with something else deep in it", [...RUN, "login/mine.txt"]],
    ["somebody else's file of the same name", ["journal.sqlite"]],
    ["somebody else's folder of the same name", ["login/keys.json"]],
    ["hidden files alone", [".ssh/id_ed25519"]],
  ])("deletes nothing of %s", (_, paths) => {
    lay(...paths);
    const before = everything();
    expect(() => claimFolder(data, { fresh: true })).toThrow(CannotBegin);
    expect(() => claimFolder(data, { fresh: true })).toThrow(/nothing was deleted/);
    expect(everything()).toEqual(before);
  });

  test("never follows a link out of the folder", () => {
    lay(...RUN);
    const elsewhere = join(scratch, `elsewhere-${made}`);
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, "kept.txt"), "x");
    rmSync(join(data, "kms"), { recursive: true });
    symlinkSync(elsewhere, join(data, "kms"));
    expect(() => claimFolder(data, { fresh: true })).toThrow(/kept\.txt/);
    rmSync(join(elsewhere, "kept.txt"));
    writeFileSync(join(elsewhere, "Signing.json"), "x");
    claimFolder(data, { fresh: true });
    expect(existsSync(join(elsewhere, "Signing.json"))).toBe(true);
  });
});

describe("who holds it", () => {
  test("this process, until it gives it back", () => {
    const held = claimFolder(data, { fresh: false });
    expect(readFileSync(join(data, "gateway.pid"), "utf8")).toBe(String(process.pid));
    expect(() => claimFolder(data, { fresh: false })).toThrow(String(process.pid));
    expect(() => claimFolder(data, { fresh: true })).toThrow(/remove .*gateway\.pid/);
    held.close();
    claimFolder(data, { fresh: false }).close();
  });

  test.each([
    "0",
    "1",
    "-1",
    "",
    "garbage",
    "1e3",
    "999999999",
    "99999999999999999999",
    `${process.ppid}`,
    `${process.pid} x`,
  ])("nobody when it only says %j", said => {
    mkdirSync(data);
    writeFileSync(join(data, "gateway.pid"), said);
    claimFolder(data, { fresh: false }).close();
  });

  test("nobody when another process has the number by now", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    mkdirSync(data);
    writeFileSync(join(data, "gateway.pid"), String(other.pid));
    writeFileSync(join(data, "gateway.start"), "a start that was another");
    claimFolder(data, { fresh: false }).close();
    expect(processStart(other.pid ?? 0)).not.toBe(processStart(process.pid));
    writeFileSync(join(data, "gateway.pid"), String(other.pid));
    writeFileSync(join(data, "gateway.start"), processStart(other.pid ?? 0) ?? "");
    expect(() => claimFolder(data, { fresh: false })).toThrow(String(other.pid));
    other.kill();
  });
});

describe("its journal", () => {
  test("gone while the rest is kept is no folder to start in, unless anew", () => {
    lay(...RUN.slice(2));
    expect(() => claimFolder(data, { fresh: false })).toThrow(/journal\.sqlite is gone.*--fresh/s);
    expect(existsSync(join(data, "journal.sqlite"))).toBe(false);
    claimFolder(data, { fresh: true }).close();
  });

  test("elsewhere is not missed here", () => {
    vi.stubEnv("DYNAMODB_ENDPOINT", "http://127.0.0.1:8000");
    lay(...RUN.slice(2));
    claimFolder(data, { fresh: false }).close();
    requireJournal(data);
  });

  test("is required by whoever reads it, and never made", () => {
    expect(() => requireJournal(data)).toThrow(CannotBegin);
    expect(existsSync(data)).toBe(false);
    lay("journal.sqlite");
    requireJournal(data);
  });
});
