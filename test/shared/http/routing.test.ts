// Which methods a path takes: the very words of a path come before a parameter, and what that would catch is led to 405.
import { expect, test } from "vitest";
import { API_ROUTES, CAUGHT, ROUTES } from "../../../functions/routes.ts";
import { methodsAt } from "../../../functions/shared/http/routing.ts";

test.each([
  ["/v1/terminals", ["GET", "POST"]],
  ["/v1/terminals/3140101-03-0000001", ["GET"]],
  ["/v1/terminals/import", ["POST"]],
  ["/v1/terminals/export", ["GET"]],
  ["/v1/lists/police/vpn/inbound/changes/7", ["GET"]],
  ["/v1/lists/police/vpn/inbound/changes/import", ["POST"]],
  ["/v1/lists/police/vpn/inbound/changes/preview", ["POST"]],
  ["/v1/terminals/", []],
  ["/v2", []],
])("%s takes %j", (path, methods) => {
  expect(methodsAt(ROUTES, path)).toEqual(methods);
});

test("no path is served by another one's row", () => {
  const led = new Set([...API_ROUTES, ...CAUGHT].map(({ method, path }) => `${method} ${path}`));
  const astray = API_ROUTES.flatMap(({ path }) =>
    API_ROUTES.filter(other => other.path !== path && fits(other.path, path))
      .map(other => `${other.method} ${path}`)
      .filter(key => !led.has(key)),
  );
  expect(astray).toEqual([]);
  expect(CAUGHT.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    "DELETE /scim/v2/Users/.search",
    "GET /scim/v2/.search",
    "GET /scim/v2/Users/.search",
    "GET /v1/lists/{system}/{channel}/{direction}/changes/import",
    "GET /v1/lists/{system}/{channel}/{direction}/changes/preview",
    "GET /v1/people/import",
    "GET /v1/terminals/import",
    "PATCH /scim/v2/Users/.search",
    "PUT /scim/v2/Users/.search",
  ]);
});

function fits(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);
}
