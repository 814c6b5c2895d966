// What is deployed judges by the compiled policies of its build, says what they say, and refuses everything once they are in doubt.
import { execFile } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ProofFile, provedIn } from "../../functions/gate/proof.ts";
import { readSet } from "../../functions/shared/policy/sets.ts";
import { judgingBy, layChangesDown, layWordsDown } from "../../infra/bundle.ts";
import { compilePolicies, layDown, withProof } from "../../infra/compiled-policies.ts";
import { readCases } from "../../infra/local/commands/policy/cases.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "docgate-built-"));
afterAll(() => rmSync(folder, { recursive: true }));
const CASES = readCases("policies/connect");
const policies = withProof(compilePolicies("policies"), "policies");
const CONNECT = "policies/connect.js";
const OPERATE = "policies/operate.js";
const SAID = "policies/connect.said.json";
const PROOF = "policies/provedConnect.json";

beforeAll(async () => {
  const outfile = join(folder, "index.cjs");
  await build({ ...judgingBy(policies), entryPoints: ["test/infra/woken.ts"], outfile });
});

interface Said {
  readonly answers: readonly string[][];
  readonly stranger: string;
  readonly unproved: readonly string[] | string;
  readonly records: string;
}

let starts = 0;
/** As it starts after something was done to what lies beside it. */
async function woken(meddle: (place: string) => void = () => {}): Promise<Said> {
  const place = join(folder, `start-${starts++}`);
  cpSync(join(folder, "index.cjs"), join(place, "index.cjs"));
  layDown(policies, place);
  layWordsDown(place);
  layChangesDown(place);
  meddle(place);
  const { stdout } = await run(process.execPath, [join(place, "index.cjs")], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Said;
}

function changing(file: string, change: (text: string) => string) {
  return (place: string) => {
    const text = readFileSync(join(place, file), "utf8");
    if (change(text) === text) throw new Error(`nothing was changed in ${file}`);
    writeFileSync(join(place, file), change(text));
  };
}

/** The policies with one that lets another in. */
function texts(): string {
  const place = join(folder, "texts");
  cpSync("policies", place, { recursive: true });
  const letter = join(place, "connect/tainan-2021.cedar");
  const text = readFileSync(letter, "utf8");
  writeFileSync(letter, text.replaceAll("context.seatsLeft > 0", "context.seatsLeft > -1"));
  return place;
}

const ALL_REFUSED = CASES.map(() => ["policies-in-doubt"]);

test("the gate answers every case as its policies say, and the permissions as theirs", async () => {
  const { answers, stranger, records } = await woken();
  expect(answers).toEqual(CASES.map(({ refused }) => refused.toSorted()));
  expect([stranger, records]).toEqual(["not-permitted", "yes"]);
});

describe("the gate refuses everything, and says why,", () => {
  test.each<readonly [string, (place: string) => void]>([
    ["by a file in which one refusal permits", changing(CONNECT, text => text.replace("forbid", "permit"))],
    ["by a file with one letter more", changing(CONNECT, text => `${text} `)],
    ["by a file that says nothing of its texts", changing(CONNECT, text => text.replace(/^.*\n/, ""))],
    ["by a file of other texts, however well compiled", place => layDown(compilePolicies(texts()), place)],
    ["by no file", place => rmSync(join(place, CONNECT))],
    ["by another set's file", place => cpSync(join(place, OPERATE), join(place, CONNECT))],
  ])("%s", { timeout: 60_000 }, async (_, meddle) => {
    const { answers, stranger } = await woken(meddle);
    expect(answers).toEqual(ALL_REFUSED);
    expect(stranger).not.toBe("yes");
  });
});

describe("what is said of the gate's policies is read for who is refused, who is told nothing else", () => {
  const inDoubt = CASES.map(({ refused }) => (refused.length > 0 ? ["policies-in-doubt"] : []));
  test.each<readonly [string, (place: string) => void]>([
    ["by a file with one letter more", changing(SAID, text => `${text} `)],
    ["by no file", place => rmSync(join(place, SAID))],
    ["by another set's file", place => cpSync(join(place, "policies/operate.said.json"), join(place, SAID))],
  ])("%s", { timeout: 60_000 }, async (_, meddle) => {
    expect((await woken(meddle)).answers).toEqual(inDoubt);
  });
});

test("nobody may anything by permissions that are not of this build", { timeout: 60_000 }, async () => {
  const { answers, stranger, records } = await woken(
    changing(OPERATE, text => text.replaceAll("forbid", "permit")),
  );
  expect([stranger, records]).toEqual(["permissions-in-doubt", "permissions-in-doubt"]);
  expect(answers).toEqual(CASES.map(({ refused }) => refused.toSorted()));
});

describe("what is proved of the gate's policies", () => {
  const everyPolicy = readSet("connect").map(({ id }) => id);

  test("is told of every one of them", { timeout: 60_000 }, async () => {
    expect((await woken()).unproved).toEqual([]);
  });
  test.each<readonly [string, (place: string) => void]>([
    ["whose file is not as it was made", changing(PROOF, text => text.replace("opens", "closes"))],
    ["that has no file", place => rmSync(join(place, PROOF))],
    ["that is of other texts", place => layDown(withProof(compilePolicies(texts()), texts()), place)],
  ])("is of none of them by a proof %s", { timeout: 60_000 }, async (_, meddle) => {
    const only = (place: string) => {
      const kept = [CONNECT, SAID].map(file => [file, readFileSync(join(place, file))] as const);
      meddle(place);
      for (const [file, bytes] of kept) writeFileSync(join(place, file), bytes);
    };
    expect((await woken(only)).unproved).toEqual(everyPolicy);
  });
  test("counts for its own texts and numbers alone", () => {
    const text = policies.files.get(PROOF);
    const file = JSON.parse(text ?? "") as ProofFile;
    expect(Object.keys(provedIn(text, file.texts))).toHaveLength(everyPolicy.length);
    expect(provedIn(text, "of-others")).toEqual({});
    expect(provedIn(text, undefined)).toEqual({});
    expect(provedIn(JSON.stringify({ ...file, numbers: "others" }), file.texts)).toEqual({});
  });
});

test("beside a function lies only what it asks for by name", () => {
  const place = join(folder, "asking");
  layDown(policies, place, 'read("connect")');
  expect(globSync("**/*.*", { cwd: place }).sort()).toEqual([CONNECT, SAID]);
});

test("a file is readable, one function a policy with its id, its place and its clause", () => {
  const text = policies.files.get(CONNECT) ?? "";
  expect(text).toMatch(
    /\/\/ policies\/connect\/tainan-2021\.cedar:\d+, tainan-2021\/3\.4b\n {4}\{ id: "tainan-wired-only", .*\n {6}applies: \(\{ action, context, constants \}\) =>\n/,
  );
});
