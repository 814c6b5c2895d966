// Republic dates are read in every form that offices write, and written back; what is in doubt is refused with its reason.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROC_FORMS, ROC_REFUSALS, readRocDate, rocDate } from "../../../functions/shared/time/roc-date.ts";

describe("reading", () => {
  test.each([
    ["110/06/03", "2021-06-03"],
    ["110/6/3", "2021-06-03"],
    ["110.6.3", "2021-06-03"],
    ["110.06.03", "2021-06-03"],
    ["110年6月3日", "2021-06-03"],
    ["110 年 06 月 03 日", "2021-06-03"],
    ["中華民國110年6月3日", "2021-06-03"],
    ["民國 110/6/3", "2021-06-03"],
    ["1100603", "2021-06-03"],
    ["１１０／０６／０３", "2021-06-03"],
    ["１１０．６．３", "2021-06-03"],
    ["１１０年６月３日", "2021-06-03"],
    ["１１００６０３", "2021-06-03"],
    ["110年6⽉3日", "2021-06-03"],
    [" 110/06/03\t", "2021-06-03"],
    ["\u3000110/06/03\u200b", "2021-06-03"],
    ["\ufeff110.6.3", "2021-06-03"],
    ["1/1/1", "1912-01-01"],
    ["0010101", "1912-01-01"],
    ["99/12/31", "2010-12-31"],
    ["0991231", "2010-12-31"],
    ["100/01/01", "2011-01-01"],
    ["1000101", "2011-01-01"],
    ["110年12月31日", "2021-12-31"],
    ["111.1.1", "2022-01-01"],
    ["89/2/29", "2000-02-29"],
    ["113年2月29日", "2024-02-29"],
    ["1170229", "2028-02-29"],
    ["999/12/31", "2910-12-31"],
  ])("%j is %s", (text, day) => {
    expect(readRocDate(text)).toEqual({ status: "read", day });
  });

  test.each([
    ["110/02/29", "no-such-day"],
    ["189/2/29", "no-such-day"],
    ["1120229", "no-such-day"],
    ["110/13/01", "no-such-day"],
    ["110/00/10", "no-such-day"],
    ["110/06/31", "no-such-day"],
    ["110.6.0", "no-such-day"],
    ["0/12/31", "before-roc-year-1"],
    ["000/01/01", "before-roc-year-1"],
    ["0001231", "before-roc-year-1"],
    ["民國前1年12月31日", "before-roc-year-1"],
    ["民前 1/12/31", "before-roc-year-1"],
    ["", "not-a-roc-date"],
    ["2021/06/03", "not-a-roc-date"],
    ["2021-06-03", "not-a-roc-date"],
    ["20210603", "not-a-roc-date"],
    ["991231", "not-a-roc-date"],
    ["-1/01/01", "not-a-roc-date"],
    ["110/06.03", "not-a-roc-date"],
    ["110-06-03", "not-a-roc-date"],
    ["110/06", "not-a-roc-date"],
    ["110年6月3", "not-a-roc-date"],
    ["1 10/06/03", "not-a-roc-date"],
    ["110/06/03 08:00", "not-a-roc-date"],
    ["110/06/03110/06/03", "not-a-roc-date"],
    ["六月三日", "not-a-roc-date"],
    ["44350", "not-a-roc-date"],
  ] as const)("%j is refused: %s", (text, code) => {
    expect(readRocDate(text)).toEqual({ status: "refused", code, words: ROC_REFUSALS[code] });
  });
});

describe("writing", () => {
  test.each([
    ["2021-06-03", "110/06/03", "110.6.3", "110年6月3日", "1100603"],
    ["2010-12-31", "099/12/31", "99.12.31", "99年12月31日", "0991231"],
    ["2011-01-01", "100/01/01", "100.1.1", "100年1月1日", "1000101"],
    ["2024-02-29", "113/02/29", "113.2.29", "113年2月29日", "1130229"],
    ["1912-01-01", "001/01/01", "1.1.1", "1年1月1日", "0010101"],
  ])("%s is written %s, %s, %s or %s", (day, ...written) => {
    expect(ROC_FORMS.map(form => rocDate(day, form))).toEqual(written);
  });

  test.each(["1911-12-31", "2911-01-01", "2021-02-29", "", "110/06/03"])("%j is not written", day => {
    for (const form of ROC_FORMS) expect(() => rocDate(day, form)).toThrow(RangeError);
  });

  test("reading gives back what was written, for every day of the Republic's first 999 years", () => {
    const anyDay = fc
      .date({ min: new Date("1912-01-01"), max: new Date("2910-12-31"), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...ROC_FORMS), (day, form) => {
        expect(readRocDate(rocDate(day, form))).toEqual({ status: "read", day });
      }),
      { numRuns: 2_000 },
    );
  });
});
