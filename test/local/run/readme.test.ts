// The README word for word: its commands are run, with only the address and folder of this test's own gateway put in.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { emptyFolder, start } from "./npm-start.ts";

const shell = promisify(execFile);
const blocksOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block);

const scripts = Object.keys(
  (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object }).scripts,
);
const ci = readFileSync(".ci/run", "utf8");

test("the two commands are what CI and the tests of the local run execute", () => {
  const [first = ""] = blocksOf("README.md");
  expect(
    first
      .split("\n")
      .map(line => line.split("#")[0]?.trim())
      .filter(Boolean),
  ).toEqual(["npm ci && npm start -- --demo", "npm cit"]);
  expect(ci).toMatch(/^npm cit\b/m);
});

test("what it says to try first works as it says", async () => {
  const data = emptyFolder();
  const { endpoints } = await start(data);
  const [, trial = ""] = blocksOf("README.md");
  const script = trial
    .replaceAll("http://localhost:8480", endpoints.api)
    .replace("-- records", `-- --data ${data} records`);
  const { stdout } = await shell("bash", ["-euc", script.replaceAll("\ncurl", "\necho; curl")]);
  const [made, events] = stdout
    .trim()
    .split("\n")
    .filter(Boolean)
    .map(line => JSON.parse(line));
  expect(events.rows).toMatchObject([{ version: 1, hash: made.hash, event: { type: "TerminalRegistered" } }]);
});

describe.each(["README.md", "CONTRIBUTING.md", "docs/operator-runbook.md"])("%s", file => {
  const text = readFileSync(file, "utf8");

  test("names only scripts there are", () => {
    const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name);
    expect(named.filter(name => !scripts.includes(name ?? ""))).toEqual([]);
  });

  test("links only to files there are", () => {
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = ""]) => path);
    for (const path of linked) expect(() => readFileSync(join(dirname(file), path))).not.toThrow();
  });
});
