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
const FILES = [
  "test/shared/journal",
  "test/gate",
  "test/closing",
  "test/allowlist",
  "test/sessions",
  "test/stops",
  "test/audit",
];

const [of = "", where = ""] = process.argv.slice(2);
const folder = resolve(FOLDER, `dynamodb-${of.replaceAll(" ", "-")}`);
mkdirSync(folder, { recursive: true });
const port = await freePort();
const server = await started();
try {
  const environment = { DYNAMODB_ENDPOINT: server.url };
  const suite = { of: of as Implementation, files: FILES, environment, folder };
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
