// What `npm run replay` takes: what it cannot read is a sentence and the usage, and is never taken for no difference.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readWish } from "../../infra/local/commands/replay/wish.ts";

const scratch = mkdtempSync(join(tmpdir(), "docgate-replay-"));
afterAll(() => rmSync(scratch, { recursive: true }));
const GOOD = `--policies policies/connect --data ${scratch}`;
const read = (text: string) => readWish(text.split(" "));

test("a folder of policies, a span in any zone, and how many to show", () => {
  expect(read(`${GOOD} --from 2021-06-11T08:30:00+08:00 --show 3 --json`)).toMatchObject({
    policies: resolve("policies/connect"),
    from: "2021-06-11T00:30:00.000Z",
    show: 3,
    json: true,
  });
});

test("without a span all that was ever recorded is in it", () => {
  const { from, until } = read(GOOD) as { from: string; until: string };
  expect(from < "0000-01-01T00:00:00.000Z" && "9999-12-31T23:59:59.999Z" < until).toBe(true);
});

describe("a fault in a sentence", () => {
  test.each([
    ["nothing asked", "--json", "missing: --policies"],
    ["a folder that is not there", `--policies /nowhere --data ${scratch}`, "no policies in /nowhere"],
    ["a folder without policies", `--policies ${scratch} --data ${scratch}`, "no policies in"],
    ["policies of something else", `--policies policies/operate --data ${scratch}`, "permits to connect"],
    ["a moment that is none", `${GOOD} --from yesterday`, "not an instant with its zone: yesterday"],
    ["a day without its zone", `${GOOD} --until 2021-06-11`, "not an instant"],
    [
      "a span that runs backward",
      `${GOOD} --from 2021-06-12T00:00:00Z --until 2021-06-11T00:00:00Z`,
      "before --until",
    ],
    ["half a decision", `${GOOD} --show 1.5`, "--show 1.5"],
    ["an unknown option", `${GOOD} --polices x`, "--polices"],
    ["a gateway that was never there", "--policies policies/connect --data /nowhere", "no such folder"],
  ])("%s", (_, text, said) => {
    expect(read(text)).toEqual({ fault: expect.stringContaining(said) });
  });

  test("policies that do not parse, or would open to anybody", () => {
    writeFileSync(join(scratch, "one.cedar"), "// 中文\nforbid (");
    expect(read(`--policies ${scratch} --data ${scratch}`)).toEqual({
      fault: expect.stringContaining("one.cedar:2: unexpected end of input"),
    });
    writeFileSync(join(scratch, "one.cedar"), '@id("all") permit (principal, action, resource);');
    expect(read(`--policies ${scratch} --data ${scratch}`)).toEqual({
      fault: expect.stringContaining("open the gate to a question without facts"),
    });
  });
});
