// The address somebody asks about, in its one form; anything else is refused with the reason; pure.
import { scanCaller } from "../../shared/address/address-reading.ts";
import { readRange } from "../../shared/address/range.ts";
import { wordsOf } from "../../shared/address/range-fault.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";

export function callerIn(address: string): string {
  const text = address.trim();
  if (!text.includes("/") && scanCaller(text) !== undefined) return text;
  const read = readRange(text);
  const code = read.kind === "refused" ? read.fault : "not-an-address";
  const fault = { pointer: "/query/address", code, words: wordsOf(code) };
  throw new Problem(PROBLEM["invalid-input"], { faults: [fault] });
}
