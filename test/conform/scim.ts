// Conform part: the city's directory pushing people, by the checks of scim2-tester against a gateway that runs here.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startGateway } from "../../infra/local/run/gateway.ts";
import type { Print, Verdict } from "./needs/part.ts";
import { pythonWith } from "./needs/python.ts";

export const title = "the directory's protocol (SCIM 2.0), by scim2-tester";

/** It brings scim2-tester, and the HTTP client for it. */
const VERSION = "0.6.0";

/** One line a check: how it ended, which it is, and why. */
const CHECKS = `
import httpx2, sys
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import check_server
client = SyncSCIMClient(httpx2.Client(base_url=sys.argv[1], headers={"Authorization": "Bearer " + sys.argv[2]}, timeout=60))
client.discover()
for result in check_server(client):
    print(result.status.name, result.title, (result.reason or "").replace("\\n", " ")[:300], sep="\\t")
`;

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  if (options.length > 0) {
    print(`no such option: ${options.join(" ")}`);
    return "misused";
  }
  const bin = pythonWith("scim2-cli", VERSION, print);
  if (!bin) return "wanting";
  const data = mkdtempSync(join(tmpdir(), "docgate-conform-"));
  try {
    const gateway = await startGateway({ data, port: 0 });
    try {
      const { api, directoryToken } = gateway.endpoints;
      return told(await checked(join(bin, "python"), [`${api}/scim/v2`, directoryToken]), print);
    } finally {
      await gateway.close();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** The gateway answers from this very process, so it must not wait. */
async function checked(python: string, given: readonly string[]): Promise<string> {
  const asking = spawn(python, ["-c", CHECKS, ...given], { stdio: ["ignore", "pipe", "inherit"] });
  const [said, [code]] = await Promise.all([text(asking.stdout), once(asking, "close")]);
  if (code !== 0) throw new Error(`the checks ended with ${code}`);
  return said;
}

function told(said: string, print: Print): Verdict {
  const rows = said.trim().split("\n");
  const failed = rows.filter(row => !/^(SUCCESS|SKIPPED)\t/.test(row));
  for (const row of failed) print(`  ${row.replaceAll("\t", " ")}`);
  const passed = rows.filter(row => row.startsWith("SUCCESS\t")).length;
  print(`scim2-tester: ${passed} checks of ${rows.length} succeed, ${failed.length} do not`);
  return passed > 0 && failed.length === 0 ? "conforms" : "differs";
}
