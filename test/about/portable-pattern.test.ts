// A pattern as it is published takes the same texts as ours, and is written so that every tool reads it alike.
import fc from "fast-check";
import { expect, test } from "vitest";
import { portable } from "../../functions/about/portable-pattern.ts";

test.each<[RegExp, string]>([
  [/^[1-9]\d{6}-\d{2}$/, "^[1-9][0-9]{6}-[0-9]{2}$"],
  [/^[\w-]+\.\w$/, "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_]$"],
  [/^\p{Zl}[^\p{Zp}\]]$/u, "^[\\u2028][^\\u2029\\]]$"],
  [/^\\d\[\]$/, "^\\\\d\\[\\]$"],
  [/^[a-z]+$/, "^[a-z]+$"],
])("%s", (ours, published) => {
  expect(portable(ours)).toBe(published);
});

test.each([/a/i, /^\P{L}$/u, /^\S+$/, /^[^\W]$/, /^[\u{1f600}]$/u, /\bword\b/, /^.$/s])(
  "%s cannot be told",
  ours => {
    expect(portable(ours)).toBeUndefined();
  },
);

test.each([
  /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\u3164\u2800]*$/u,
  /^[^\s#/]+$/,
  /^[\p{Script=Han}\p{L}\p{Nd}_.@-]{1,64}$/u,
])("%s and what is published of it take the same texts", ours => {
  const published = new RegExp(portable(ours) ?? "");
  const within = fc.string({
    unit: fc.integer({ min: 0, max: 0xd7ff }).map(code => String.fromCharCode(code)),
    maxLength: 3,
  });
  const property = fc.property(
    fc.oneof(within, fc.string()),
    text => published.test(text) === ours.test(text),
  );
  fc.assert(property, { seed: 7, numRuns: 3_000 });
});
