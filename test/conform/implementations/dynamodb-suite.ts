// Inside a network of its own: one of the other DynamoDBs, our suites against it, and its end.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { freePort } from "../../../infra/local/aws/database.ts";
import { EXIT } from "../needs/part.ts";
import { FOLDER } from "../needs/python.ts";
import type { Implementation } from "./faults.ts";
import { type Server, serverOf } from "./server.ts";
import { runSuite } from "./suite.ts";

/** All that asks the journal: its own doors, the gate, closing, lists, and what reads the past. */
const ALL = [
  "test/shared/journal",
  "test/gate",
  "test/closing",
  "test/allowlist",
  "test/sessions",
  "test/stops",
  "test/audit",
];
/**
 * What asks one thing after the other. moto answers in threads, and nothing in its transactions keeps one thread from another
 * (`transact_write_items` in moto/dynamodb/models copies the tables and puts them back where an action fails); and it keeps each test's
 * tables in memory, seven gigabytes of them for all tests together.
 */
const ONE_BY_ONE = [
  ...[
    "blob",
    "boards",
    "by-time",
    "commit",
    "kept-answers",
    "limits",
    "look-back",
    "outcome",
    "small-client",
  ].map(name => `test/shared/journal/${name}.test.ts`),
  ...["audit", "closes-at", "connect", "explain", "facts"].map(name => `test/gate/${name}.test.ts`),
  "test/allowlist/changes",
  "test/allowlist/lists",
  "test/sessions",
  "test/stops/stop.test.ts",
];

const [of = "", where = "", quick] = process.argv.slice(2);
const folder = resolve(FOLDER, `dynamodb-${of.replaceAll(" ", "-")}`);
mkdirSync(folder, { recursive: true });
const port = await freePort();
const server = await started();
try {
  const environment = { DYNAMODB_ENDPOINT: server.url };
  const files = of === "moto" || quick ? ONE_BY_ONE : ALL;
  if (of === "moto")
    console.log("moto: asked one thing after the other; its transactions keep no thread from another");
  const suite = { of: of as Implementation, files, environment, folder };
  process.exitCode = EXIT[await runSuite(suite, line => console.log(line))];
} finally {
  await server.end();
}

function started(): Promise<Server> {
  const name = "server";
  if (of === "moto") {
    const args = ["--host", "127.0.0.1", "--port", String(port)];
    return serverOf({ command: join(where, "moto_server"), args, port, folder, name });
  }
  const main = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";
  const path = ["-cp", join(where, "*"), "-Djava.library.path=."];
  const args = [...path, main, "-inMemory", "-sharedDb", "-disableTelemetry", "-port", String(port)];
  return serverOf({ command: "java", args, port, folder, name });
}
