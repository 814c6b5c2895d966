// A pack: the same snapshot gives the same bytes, the totals tie out in every file, and one altered byte is refused.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../functions/reports/manifest.ts";
import { packFiles } from "../../functions/reports/pack-files.ts";
import { verifyPackFile } from "../../functions/reports/pack-verification.ts";
import { ANSWER_COLUMNS } from "../../functions/reports/sheets.ts";
import { snapshotOf } from "../../functions/reports/snapshot.ts";
import { readZip, writeZip } from "../../functions/reports/zip.ts";
import { readSheet } from "../../functions/shared/sheet/sheet.ts";
import { AT, cityPack, rowsOf, sectionOf } from "./many-rows.ts";
import { KEYS, signedArchive } from "./signing.ts";

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();
const fileOf = (name: string, rows = 30) => packFiles(cityPack(rows)).find(file => file.name === name)?.bytes;

describe("the same snapshot", () => {
  test("gives the same bytes, on this machine and on every other", () => {
    const archive = () => writeZip(packFiles(cityPack(30)));
    expect(sha256(archive())).toBe(sha256(archive()));
    // Known since it was first packed: whatever the machine, these are the bytes.
    expect(sha256(archive())).toMatchInlineSnapshot(
      `"717888ab072beb20e52de5abbaf775162be876abf0f8b3be8b4c8c5ac92a0b9d"`,
    );
  });
});

describe("the difference since the last pack", () => {
  const checkpoint = { digest: "0".repeat(64), heads: [] };
  const [one, two, three] = rowsOf("fire", 3) as [never, never, never];
  const first = snapshotOf(
    { number: 1, compiledAt: AT, sections: [sectionOf("fire", [one, two])], checkpoint },
    undefined,
  );
  const changed = { ...(two as object), purpose: "備援" } as never;
  const second = snapshotOf(
    { number: 2, compiledAt: AT, sections: [sectionOf("fire", [changed, three], 2)], checkpoint },
    first,
  );

  test("names what was added, changed and removed", () => {
    expect(second.differences).toEqual([
      { system: "fire", change: "add", ...(three as object) },
      { system: "fire", change: "change", ...(changed as object) },
      { system: "fire", change: "remove", ...(one as object) },
    ]);
    expect(second.totals).toMatchObject({ before: 2, add: 1, change: 1, remove: 1, rows: 2 });
  });

  test("names the systems that have not reported", () => {
    expect(second.missing).toHaveLength(8);
    expect(second.missing).not.toContain("fire");
  });

  test("ties out for whatever is reported, in whatever order", () => {
    const rows = fc.shuffledSubarray(rowsOf("land", 12));
    fc.assert(
      fc.property(rows, rows, (before, now) => {
        const old = snapshotOf(
          { number: 1, compiledAt: AT, sections: [sectionOf("land", before)], checkpoint },
          undefined,
        );
        const next = snapshotOf(
          { number: 2, compiledAt: AT, sections: [sectionOf("land", now)], checkpoint },
          old,
        );
        const { before: was, add, remove, rows } = next.totals;
        expect([was, rows, was + add - remove]).toEqual([before.length, now.length, rows]);
      }),
    );
  });
});

describe("the files agree", () => {
  test("on the number of rows, in the form, the sheet, the CSV and the data", () => {
    const count = (name: string, mark: RegExp) => textOf(fileOf(name)).match(mark)?.length;
    const head = 1;
    expect(count("full.csv", /\r\n/g)).toBe(30 + head);
    expect(count("changes.csv", /\r\n/g)).toBe(30 + head);
    for (const name of ["report.odt", "report.ods"])
      expect(count(name, />198\.\d+\.\d+\.\d+\/32</g)).toBe(60);
    expect(JSON.parse(textOf(fileOf("pack.json"))).totals.rows).toBe(30);
    expect(JSON.parse(textOf(fileOf("manifest.json"))).totals.rows).toBe(30);
  });

  test("and the full CSV comes back as answers, whether saved as UTF-8 or Big5", () => {
    const csv = fileOf("full.csv") ?? new Uint8Array();
    const { rows, faults } = readSheet(csv, ANSWER_COLUMNS);
    expect([rows.length, faults]).toEqual([30, []]);
    expect(rows[0]?.record).toMatchObject({
      system: "city-hall",
      channel: "vpn",
      outcome: null,
      reason: null,
    });
    const hall = Buffer.from("b8eaaec6", "hex");
    const big5 = Buffer.concat([
      Buffer.from("system,channel,range,outcome,reason\r\nfire,vpn,198.18.0.9,returned,"),
      hall,
    ]);
    expect(readSheet(big5, ANSWER_COLUMNS).rows[0]?.record).toMatchObject({
      outcome: "returned",
      reason: "資料",
    });
  });
});

describe("a signed pack", () => {
  const archive = signedArchive(cityPack(3));

  test("is valid as it stands", () => {
    expect(verifyPackFile(archive, KEYS)).toMatchObject({ status: "valid", signed: { number: 1, rows: 3 } });
  });

  test("is refused with one bit of any byte altered", () => {
    const step = Math.max(1, Math.floor(archive.length / 2_000));
    const places = Array.from({ length: Math.ceil(archive.length / step) }, (_, index) => index * step);
    const ends = Array.from({ length: 1_500 }, (_, index) => archive.length - 1 - index);
    for (const place of [...places, ...ends]) {
      const altered = Uint8Array.from(archive);
      altered[place] = (altered[place] ?? 0) ^ (1 << (place % 8));
      expect([place, verifyPackFile(altered, KEYS).status]).toEqual([place, "refused"]);
    }
  });

  test.each<
    [string, (files: { name: string; bytes: Uint8Array }[]) => { name: string; bytes: Uint8Array }[]]
  >([
    ["a file left out", files => files.slice(1)],
    ["a file added", files => [{ name: "extra.csv", bytes: new Uint8Array(3) }, ...files]],
    ["two files swapped", ([one, two, ...rest]) => [two, one, ...rest] as typeof rest],
    ["no signature", files => files.slice(0, -1)],
  ])("is refused with %s", (_, change) => {
    const files = readZip(archive) ?? [];
    expect(verifyPackFile(writeZip(change(files)), KEYS).status).toBe("refused");
  });

  test.each([
    ["cut short", (bytes: Uint8Array) => bytes.subarray(0, -1)],
    ["with something behind it", (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.from([0])])],
    ["that is empty", () => new Uint8Array()],
    ["that is no archive", () => Buffer.from("PK, said the fox")],
  ])("is refused %s", (_, change) => {
    expect(verifyPackFile(change(archive), KEYS).status).toBe("refused");
  });

  test("is refused by keys that are not ours", () => {
    expect(verifyPackFile(archive, []).status).toBe("refused");
  });
});
