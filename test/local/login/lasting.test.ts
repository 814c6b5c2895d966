// What a browser is told about how long to keep a cookie, whatever clock it has.
import { expect, test } from "vitest";
import { lasting } from "../../../infra/local/login/lasting.ts";

const inSeconds = (count: number) => new Date(Date.now() + count * 1000).toUTCString();

test("a cookie with an end is given its seconds, one that is taken away none, one without an end nothing", () => {
  const seconds = Number(
    /max-age=(\d+)/.exec(lasting(`a=1; path=/; expires=${inSeconds(600)}; httponly`))?.[1],
  );
  expect(seconds).toBeGreaterThan(597);
  expect(seconds).toBeLessThan(602);
  expect(lasting("a=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/")).toBe("a=; max-age=0; path=/");
  expect(lasting("a=1; path=/; httponly")).toBe("a=1; path=/; httponly");
});
