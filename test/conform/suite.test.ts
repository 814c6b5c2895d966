// How a run against another implementation is judged: what fails must be on the list, what is on the list must fail.
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { FAULTS } from "./implementations/faults.ts";
import { judged } from "./implementations/suite.ts";

type Reported = Parameters<typeof judged>[1]["testResults"][number];

const known: Reported[] = FAULTS.filter(({ of }) => of === "moto").flatMap(({ tests }) =>
  Object.entries(tests).map(([file, names]) => ({
    name: resolve(file),
    message: "",
    assertionResults: names.map(fullName => ({ fullName, status: "failed" })),
  })),
);
const passes = (fullName: string): Reported => ({
  name: resolve("test/any.test.ts"),
  message: "",
  assertionResults: [{ fullName, status: "passed" }],
});

function judge(...testResults: Reported[]) {
  const said: string[] = [];
  const verdict = judged("moto", { testResults }, line => said.push(line));
  return { verdict, said: said.join("\n") };
}

test("known faults that show and nothing else conform", () => {
  expect(judge(passes("it works"), ...known).verdict).toBe("conforms");
});

test("any other failure differs, and is named", () => {
  const failed = { ...passes("it works"), assertionResults: [{ fullName: "it works", status: "failed" }] };
  const { verdict, said } = judge(passes("another"), failed, ...known);
  expect(verdict).toBe("differs");
  expect(said).toContain("FAILED: test/any.test.ts: it works");
});

test("a file that does not load differs", () => {
  const broken = { name: resolve("test/any.test.ts"), message: "no such module", assertionResults: [] };
  expect(judge(passes("another"), broken, ...known).said).toContain(
    "FAILED: test/any.test.ts: no such module",
  );
});

test("a known fault that no longer shows has to leave the list", () => {
  const { verdict, said } = judge(passes("it works"), ...known.slice(1));
  expect(verdict).toBe("differs");
  expect(said).toContain("MENDED");
});

test("a run in which nothing passed proves nothing", () => {
  expect(judge(...known).verdict).toBe("differs");
});
