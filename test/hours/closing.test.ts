// A month that is closed: once, when it is over, with what is open done or carried over; the same facts give the same bytes for ever, and
// what comes after is told as late.
import { expect, test } from "vitest";
import { monthView } from "../../functions/hours/accounting.ts";
import { closeMonth, textOf } from "../../functions/hours/closing.ts";
import { monthReport } from "../../functions/hours/month-report.ts";
import { digestOfText } from "../../functions/shared/journal/blob.ts";
import { ANN, at, BOSS, evening, Hours } from "./told.ts";

const MONTH = "2026-03";
const CLOSES = at("2026-04-02", "09:00");
const viewOf = (hours: Hours, on = "2026-04-02") =>
  monthView(hours.known, { account: ANN, month: MONTH, on, version: 0 });

function closing(hours: Hours, more: { reason?: string; at?: string } = {}) {
  const months = [viewOf(hours)];
  return closeMonth(hours.book, {
    ...{ month: MONTH, at: CLOSES, months, digest: digestOfText(textOf(months)), ...more },
  });
}

function worked() {
  const hours = new Hours();
  hours.worked(evening("2026-03-10", "21:17"), "leave");
  hours.worked(evening("2026-03-11"), "leave");
  return hours;
}

test("it is closed once, and not before it is over", () => {
  const hours = worked();
  expect(() => closing(hours, { at: at("2026-03-31", "23:59") })).toThrow("month-running");
  const [{ event }] = closing(hours);
  expect(event).toMatchObject({ people: 1, minutes: 317, carried: [] });
  hours.booked(event, CLOSES);
  expect(() => closing(hours)).toThrow("month-closed");
});

test("what is open is named, and carried over only with a reason", () => {
  const hours = worked();
  const open = hours.assign(evening("2026-03-12"));
  const paid = hours.worked(evening("2026-03-13"), "pay");
  expect(() => closing(hours)).toThrow("month-open");
  const [{ event }] = closing(hours, { reason: "補登" });
  const carried = [open, paid].map(piece => ({ person: ANN, piece }));
  expect(event).toMatchObject({ carried, reason: "補登" });
});

test("what is said after it is late, changes what is shown now, and nothing of what was closed", () => {
  const hours = worked();
  const open = hours.assign(evening("2026-03-31"));
  const then = textOf([viewOf(hours)]);
  const [{ event }] = closing(hours, { reason: "三月底加班於四月確認" });
  hours.booked(event, CLOSES);
  hours.record([{ event: { type: "OvertimeCalledOff", piece: open, reason: "未執行" } }], {
    ...{ by: BOSS, at: at("2026-04-03", "10:00") },
  });
  const now = viewOf(hours, "2026-04-30");
  expect(now.pieces.map(({ late }) => late !== undefined)).toEqual([false, false, true]);
  const again = hours.asOf("2026-04-01");
  expect(textOf([viewOf(again)])).toBe(then);
  expect(textOf([now])).not.toBe(then);
  const report = monthReport({
    agency: "a",
    month: MONTH,
    book: hours.book,
    months: [now],
    kept: JSON.parse(`[${then.trim()}]`),
  });
  expect(report.rows).toMatchObject([{ minutes: 437, now: { minutes: 317 } }]);
  expect(report.late).toMatchObject([{ person: ANN, piece: open, stage: "called-off" }]);
});
