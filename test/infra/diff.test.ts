// What a release changes, in words: each planted change is told under its heading and, where it takes care, marked; and nothing where there
// is nothing.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Change, changesBetween } from "../../infra/local/commands/diff/changes.ts";
import { type Release, readRelease } from "../../infra/local/commands/diff/release.ts";
import { resourceChanges } from "../../infra/local/commands/diff/resources.ts";
import { tokyo } from "../../infra/stages/tokyo.ts";
import { stacked } from "./stacked.ts";

const scratch = mkdtempSync(join(tmpdir(), "docgate-diff-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));
const base = join(scratch, "base");
const templates = join(base, "templates");

/** A folder as it is kept, of what is here, with a stand-in for what functions hold. */
mkdirSync(base);
cpSync(stacked(tokyo).synth().directory, templates, { recursive: true });
for (const source of ["policies", "functions"]) cpSync(source, join(base, source), { recursive: true });

function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(base, file);
  const text = readFileSync(path, "utf8");
  const other = text.replace(from, to);
  expect([file, other === text]).toEqual([file, false]);
  writeFileSync(path, other);
}
const template = (stack: string) => `templates/docgate-tokyo-${stack}.template.json`;
const said = (changes: readonly Change[]) =>
  changes.map(({ of, how, what, careful }) => `${careful ? "!" : " "} ${how} ${of}: ${what}`).join("\n");
const release = (tree: string): Release => readRelease(tree, templates);

const same = [
  ...changesBetween(release(base), release(".")),
  ...resourceChanges(release(base), release(".")),
];
test("the same is told as nothing", () => expect(same).toEqual([]));

describe("against a release that was otherwise", () => {
  const now = (() => {
    const folder = join(scratch, "now");
    cpSync(templates, folder, { recursive: true });
    return readRelease(".", folder);
  })();
  edit("policies/connect/tainan-2021.cedar", '@id("tainan-drill-done")', '@id("tainan-drill-gone")');
  edit("policies/connect/tainan-2021.cedar", "context has reviewNamesPerson &&", "");
  edit(
    "policies/profiles/ey-draft.json",
    /"postureFreshMinutes": \{ "value": \d+/,
    '"postureFreshMinutes": { "value": 99',
  );
  edit("functions/shared/journal/law-releases.ts", "= {\n", "= {\n  TERMINAL: { now: 2, from: 2 },\n");
  edit("functions/people/person.ts", "kind: ", "// once\n  kind: ");
  edit(
    template("api"),
    '"/v1/terminals": {',
    '"/v1/gone": {"get":{"x-amazon-apigateway-integration":{"$ref":"#/components/x-amazon-apigateway-integrations/about-about"}}},\n"/v1/terminals": {',
  );
  edit(template("gate"), /"dynamodb:ConditionCheckItem"/, '"dynamodb:DeleteItem"');
  edit(
    template("gate"),
    /("AlarmName": "docgate-tokyo gate-failed: sessions\/connect"[\s\S]*?"Threshold": )1/,
    "$17",
  );
  edit(template("state"), /"AttributeName": "pk",(\s*"KeyType": "HASH")/, '"AttributeName": "key",$1');
  edit(template("state"), '"Resources": {', '"Resources": {"Gone":{"Type":"AWS::SQS::Queue"},');
  const before = release(base);
  const told = said(changesBetween(before, now));
  const resources = said(resourceChanges(before, now));

  test.each([
    [
      "a policy that is gone, with its clause",
      /^! - policies: connect\/tainan-drill-gone tainan-2021\/3\.1b$/m,
    ],
    ["a policy that is new", /^ {2}\+ policies: connect\/tainan-drill-done tainan-2021\/3\.1b$/m],
    ["a policy that is otherwise", /^! ~ policies: connect\/tainan-readiness-reviewed tainan-2021\/3\.1a$/m],
    [
      "a parameter, by its value before and now",
      /^! ~ rules: profiles\/ey-draft\.json .*postureFreshMinutes.*: 99 → \d+$/m,
    ],
    [
      "a law whose states are folded again",
      /^! ~ laws: TERMINAL: \{ now: 2, from: 2 \} → .* npm run rebuild -- states/m,
    ],
    ["a law that is written otherwise in the same release", /^ {2}~ laws: PERSON: .*its release stays/m],
    ["a route that is gone", /^! - routes: GET \/v1\/gone: about-about$/m],
    ["a right that is new, and whose", /^! \+ rights: dynamodb:ConditionCheckItem → .*: \w+\//m],
    ["a right that is gone", /^ {2}- rights: dynamodb:DeleteItem → /m],
    [
      "an alarm that rings later or sooner",
      /^! ~ alarms: docgate-tokyo gate-failed: sessions\/connect: .* 7, 1 action\(s\) → .* 1, /m,
    ],
  ])("%s is told", (_, line) => {
    expect(told).toMatch(line);
  });

  test("a resource that goes, and one that is made anew, are told by the CDK's own knowledge", () => {
    expect(resources).toMatch(/^! - resources: docgate-tokyo-state AWS::SQS::Queue Gone: .*is taken away$/m);
    expect(resources).toMatch(/^! ~ resources: docgate-tokyo-state AWS::DynamoDB::GlobalTable .*made anew$/m);
  });

  test("a whole stack that is not there any more, and one that is new", () => {
    const without = {
      ...now,
      templates: new Map([...now.templates].filter(([name]) => !name.endsWith("-vpn"))),
    };
    expect(said(resourceChanges(before, without))).toContain("! - resources: docgate-tokyo-vpn");
    const [, ...rest] = before.templates;
    expect(said(resourceChanges({ ...before, templates: new Map(rest) }, now))).toContain("a new stack");
  });
});

describe("the command", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["infra/local/commands/diff.ts", ...args], { encoding: "utf8" });

  test("compares what is here with a kept release, says how much is to be looked at, and keeps this one", () => {
    const { status, stdout } = run("tokyo", "--base", base, "--keep", join(scratch, "kept"));
    expect(stdout).toMatch(/^tokyo：/);
    expect(stdout).toMatch(/policies, by clause\n[\s\S]*! - connect\/tainan-drill-gone tainan-2021\/3\.1b/);
    expect(stdout).toMatch(/\d+ changes, [1-9]\d* to be looked at/);
    expect(status).toBe(1);
    const kept = readdirSync(join(scratch, "kept", "templates"));
    expect(kept).toContain("docgate-tokyo-state.template.json");
    expect(kept.filter(name => name.startsWith("asset."))).toEqual([]);
  });

  test.each([
    ["a stage that there is not", ["kyoto"], /no stage is called kyoto/],
    ["no stage", [], /usage/],
    ["an option that there is not", ["tokyo", "--live"], /usage/],
    [
      "a base that is nothing",
      ["tokyo", "--base", "no-such-release"],
      /neither a release of this repository nor/,
    ],
  ])("refuses %s", (_, args, sentence) => {
    const { status, stderr } = run(...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(sentence)]);
  });
});
