// What a browser is told about how long to keep a cookie, whatever clock it has.
import { expect, test } from "vitest";
import { lasting } from "../../../infra/local/login/cookie-age.ts";
import { withFrozenClock } from "../../shared/time/frozen.ts";

const clock = withFrozenClock();

test("a cookie with an end is given its seconds, one that is taken away none, one without an end nothing", () => {
  const expires = new Date(clock.after(600_000)).toUTCString();
  expect(lasting(`a=1; path=/; expires=${expires}; httponly`)).toBe("a=1; path=/; max-age=600; httponly");
  expect(lasting("a=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/")).toBe("a=; max-age=0; path=/");
  expect(lasting("a=1; path=/; httponly")).toBe("a=1; path=/; httponly");
});
