// The one door for ranges: hundreds of texts people type or paste, each with its one form or the exact reason against it.
import { afterEach, expect, test, vi } from "vitest";
import { readListed } from "../../../functions/shared/address/listed-range.ts";
import { RANGE_FAULTS, rangeFaultWords } from "../../../functions/shared/address/range-fault.ts";
import { rangeLimitsHere } from "../../../functions/shared/address/range-limits.ts";
import type { RangeLimits } from "../../../functions/shared/address/sanity.ts";
import bad from "./bad-ranges.json" with { type: "json" };
import good from "./good-ranges.json" with { type: "json" };

const LIMITS: RangeLimits = { widest: { 4: 24, 6: 64 }, documentation: "refused" };
const BAD = Object.entries(bad).flatMap(([fault, texts]) => texts.map(text => [text, fault] as const));
const GOOD = Object.entries(good);
const shown = (text: string) => JSON.stringify(text.slice(0, 40));

test("there are two hundred of each at least, and every reason a text alone can give is among them", () => {
  expect([BAD.length >= 200, GOOD.length >= 200]).toEqual([true, true]);
  // The rest are about other ranges.
  const elsewhere = ["duplicate", "overlap", "other-system"];
  expect(Object.keys(bad).sort()).toEqual(RANGE_FAULTS.filter(fault => !elsewhere.includes(fault)).sort());
});

test.each(BAD.map(([text, fault]) => [shown(text), fault, text] as const))(
  "%s is refused as %s",
  (_, fault, text) => {
    const read = readListed(text, LIMITS);
    expect(read.kind === "refused" && read.fault).toBe(fault);
  },
);

// What is right was written down by another implementation, Python's ipaddress.
test.each(GOOD.map(([text, form]) => [shown(text), form, text] as const))(
  "%s is taken as %s",
  (_, form, text) => {
    const read = readListed(text, LIMITS);
    expect(read.kind === "range" ? read.range.text : read.fault).toBe(form);
  },
);

test("every reason has its words in both languages", () => {
  for (const fault of RANGE_FAULTS) {
    const { "zh-TW": zh, en } = rangeFaultWords(fault);
    expect([/[一-鿿]/.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
  }
});

test("addresses for examples are taken where exercises are run, and are still held to everything else", () => {
  const exercise: RangeLimits = { ...LIMITS, documentation: "allowed" };
  const kinds = ["203.0.113.24", "2001:db8::/64", "198.18.0.0/24", "203.0.112.0/23", "203.0.113.1/24"].map(
    text => {
      const read = readListed(text, exercise);
      return read.kind === "range" ? "taken" : read.fault;
    },
  );
  expect(kinds).toEqual(["taken", "taken", "taken", "too-wide", "host-bits"]);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([undefined, "", "refused", "yes", "true", "ALLOWED"])("a stack that says %j takes none", said => {
  vi.stubEnv("DOCUMENTATION_RANGES", said);
  const read = readListed("203.0.113.24", rangeLimitsHere());
  expect(read.kind === "refused" && read.fault).toBe("documentation");
});
