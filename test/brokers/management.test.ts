// OpenVPN's management interface as OpenVPN 2.6.14 speaks it, recorded; lines that are odd, cut or hostile; commands that cannot be
// broken out of.
import { describe, expect, test } from "vitest";
import {
  addressIn,
  COMMAND,
  ManagementReader,
  type Notice,
  quoted,
} from "../../infra/brokers/openvpn/management.ts";

const CONNECT = [
  ">INFO:OpenVPN Management Interface Version 5 -- type 'help' for more info",
  ">HOLD:Waiting for hold release:0",
  "SUCCESS: hold release succeeded",
  ">CLIENT:CONNECT,0,1",
  ">CLIENT:ENV,n_clients=0",
  ">CLIENT:ENV,password=secret=pass, 密",
  ">CLIENT:ENV,untrusted_port=36573",
  ">CLIENT:ENV,untrusted_ip=198.51.100.7",
  ">CLIENT:ENV,common_name=3140101-03-0000001",
  ">CLIENT:ENV,username=worker@household",
  ">CLIENT:ENV,IV_PLAT=linux",
  ">CLIENT:ENV,tls_id_0=CN=3140101-03-0000001",
  ">CLIENT:ENV,END",
];
const STATUS = [
  "TITLE\tOpenVPN 2.6.14 x86_64-pc-linux-gnu [SSL (OpenSSL)] [LZO] [LZ4] [EPOLL] [PKCS11] [MH/PKTINFO] [AEAD] [DCO]",
  "TIME\t2026-11-28 18:26:47\t1795890407",
  "HEADER\tCLIENT_LIST\tCommon Name\tReal Address\tVirtual Address\tVirtual IPv6 Address\tBytes Received\tBytes Sent\tConnected Since\tConnected Since (time_t)\tUsername\tClient ID\tPeer ID\tData Channel Cipher",
  "CLIENT_LIST\t3140101-03-0000001\t198.51.100.7:58322\t10.8.0.2\t\t2091\t1991\t2026-11-28 18:26:43\t1795890403\tworker@household\t1\t1\tAES-256-GCM",
  "CLIENT_LIST\tUNDEF\t198.51.100.9:40000\t\t\t0\t0\t2026-11-28 18:26:43\t1795890403\tUNDEF\t2\t0\tBF-CBC",
  "HEADER\tROUTING_TABLE\tVirtual Address\tCommon Name\tReal Address\tLast Ref\tLast Ref (time_t)",
  "ROUTING_TABLE\t10.8.0.2\t3140101-03-0000001\t198.51.100.7:58322\t2026-11-28 18:26:46\t1795890406",
  "GLOBAL_STATS\tdco_enabled\t0",
  "END",
];
const bytes = (lines: readonly string[]) => Buffer.from(lines.map(line => `${line}\r\n`).join(""));
const read = (lines: readonly string[]) => new ManagementReader().read(bytes(lines));

const knock: Notice = {
  kind: "connect",
  client: 0,
  key: 1,
  env: expect.objectContaining({ common_name: "3140101-03-0000001", password: "secret=pass, 密" }),
};
const status = expect.objectContaining({
  kind: "status",
  rows: [
    { client: 1, certificate: "3140101-03-0000001", address: "198.51.100.7", source: "198.51.100.7:58322" },
    { client: 2, certificate: "UNDEF", address: "198.51.100.9", source: "198.51.100.9:40000" },
  ],
});

test("what OpenVPN says is one notice each, however it arrives", () => {
  const whole = bytes([...CONNECT, ...STATUS, ">CLIENT:DISCONNECT,1", ">CLIENT:ENV,END"]);
  const expected = [{ kind: "hold" }, knock, status, { kind: "disconnect", client: 1 }];
  expect(new ManagementReader().read(whole)).toEqual(expected);
  for (const size of [1, 2, 3, 7, 64]) {
    const reader = new ManagementReader();
    const parts = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => at * size);
    expect(parts.flatMap(at => reader.read(whole.subarray(at, at + size)))).toEqual(expected);
  }
});

test.each<[string, readonly string[], readonly unknown[]]>([
  [
    "a client answering a challenge is passed over",
    [">CLIENT:CR_RESPONSE,1,1,aGk=", ">CLIENT:ENV,a=b", ">CLIENT:ENV,END"],
    [],
  ],
  ["an address of the tunnel is passed over", [">CLIENT:ADDRESS,1,10.8.0.2,1"], []],
  [
    "an environment that belongs to nobody is passed over",
    [">CLIENT:ENV,common_name=x", ">CLIENT:ENV,END"],
    [],
  ],
  [
    "one that was not whole when the next began never was",
    [...CONNECT.slice(3, 6), ...CONNECT.slice(3)],
    [knock],
  ],
  [
    "a client without a number is none",
    [">CLIENT:CONNECT,x,1", ">CLIENT:ENV,END", ">CLIENT:CONNECT,,1", ">CLIENT:ENV,END"],
    [],
  ],
  ["a number as no OpenVPN counts is none", [">CLIENT:CONNECT,99999999999,1", ">CLIENT:ENV,END"], []],
  ["a status without its head is no status", STATUS.slice(3), []],
  ["the end of anything else is no status", ["END"], []],
  [
    "a refused command is told",
    ["ERROR: client-auth command failed"],
    [{ kind: "error", text: "ERROR: client-auth command failed" }],
  ],
  ["a log line is passed over", [">LOG:1795890407,I,>CLIENT:CONNECT,7,1", "", ">"], []],
])("%s", (_, lines, expected) => {
  expect(read(lines)).toEqual(expected);
});

test("a name that every object has is no variable of a client", () => {
  const [notice] = read([">CLIENT:CONNECT,0,1", ">CLIENT:ENV,__proto__=x", ">CLIENT:ENV,END"]);
  expect(notice?.kind === "connect" && notice.env.common_name).toBeUndefined();
});

test("columns are found by their names, in whatever order they come", () => {
  const [notice] = read([
    "TITLE\tOpenVPN 2.7",
    "HEADER\tCLIENT_LIST\tClient ID\tReal Address\tCommon Name",
    "CLIENT_LIST\t5\tudp4:198.51.100.7:1\tx",
    "CLIENT_LIST\tnobody\t198.51.100.7:1\tx",
    "END",
  ]);
  expect(notice).toEqual({
    kind: "status",
    rows: [{ client: 5, certificate: "x", address: "198.51.100.7", source: "udp4:198.51.100.7:1" }],
  });
});

test.each([
  ["198.51.100.7:40000", "198.51.100.7"],
  ["udp4:198.51.100.7:40000", "198.51.100.7"],
  ["tcp4-server:198.51.100.7:40000", "198.51.100.7"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["[2001:db8::7]:40000", "2001:db8::7"],
  ["udp6:[2001:db8::7]:40000", "2001:db8::7"],
  ["2001:db8::7", "2001:db8::7"],
  ["", ""],
])("%s comes from %s", (source, address) => {
  expect(addressIn(source)).toBe(address);
});

describe("a reason", () => {
  test("is at most 255 bytes of whole characters", () => {
    const word = quoted(`ab${"公".repeat(200)}`);
    expect([Buffer.byteLength(word) - 2, word.isWellFormed(), word.includes("\uFFFD")]).toEqual([
      254,
      true,
      false,
    ]);
    expect(quoted("😀".repeat(80))).toBe(`"${"😀".repeat(63)}"`);
  });

  test.each(['"', "\\", "\n", "\r\n", "\u2028", "\0"])("does not end before its end with %j in it", bad => {
    const line = COMMAND.deny(1, 2, "docgate", `no${bad}client-auth-nt 1 2${bad}`);
    expect(line).toMatch(/^client-deny 1 2 "docgate" "no.client-auth-nt 1 2."$/);
    expect(line).not.toMatch(/[\n\r\0\u2028]|\\/);
  });
});
