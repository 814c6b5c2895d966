// Conform part: what must hold of any EC2, on moto's: our stand-in passes the same tests in `npm test`.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { freePort } from "../../infra/local/aws/database.ts";
import { MOTO } from "./dynamodb.ts";
import { serverOf } from "./implementations/server.ts";
import { runSuite } from "./implementations/suite.ts";
import type { Print, Verdict } from "./needs/part.ts";
import { FOLDER, pythonWith } from "./needs/python.ts";

export const title = "what holds of any EC2, on moto's";

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  if (options.length > 0) {
    print(`${options.join(" ")}: this part has no options`);
    return "misused";
  }
  const bin = pythonWith(MOTO.name, MOTO.version, print);
  if (bin === undefined) return "wanting";
  const folder = resolve(FOLDER, "ec2");
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const args = ["--host", "127.0.0.1", "--port", String(port)];
  const server = await serverOf({ command: join(bin, "moto_server"), args, port, folder, name: "server" });
  try {
    const environment = { EC2_ENDPOINT: server.url };
    return await runSuite({ of: "moto", files: ["test/local/ec2/anywhere"], environment, folder }, print);
  } finally {
    await server.end();
  }
}
