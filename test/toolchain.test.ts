// The project brings its own Node: whatever the host has, scripts run on the Lambda runtime's version.
import { expect, test } from "vitest";

test("scripts run on Node 24, the version the functions run on", () => {
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
});
