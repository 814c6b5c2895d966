// `npm run audit -- --against <folder>`: each day's heads held against the journal, by the command itself on a gateway that runs; and whoever takes a
// day away, or puts something else there, is told of.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Head } from "../../functions/shared/journal/event.ts";
import { type Gateway, startGateway } from "../../infra/local/run/gateway.ts";

const scratch = mkdtempSync(join(tmpdir(), "docgate-against-"));
const data = join(scratch, "data");
let gateway: Gateway;
let heads: readonly Head[];

function audit(...args: string[]): Promise<{ readonly code: unknown; readonly said: string }> {
  return new Promise(done =>
    execFile(
      process.execPath,
      ["infra/local/commands/audit.ts", "--data", data, ...args],
      (fault, stdout, stderr) => done({ code: fault ? fault.code : 0, said: stdout + stderr }),
    ),
  );
}

// What a deployment leaves of each system is recorded: a journal to hold days against.
beforeAll(async () => {
  gateway = await startGateway({ data, port: 0 });
  const kept = join(scratch, "heads.json");
  expect(await audit("--keep", kept)).toMatchObject({
    code: 0,
    said: expect.stringContaining(" 0 findings"),
  });
  heads = JSON.parse(readFileSync(kept, "utf8")) as Head[];
  expect(heads.length).toBeGreaterThan(1);
});
afterAll(async () => {
  await gateway.close();
  rmSync(scratch, { recursive: true });
});

/** A folder as `aws s3 sync` leaves it. */
function folder(name: string, files: Readonly<Record<string, unknown>>): string {
  const made = join(scratch, name);
  mkdirSync(made);
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(made, file), typeof content === "string" ? content : JSON.stringify(content));
  return made;
}
const against = (name: string, files: Readonly<Record<string, unknown>>) =>
  audit("--against", folder(name, files));

describe("days that are kept", () => {
  test("and agree are nothing to find; one on which nothing moved is one of them", async () => {
    const { code, said } = await against("agreeing", {
      "2026-11-27.json": heads.slice(0, 1),
      "2026-11-28.json": [],
      "2026-11-29.json": heads.slice(1),
    });
    expect([code, said]).toEqual([0, expect.stringContaining(`how far ${heads.length} streams had come`)]);
    expect(said).toContain("(2026-11-27 – 2026-11-29)");
  });

  test("and differ are found, by the stream and the event", async () => {
    const [first, ...rest] = heads;
    const other = { ...first, hash: "0".repeat(64) };
    const { code, said } = await against("differing", { "2026-11-29.json": [other, ...rest] });
    expect([code, said]).toEqual([1, expect.stringContaining(" 1 findings")]);
    expect(said).toContain(`${first?.stream} EVENT#`);
  });

  test("and know more than is there tell what was cut short", async () => {
    const [first] = heads;
    const longer = { ...first, version: (first?.version ?? 0) + 1 };
    const { code, said } = await against("longer", { "2026-11-29.json": [longer] });
    expect([code, said]).toEqual([1, expect.stringContaining(`${first?.stream} EVENT#`)]);
  });

  test("but not all of them: the one between is named", async () => {
    const { code, said } = await against("missing", { "2026-11-27.json": heads, "2026-11-29.json": [] });
    expect([code, said]).toEqual([1, expect.stringContaining("2026-11-28  ")]);
    expect(said).toMatch(/that day was not kept[\s\S]+ 1 findings/);
  });
});

describe("a finding, and no success", () => {
  test("a folder in which nothing is kept", async () => {
    const { code, said } = await against("empty", {});
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/there is nothing kept in .+empty[\s\S]+ 1 findings/),
    ]);
  });

  test.each<[what: string, name: string, content: unknown]>([
    ["cut off in the middle", "2026-11-28.json", '[{"stream":"PERSON#a","vers'],
    ["with no versions in it", "2026-11-28.json", [{ stream: "PERSON#a", hash: "0" }]],
    ["of another name", "heads.json", []],
    ["of another kind", "2026-11-28.json.exe", "x"],
  ])("a file %s, which hides nothing that the others say", async (_, name, content) => {
    const files = {
      "2026-11-27.json": heads.slice(0, 1),
      "2026-11-29.json": heads.slice(1),
      [name]: content,
    };
    const { code, said } = await against(name + String(content).length, files);
    expect([code, said]).toEqual([1, expect.stringContaining(`${name}  `)]);
    expect(said).toContain(`how far ${heads.length} streams had come`);
  });
});

test("one file that is damaged is refused before anything is read", async () => {
  const file = join(folder("one", { "heads.json": "{" }), "heads.json");
  expect(await audit("--against", file)).toMatchObject({ code: 2, said: expect.stringContaining("damaged") });
});
