// Causes of overtime as personnel see them and take them out: what is open with its age, the longest first, and what has been done of each.
import { expect, test } from "vitest";
import { causesPart, handedCauses } from "../../functions/console/hours/causes.ts";
import { bookView } from "../../functions/hours/book-view.ts";
import type { HoursBookEvent } from "../../functions/hours/hours-book.ts";
import { agency, at, Hours } from "../hours/told.ts";
import { AGENCY } from "../house/city.ts";
import { readerOf } from "./reader.ts";

const cause = (number: string, category: string, kind: string, on: string) =>
  ({ type: "CauseGiven", cause: number, category, kind, what: `事由 ${number}`, on }) as HoursBookEvent;

function bookOn(today: string) {
  const hours = new Hours();
  for (const event of [
    cause("1", "disaster-major", "disaster-rescue", "2026-01-10"),
    cause("2", "urgent-shortage", "urgent-need", "2026-02-20"),
    cause("3", "seasonal", "seasonal-work", "2026-01-05"),
    cause("4", "disaster-major", "disaster-rescue", "2026-01-02"),
  ])
    hours.booked(event, at("2026-02-20", "09:00"));
  const reported = { type: "CauseReported", cause: "4", document: "鄉人字第51號", on: "2026-02-03" } as const;
  hours.booked(reported, at("2026-02-20", "09:00"));
  return bookView(hours.book, { agency: AGENCY, rules: agency("yilan-hours"), today, version: 5 });
}

function fileOf(today: string): readonly string[] {
  const { handed } = handedCauses(bookOn(today)) as { handed: { body: string; headers: object } };
  expect(handed.headers).toMatchObject({
    "content-disposition": `attachment; filename="overtime-causes-${AGENCY}.csv"`,
  });
  return Buffer.from(handed.body, "base64").toString("utf8").replace(/"/g, "").trim().split("\r\n");
}

test("the file has what is open first, by how long, with what is due and how late it is", () => {
  const [head, ...rows] = fileOf("2026-02-25");
  expect(head).toBe(
    "事由編號,類別,事由種類,事由,發生日,結束日,縣府同意起,縣府同意迄,同意文號,備查期限,報備查日,備查文號,辦理情形,未辦結日數,逾期日數",
  );
  const seen = rows.map(row => row.split(","));
  expect(seen.map(([number, ...row]) => [number, ...row.slice(-3)])).toEqual([
    ["3", "待縣府同意", "51", ""],
    ["1", "待報備查", "46", "16"],
    ["2", "待報備查", "5", ""],
    ["4", "已報備查", "", "2"],
  ]);
  expect(seen[1]?.slice(4, 10)).toEqual(["115/01/10", "", "", "", "", "115/02/09"]);
});

test("the page says how long each has been open, and has the file’s button", () => {
  const text = String(causesPart(readerOf({ roles: ["personnel"] }), bookOn("2026-02-25")));
  for (const said of ["46 日", "51 日", "逾期 16 日", 'href="/console/hours/agency?file=causes"'])
    expect(text).toContain(said);
});
