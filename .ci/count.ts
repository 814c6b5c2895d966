// Prints the real counts of the last test run as its only line, and on the error stream the name of every test that failed.
import { readFileSync } from "node:fs";

interface Result {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages?: readonly string[];
}

const report = JSON.parse(readFileSync("node_modules/.cache/docgate/tests.json", "utf8")) as {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly Result[];
  }[];
};
for (const { name, status, message, assertionResults } of report.testResults) {
  if (status !== "failed") continue;
  console.error(`FAILED ${name} ${firstLine(message)}`);
  for (const { status, fullName, failureMessages } of assertionResults)
    if (status === "failed")
      console.error(`  ${fullName}: ${(failureMessages ?? []).map(firstLine).join("; ")}`);
}
// A file that fails to load runs no test and counts as one failure.
const failed = report.numFailedTests || (report.numFailedTestSuites > 0 ? 1 : 0);
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || report.numPassedTests === 0 ? 1 : 0;

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").slice(0, 300);
}
