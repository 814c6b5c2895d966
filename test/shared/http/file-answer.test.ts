// A file's name in a header: ASCII whatever the name, read back whole, and nothing in it is a parameter of its own.
import fc from "fast-check";
import { expect, test } from "vitest";
import { attachment, fileAnswer } from "../../../functions/shared/http/file-answer.ts";

test.each([
  ["terminals-household-office.csv", 'attachment; filename="terminals-household-office.csv"'],
  [
    "terminals-戶政.csv",
    `attachment; filename="terminals-__.csv"; filename*=UTF-8''terminals-%E6%88%B6%E6%94%BF.csv`,
  ],
  ['a";x="b.csv', `attachment; filename="a__x__b.csv"; filename*=UTF-8''a%22%3Bx%3D%22b.csv`],
  ["it's (1)*.csv", `attachment; filename="it_s__1__.csv"; filename*=UTF-8''it%27s%20%281%29%2A.csv`],
  ["a\r\nset-cookie: b", `attachment; filename="a__set-cookie__b"; filename*=UTF-8''a__set-cookie%3A%20b`],
  ["../etc/戶\\b", `attachment; filename=".._etc___b"; filename*=UTF-8''.._etc_%E6%88%B6_b`],
])("%j", (name, header) => {
  expect(attachment(name)).toBe(header);
});

const FORM = /^attachment; filename="([\w.-]*)"(?:; filename\*=UTF-8''([\w.%!#$&+^`|~-]+))?$/;

test("any name at all, lone surrogates too, fits the form and is read back", () => {
  const property = fc.property(fc.string({ unit: "binary" }), fc.constantFrom("", "\ud800"), (start, end) => {
    const header = attachment(start + end);
    const [, plain, whole] = FORM.exec(header) ?? [];
    const meant = (start + end).toWellFormed().replaceAll(/[\p{Cc}/\\]/gu, "_");
    expect(whole === undefined ? plain : decodeURIComponent(whole)).toBe(meant);
  });
  fc.assert(property, { seed: 7, numRuns: 500 });
});

test("the bytes go as they are", () => {
  const { body, isBase64Encoded, headers } = fileAnswer({
    name: "a.csv",
    type: "text/csv",
    bytes: Uint8Array.of(0xef, 0xbb, 0xbf, 0),
  }) as { body: string; isBase64Encoded: boolean; headers: Record<string, string> };
  expect([body, isBase64Encoded, headers["content-type"]]).toEqual(["77u/AA==", true, "text/csv"]);
});
