// What the directory keeps of what is said: the stronger word stays, an erased name does not come back by itself.
import { describe, expect, test } from "vitest";
import { type DirectoryEntry, erasedOf, keptOf, type Said } from "../../functions/shared/directory/entry.ts";

const of = { person: "worker@household", agency: "household-office", at: "2026-11-28T02:00:00.000Z" };
const said = (source: Said["source"], name: string): Said => ({ ...of, source, called: { name } });
const entry = (source: Said["source"], name: string): DirectoryEntry => ({ ...of, source, name });

describe("what is kept", () => {
  test.each<[string, DirectoryEntry | undefined, Said, string | undefined]>([
    ["nothing before", undefined, said("log-in", "甲"), "甲"],
    ["another name by the same", entry("log-in", "甲"), said("log-in", "乙"), "乙"],
    ["a stronger word", entry("log-in", "甲"), said("synchronised", "乙"), "乙"],
    ["a weaker word", entry("synchronised", "甲"), said("log-in", "乙"), undefined],
    ["after personnel corrected it", entry("personnel", "甲"), said("synchronised", "乙"), undefined],
    ["the same again", entry("log-in", "甲"), said("log-in", "甲"), undefined],
    ["a log-in after the erasure", erasedOf(of), said("log-in", "甲"), undefined],
    ["a file after the erasure", erasedOf(of), said("synchronised", "甲"), undefined],
    ["personnel after the erasure", erasedOf(of), said("personnel", "甲"), "甲"],
  ])("%s", (_, before, now, name) => {
    const kept = keptOf(before, now);
    expect(kept && "name" in kept ? kept.name : undefined).toBe(name);
  });

  test("nothing of what was erased", () => {
    expect(JSON.stringify(erasedOf(entry("personnel", "甲")))).not.toContain("甲");
  });
});
