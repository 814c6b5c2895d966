// Kinds of test: "unit" needs nothing but the source; "live" talks to one gateway started for the whole run; "browser" looks
// at one through a real Chromium; "office" opens our documents in LibreOffice, on machines that have it.
import { spawnSync } from "node:child_process";
import { defineConfig } from "vitest/config";

// No test is about how fast a machine is: what hangs is ended at last, and a slow machine has its time.
const PATIENT = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 120_000 } } };

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

export default defineConfig({
  test: {
    // What a function logs is of interest when its test fails.
    silent: "passed-only",
    // Tests are told with addresses for examples, as the run on one machine is, and their endpoints ask for a log-in.
    env: { DOCUMENTATION_RANGES: "allowed", VPN_AUTHENTICATION: "saml" },
    reporters: [
      "default",
      ["json", { outputFile: process.env.TESTS_REPORT ?? "node_modules/.cache/docgate/tests.json" }],
    ],
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/live/**", "test/browser/**", "test/office/**"],
          ...PATIENT,
        },
      },
      {
        test: {
          name: "live",
          include: ["test/live/**/*.test.ts"],
          globalSetup: ["test/live/gateway.ts"],
          ...PATIENT,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/live/gateway.ts"],
          ...PATIENT,
          // A browser is several processes already.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      ...(hasOffice ? [{ test: { name: "office", include: ["test/office/**/*.test.ts"], ...PATIENT } }] : []),
    ],
  },
});
