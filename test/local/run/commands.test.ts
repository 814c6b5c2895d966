// The scripts beside the gateway: none makes a journal by looking for one, none pretends to have read a table elsewhere, and an
// audit says what it compared and which records it could not read.
import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { startDatabase } from "../../../infra/local/aws/database.ts";
import { obtainToken } from "../../../infra/local/login/obtain-token.ts";
import { ignoreCloudAccount, refuseOtherJournal } from "../../../infra/local/run/cloud-account.ts";
import { type Gateway, startGateway } from "../../../infra/local/run/gateway.ts";
import { faultsOfFile } from "../../../infra/local/run/journal-file.ts";
import { local } from "../../../infra/stages/local.ts";
import { registerTerminal } from "./terminals.ts";

const scratch = mkdtempSync(join(tmpdir(), "docgate-commands-"));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Ended {
  readonly code: unknown;
  readonly said: string;
}

function run(command: string, more: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const [script = "", ...args] = command.split(" ");
  const { JOURNAL_TABLE: _, AWS_ENDPOINT_URL_DYNAMODB: __, ...env } = process.env;
  return new Promise(done =>
    execFile(
      process.execPath,
      [`infra/local/commands/${script}`, ...args],
      { env: { ...env, ...more } },
      (fault, stdout, stderr) => done({ code: fault ? fault.code : 0, said: stdout + stderr }),
    ),
  );
}

writeFileSync(join(scratch, "x.jws"), "x");
writeFileSync(join(scratch, "household-vpn-inbound.csv"), "range,owner\n");
const READING = [
  "audit.ts",
  "replay.ts --policies policies/connect",
  "doctor.ts",
  "posture.ts report 3140101-03-0000001",
  "rotate.ts",
  "unread.ts list",
  "rebuild.ts index",
  "token.ts records@household",
  `verify.ts ${join(scratch, "x.jws")}`,
  `lists.ts plan ${scratch} --token x`,
  "story.ts",
];

describe.each([...READING, "vpn.ts list"])("npm run %s", command => {
  test("makes no journal where there is none", async () => {
    const missing = join(scratch, "typo");
    const empty = mkdtempSync(join(scratch, "empty-"));
    for (const { code, said } of await Promise.all(
      [missing, empty].map(data => run(`${command} --data ${data}`)),
    )) {
      expect([code, said]).toEqual([expect.toBeOneOf([1, 2]), expect.stringContaining(scratch)]);
      expect(said).not.toMatch(/^\s+at /m);
    }
    expect([existsSync(missing), readdirSync(empty)]).toEqual([false, []]);
  });

  test("does not pretend to have read a table elsewhere", async () => {
    const data = mkdtempSync(join(scratch, "kept-"));
    writeFileSync(join(data, "journal.sqlite"), "");
    const { code, said } = await run(`${command} --data ${data}`, {
      JOURNAL_TABLE: "docgate-state-Journal-X",
      AWS_REGION: "ap-northeast-1",
    });
    expect([code, said]).toEqual([2, expect.stringContaining("docgate-state-Journal-X")]);
    expect(readdirSync(data)).toEqual(["journal.sqlite"]);
  });
});

describe("a table that is named", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  const named = (more: Record<string, string>) => {
    for (const name of ["DYNAMODB_ENDPOINT", "AWS_ENDPOINT_URL_DYNAMODB", "JOURNAL_TABLE"])
      vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries(more)) vi.stubEnv(name, value);
    return refuseOtherJournal;
  };

  test.each([
    { JOURNAL_TABLE: "T" },
    { JOURNAL_TABLE: "T", AWS_REGION: "ap-northeast-1" },
    { JOURNAL_TABLE: "T", DYNAMODB_ENDPOINT: "https://dynamodb.ap-northeast-1.amazonaws.com" },
    { JOURNAL_TABLE: "T", DYNAMODB_ENDPOINT: "nonsense" },
  ])("%j lies in an account", env => {
    expect(named(env)).toThrow(/that table was not read/);
  });

  test.each<Record<string, string>>([
    { AWS_REGION: "ap-northeast-1" },
    { JOURNAL_TABLE: "T", DYNAMODB_ENDPOINT: "http://127.0.0.1:8000" },
    { JOURNAL_TABLE: "T", DYNAMODB_ENDPOINT: "http://dynamodb:8000" },
    { JOURNAL_TABLE: "T", AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:8000" },
  ])("%j is read here", env => {
    expect(named(env)).not.toThrow();
  });

  test("and rights to an account are forgotten", () => {
    vi.stubEnv("AWS_PROFILE", "production");
    ignoreCloudAccount();
    expect(process.env.AWS_PROFILE).toBeUndefined();
  });
});

describe("npm run audit", () => {
  const data = join(scratch, "audited");
  const heads = join(scratch, "heads.json");
  const TERMINALS = 40;
  /** What a deployment left of each system is an event, too. */
  const HELD = TERMINALS + Object.keys(local.systems).length;
  let gateway: Gateway;
  let table = "";
  beforeAll(async () => {
    gateway = await startGateway({ data, port: 0 });
    table = gateway.endpoints.table;
    const { issuer } = gateway.endpoints;
    const { accessToken } = await obtainToken({ issuer, account: "records@household" });
    for (let at = 1; at <= TERMINALS; at++) {
      const made = await registerTerminal(gateway.endpoints, accessToken, at);
      if (made.status !== 201) throw new Error(await made.text());
    }
    await gateway.close();
  });

  test("says what it did not compare, whatever profile lies about", async () => {
    const environment = {
      AWS_PROFILE: "nobody",
      AWS_CONFIG_FILE: "/nowhere",
      AWS_SHARED_CREDENTIALS_FILE: "/nowhere",
    };
    const { code, said } = await run(`audit.ts --data ${data} --keep ${heads}`, environment);
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(
        new RegExp(`${HELD} events, 0 findings\\n.*\\n.*not compared: how far streams had come`),
      ),
    ]);
  });

  test("says what it compared with", async () => {
    const { code, said } = await run(`audit.ts --data ${data} --against ${heads}`);
    expect([code, said]).toEqual([0, expect.stringContaining(`${HELD} streams had come in ${heads}`)]);
    writeFileSync(join(scratch, "bad.json"), "[1");
    const bad = await run(`audit.ts --data ${data} --against ${join(scratch, "bad.json")}`);
    expect([bad.code, bad.said]).toEqual([2, expect.stringContaining("bad.json: 檔案損壞")]);
  });

  test("names the records of a half-overwritten file, and ends with 1", async () => {
    const damaged = join(scratch, "damaged");
    mkdirSync(damaged);
    const file = join(damaged, "journal.sqlite");
    const bytes = readFileSync(join(data, "journal.sqlite"));
    writeFileSync(file, bytes.fill(0xa5, Math.floor(bytes.length / 2)));
    const { unreadable, damage } = faultsOfFile(file, table);
    expect([damage.length > 0, unreadable.length > 0]).toEqual([true, true]);
    const { code, said } = await run(`audit.ts --data ${damaged}`);
    expect([code, said]).toEqual([1, expect.stringContaining("the database file is damaged")]);
    for (const { pk, sk } of unreadable) expect(said).toContain(`${pk} ${sk}  紀錄無法讀取`);
    expect(said).not.toMatch(/^\s+at /m);
  });

  test("a sound file has no faults, while it is used as well", async () => {
    const database = await startDatabase({ folder: data, port: 0 });
    expect(faultsOfFile(join(data, "journal.sqlite"), table)).toEqual({ unreadable: [], damage: [] });
    await database.close();
  });

  test("reads no other run's journal that has come to the ports of one that was killed", async () => {
    const other = await startGateway({ data: join(scratch, "another"), port: 0 });
    const left = join(data, "endpoints.json");
    writeFileSync(left, JSON.stringify({ ...other.endpoints, pid: 4_711_000 }));
    const { code, said } = await run(`audit.ts --data ${data}`);
    await other.close();
    rmSync(left, { force: true });
    expect([code, said]).toEqual([0, expect.stringContaining(`${HELD} events`)]);
  });

  test("takes an empty journal for a finding: there was nothing to audit", async () => {
    const empty = join(scratch, "nothing-yet");
    await (await startGateway({ data: empty, port: 0, isDeployed: false })).close();
    const { code, said } = await run(`audit.ts --data ${empty}`);
    expect([code, said]).toEqual([1, expect.stringMatching(/1 findings[\s\S]*there was nothing to audit/)]);
  });
});
