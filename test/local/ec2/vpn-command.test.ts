// The command that plays a VPN client by hand: what it says, and the exit code a script can rely on.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import { vpn } from "../../../infra/local/commands/vpn.ts";
import { declared, openStandIn, type StandIn } from "./endpoint.ts";

const ENDPOINT = vpnEndpointId("land");
const KNOCK = ["connect", "--terminal", "LAND-PC-001", "--person", "wang", "--address", "203.0.113.7"];

describe("npm run vpn", () => {
  let data: string;
  let ec2: StandIn;
  let allow = true;
  const asked: object[] = [];

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), "vpn-"));
    const endpoint = (name: string, system: string) =>
      declared(name, { tags: [{ key: "system", value: system }] });
    ec2 = await openStandIn({
      seed: {
        prefixLists: [],
        vpnEndpoints: [endpoint("land", "land"), endpoint("fire-1", "fire"), endpoint("fire-2", "fire")],
      },
      ask: async event => {
        asked.push(event);
        return {
          allow,
          "error-msg-on-denied-connection": "電腦已申報歸還 the terminal is being returned",
          "posture-compliance-statuses": [],
          "schema-version": "v2",
        };
      },
    });
    await writeFile(
      join(data, "endpoints.json"),
      JSON.stringify({ console: "http://127.0.0.1:1", aws: { ec2: ec2.url } }),
    );
  });
  afterAll(async () => {
    await ec2.close();
    await rm(data, { recursive: true });
  });

  const run = async (...argv: string[]) => {
    const lines: string[] = [];
    const code = await vpn([...argv, "--data", data], line => lines.push(line));
    return { code, said: lines.join("\n") };
  };

  test("allowed: 0 and the connection, which is then listed until it is hung up", async () => {
    allow = true;
    expect((await run("list")).said).toContain("no connections");
    const { code, said } = await run(...KNOCK, "--system", "land");
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(
        /^放行 allowed {2}cvpn-connection-\w+ {2}10\.64\.0\.2\n可達 reaches {2}10\.20\.0\.0\/16$/,
      ),
    ]);
    expect(asked.at(-1)).toMatchObject({
      "common-name": "LAND-PC-001",
      username: "wang",
      "endpoint-id": ENDPOINT,
      "public-ip": "203.0.113.7",
    });
    const id = /cvpn-connection-\w+/.exec(said)?.[0] ?? "";
    const line = (status: string) =>
      `${id}  ${status}  LAND-PC-001  wang  203.0.113.7  10.64.0.2  ${ENDPOINT}`;
    expect(await run("list")).toEqual({ code: 0, said: line("active") });
    expect((await run("disconnect", id)).code).toBe(0);
    expect(await run("list")).toEqual({ code: 0, said: line("terminated") });
    expect((await run("disconnect", id)).code).toBe(1);
  });

  test("refused: 1 and the words the person would see", async () => {
    allow = false;
    const { code, said } = await run(...KNOCK, "--endpoint", ENDPOINT);
    expect(code).toBe(1);
    expect(said).toContain("client-connect-failed\n電腦已申報歸還 the terminal is being returned");
  });

  test("--user is another word for --person", async () => {
    await run("connect", "--terminal", "T", "--user", "lin", "--address", "203.0.113.7", "--system", "land");
    expect(asked.at(-1)).toMatchObject({ username: "lin" });
  });

  test.each([
    ["nothing to do", []],
    ["something unknown to do", ["dance"]],
    ["an unknown option", ["list", "--loud"]],
    ["no terminal", ["connect", "--system", "land", "--address", "203.0.113.7"]],
    ["no address", ["connect", "--system", "land", "--terminal", "T"]],
    ["neither system nor endpoint", KNOCK],
    ["a system without an endpoint", [...KNOCK, "--system", "police"]],
    ["a system with two endpoints", [...KNOCK, "--system", "fire"]],
    ["no connection to hang up", ["disconnect"]],
    ["one word too many", ["disconnect", "a", "b"]],
  ])("2 and the usage in both languages: %s", async (_title, argv) => {
    const { code, said } = await run(...argv);
    expect(code).toBe(2);
    expect(said).toMatch(/用法 Usage:[\s\S]*結束碼 Exit code/);
  });

  test("1 when the gateway is not running, does not answer, or its address is none", async () => {
    const elsewhere = async (folder: string) => {
      const lines: string[] = [];
      return [await vpn(["list", "--data", folder], line => lines.push(line)), lines.join("\n")];
    };
    expect(await elsewhere(join(data, "nowhere"))).toEqual([
      1,
      expect.stringContaining("the gateway is not running"),
    ]);
    const broken = await mkdtemp(join(data, "broken-"));
    await writeFile(join(broken, "endpoints.json"), '{"aws":{"ec2":"here"}}');
    expect((await elsewhere(broken))[0]).toBe(1);
    await writeFile(join(broken, "endpoints.json"), '{"aws":{"ec2":"http://127.0.0.1:1"}}');
    expect(await elsewhere(broken)).toEqual([1, expect.stringContaining("does not answer")]);
  });
});
