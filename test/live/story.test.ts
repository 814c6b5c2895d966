// The worked stories of the letter, played by the script a person would run; and a row that differs is said to differ.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { differing, type StoryStep } from "../../infra/local/commands/story/step.ts";
import { story } from "../../infra/local/commands/story.ts";

const run = promisify(execFile);

test("npm run story plays 7.1 and 7.2 as they are written", { timeout: 900_000 }, async () => {
  const { stdout } = await run(process.execPath, ["infra/local/commands/story.ts"]);
  const rows = stdout.split("\n").filter(line => /^2021-06-/.test(line));
  expect(rows.map(row => row.split(/\s+/).slice(2, 4).join(" "))).toEqual(
    expect.arrayContaining(["7.1 closed:not-ready", "7.1 open", "7.1 released", "7.2 (1)", "7.2 (4)"]),
  );
  expect(stdout).toMatch(/2021-06-18 17:10 .*closed:return-declared .*tainan-2021\/3\.5a 3\.5b 3\.5c 3\.5d/);
  expect(stdout).toContain(`all ${rows.length} steps as written`);
});

test("npm run story -- twse plays a month of a securities firm, each refusal by its clause", {
  timeout: 900_000,
}, async () => {
  const { stdout } = await run(process.execPath, ["infra/local/commands/story.ts", "twse"]);
  const rows = stdout.split("\n").filter(line => /^2023-10-/.test(line));
  expect(rows.filter(row => row.includes("denied")).map(row => row.split("denied  ")[1])).toEqual([
    expect.stringContaining("twse-2023/2.1.1a"),
    "twse-2023/2.1.1a 2.1.1b 2.2 2.2.10 2.2.11 2.2.12 3.4.1 3.5.3",
    "twse-2023/2.2.10 2.2.12 3.5.3",
    "twse-2023/3.4.2b 3.1.3",
    ...["2.1.1b", "3.4.1", "3.5.3", "2.2.10", "2.1.1a"].map(clause => `twse-2023/${clause}`),
  ]);
  expect(stdout).toContain(`all ${rows.length} steps as written`);
});

test("an option nobody knows plays nothing", async () => {
  const said: string[] = [];
  expect(await story(["--dta", "x"], line => said.push(line))).toBe(2);
  expect(said.join("\n")).toContain("usage: npm run story");
});

test("a gate, a clause or anything else that is not as written differs", () => {
  const step: StoryStep = {
    of: "7.1",
    when: "2021-06-16 14:05",
    what: { "zh-TW": "改用 Wi-Fi", en: "On Wi-Fi" },
    gate: "open",
    refused: ["tainan-2021/3.4b"],
    refusedBy: "tainan-2021/3.4b",
    play: async () => ({}),
  };
  const refused = ["tainan-2021/3.4b"];
  expect(differing(step, { gate: "open", refused })).toBeUndefined();
  expect(differing(step, { gate: "closed:otherwise", refused })).toContain("expected open");
  expect(differing(step, { gate: "open", refused: [] })).toContain("expected refused by");
  expect(differing(step, { gate: "open", refused: [...refused, "tainan-2021/4a"] })).toContain("4a");
  expect(differing(step, { gate: "open", refused, amiss: "not cut" })).toBe("not cut");
});
