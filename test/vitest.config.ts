// Kinds of test: "unit" needs nothing but the source; "live" talks to one gateway started for the whole run; "browser" looks
// at one through a real Chromium; "office" opens our documents in LibreOffice, on machines that have it.
import { spawnSync } from "node:child_process";
import { defineConfig } from "vitest/config";
import { PATIENT_MS, TEST_MS } from "./patience.ts";

const PATIENT = { testTimeout: TEST_MS, hookTimeout: TEST_MS, expect: { poll: { timeout: PATIENT_MS } } };

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
          // By itself vitest leaves a core free, of two.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "live",
          include: ["test/live/**/*.test.ts"],
          globalSetup: ["test/live/gateway.ts"],
          ...PATIENT,
          // They share one gateway.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
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
          sequence: { groupOrder: 2 },
        },
      },
      ...(hasOffice
        ? [
            {
              test: {
                name: "office",
                include: ["test/office/**/*.test.ts"],
                ...PATIENT,
                sequence: { groupOrder: 3 },
              },
            },
          ]
        : []),
    ],
  },
});
