// What no well-behaved client sends: a table of raw requests, and a socket that sends each one unchanged.
import { connect } from "node:net";

export interface Raw {
  readonly what: string;
  /** What goes over the wire, piece by piece. */
  readonly say: (host: string) => readonly (string | Buffer)[];
  /** The client goes away after its last piece, without waiting for an answer. */
  readonly leaves?: "closes" | "resets";
}

const line = (request: string) => (host: string) => [`${request}\r\nhost: ${host}\r\n\r\n`];
const withHeader = (header: string) => (host: string) => [
  `GET / HTTP/1.1\r\nhost: ${host}\r\n${header}\r\n\r\n`,
];
const posted = (headers: string, body: string | Buffer) => (host: string) => [
  `POST /2015-03-31/functions/x/invocations HTTP/1.1\r\nhost: ${host}\r\n${headers}\r\n\r\n`,
  body,
];
const many = Array.from({ length: 1_500 }, (_, at) => `k${at}=${at}`).join("&");
const form = (host: string, path: string) =>
  `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n`;

const TARGETS = [
  "//",
  "///",
  "/%zz",
  "/%",
  "/%%",
  "/%00",
  "/%ff%fe",
  "/..",
  "/../../etc/passwd",
  "/\\..\\",
  "/:",
  "/::",
  "/?",
  "/#",
  "/?#",
  "//evil.example",
  "//evil.example:99999/",
  "//@",
  "//[::1",
  "/[",
  "/]",
  "/^`{|}",
  '/<>"',
  "*",
  "x",
  "x:y",
  "?",
  "#",
  "%",
  "http://evil.example/v1/terminals",
  "http://",
  "http:",
  "http://[",
  "http://localhost:99999999/",
  "ftp://x/y",
  "javascript:1",
  "HTTP://LOCALHOST/",
  "/?__proto__=1&constructor=2&toString=3",
  "/v1/terminals/%zz",
  "/v1/terminals/%E0%A4%A",
  "/interaction/%zz",
  "/_control/",
  "/_control/%zz",
  "/_control/__proto__",
  "/_control/vpn/%zz",
  "/2015-03-31/functions/%zz/invocations",
  "/2015-03-31/functions/%E0%A4%A/invocations",
  "/Packs/%zz",
  "/%zz?versionId=%zz",
];
const METHODS = [
  "OPTIONS",
  "TRACE",
  "PATCH",
  "PROPFIND",
  "DELETE",
  "PUT",
  "LINK",
  "QUERY",
  "PURGE",
  "SOURCE",
  "HEAD",
  "BREW",
  "get",
  "G\0T",
];

export const RAW: readonly Raw[] = [
  ...TARGETS.flatMap(target =>
    ["GET", "POST", "HEAD"].map(method => ({
      what: `${method} ${target}`,
      say: line(`${method} ${target} HTTP/1.1`),
    })),
  ),
  ...METHODS.map(method => ({ what: `method ${JSON.stringify(method)}`, say: line(`${method} / HTTP/1.1`) })),
  { what: "OPTIONS *", say: line("OPTIONS * HTTP/1.1") },
  { what: "CONNECT", say: line("CONNECT evil.example:443 HTTP/1.1") },
  { what: "CONNECT nothing", say: line("CONNECT / HTTP/1.1") },
  { what: "7,000 query parameters", say: line(`GET /?${"a&".repeat(7_000)} HTTP/1.1`) },
  { what: "10,000 query parameters", say: line(`GET /?${"a&".repeat(10_000)} HTTP/1.1`) },
  { what: "many query parameters", say: line(`GET /v1/terminals?${many} HTTP/1.1`) },
  { what: "a very long URL", say: line(`GET /${"a".repeat(200_000)} HTTP/1.1`) },
  {
    what: "a URL of bytes that are no text",
    say: host => [
      Buffer.concat([
        Buffer.from("GET /"),
        Buffer.from([0xff, 0xfe, 0x80]),
        Buffer.from(` HTTP/1.1\r\nhost: ${host}\r\n\r\n`),
      ]),
    ],
  },
  { what: "a NUL in the URL", say: line("GET /\0 HTTP/1.1") },
  { what: "a huge header", say: withHeader(`x: ${"y".repeat(100_000)}`) },
  {
    what: "5,000 headers",
    say: withHeader(Array.from({ length: 5_000 }, (_, at) => `x${at}: y`).join("\r\n")),
  },
  {
    what: "a header of bad bytes",
    say: host => [Buffer.from(`GET / HTTP/1.1\r\nhost: ${host}\r\nx: \x01\x7f\xff\0\r\n\r\n`, "latin1")],
  },
  { what: "a header without a colon", say: withHeader("nonsense") },
  { what: "a header name of bad characters", say: withHeader("x y(): z") },
  { what: "an empty header name", say: withHeader(": z") },
  { what: "a folded header", say: withHeader("x: y\r\n z") },
  { what: "two hosts", say: withHeader("host: evil.example") },
  { what: "a host that is none", say: () => ["GET / HTTP/1.1\r\nhost: [::1\r\n\r\n"] },
  { what: "no host", say: () => ["GET / HTTP/1.1\r\n\r\n"] },
  { what: "HTTP/1.0", say: line("GET / HTTP/1.0") },
  { what: "HTTP/1.0 without a host", say: () => ["GET // HTTP/1.0\r\n\r\n"] },
  { what: "HTTP/0.9", say: () => ["GET /\r\n"] },
  { what: "HTTP/9.9", say: line("GET / HTTP/9.9") },
  { what: "HTTP/2 without being asked", say: () => ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] },
  { what: "TLS on a plain port", say: () => [Buffer.from("160301020001000001fc0303", "hex")] },
  { what: "nothing but noise", say: () => [Buffer.alloc(4_096, 0xa5)] },
  { what: "nothing but zeroes", say: () => [Buffer.alloc(4_096)] },
  { what: "half a request line", say: () => ["GET /v1/te"], leaves: "closes" },
  { what: "not a word", say: () => [], leaves: "closes" },
  { what: "a reset before a word", say: () => [], leaves: "resets" },
  {
    what: "both a length and chunks",
    say: posted("content-length: 5\r\ntransfer-encoding: chunked", "0\r\n\r\n"),
  },
  { what: "two lengths", say: posted("content-length: 5\r\ncontent-length: 6", "12345") },
  { what: "a length below zero", say: posted("content-length: -1", "") },
  { what: "a length that is no number", say: posted("content-length: five", "12345") },
  {
    what: "a length beyond all numbers",
    say: posted("content-length: 99999999999999999999", "12345"),
    leaves: "closes",
  },
  { what: "chunks that are none", say: posted("transfer-encoding: chunked", "zz\r\nabc\r\n") },
  {
    what: "a chunk shorter than it says",
    say: posted("transfer-encoding: chunked", "ff\r\nabc\r\n0\r\n\r\n"),
    leaves: "closes",
  },
  { what: "an encoding nobody knows", say: posted("transfer-encoding: gzip, x", "abc") },
  {
    what: "a body that is not JSON",
    say: posted("content-type: application/json\r\ncontent-length: 5", '{"a":'),
  },
  {
    what: "a body of bytes that are no text",
    say: posted("content-type: application/json\r\ncontent-length: 3", Buffer.from([0xff, 0xfe, 0])),
  },
  {
    what: "a body with a GET",
    say: host => [`GET / HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 3\r\n\r\nabc`],
  },
  ...[
    "/",
    "/v1/terminals",
    "/_control/clock",
    "/_control/vpn/connect",
    "/2015-03-31/functions/x/invocations",
    "/Packs/key",
    "/interaction/x",
    "/token",
  ].flatMap(path =>
    (["closes", "resets"] as const).map(leaves => ({
      what: `an upload to ${path} that ${leaves === "closes" ? "ends" : "breaks off"} half-way`,
      say: (host: string) => [`${form(host, path)}content-length: 100000\r\n\r\n`, "x".repeat(1_000)],
      leaves,
    })),
  ),
  ...(["closes", "resets"] as const).map(leaves => ({
    what: `a question whose answer nobody waits for (${leaves})`,
    say: line("GET /openapi.json HTTP/1.1"),
    leaves,
  })),
  {
    what: "pipelined, the second one broken",
    say: host => [`GET / HTTP/1.1\r\nhost: ${host}\r\n\r\nGET // nonsense\r\n\r\n`],
  },
  {
    what: "ten at once, then gone",
    say: host => [`GET // HTTP/1.1\r\nhost: ${host}\r\n\r\n`.repeat(10)],
    leaves: "resets",
  },
  {
    what: "Expect: 100-continue, and then nothing",
    say: posted("content-length: 5\r\nexpect: 100-continue", ""),
    leaves: "closes",
  },
  { what: "an expectation nobody can meet", say: posted("content-length: 2\r\nexpect: miracles", "{}") },
  {
    what: "an upgrade to a web socket",
    say: withHeader(
      "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
    ),
  },
  {
    what: "an upgrade to anything",
    say: withHeader("connection: upgrade\r\nupgrade: x, h2c\r\nhttp2-settings: x"),
  },
  { what: "a name another page may come by", say: withHeader("origin: http://evil.example") },
  {
    what: "a forged sender",
    say: withHeader("x-forwarded-for: 203.0.113.24\r\nx-docgate-caller: x 203.0.113.24"),
  },
  { what: "a cookie of nonsense", say: withHeader(`cookie: ${";=;".repeat(500)}`) },
  { what: "a token of nonsense", say: withHeader("authorization: Bearer ..") },
  { what: "a signature of nonsense", say: withHeader("authorization: AWS4-HMAC-SHA256 x") },
];

/** What was answered, if anything was before the server closed or the client had waited long enough. */
export function sayRaw(url: string, { say, leaves }: Raw): Promise<string> {
  const { hostname, port, host } = new URL(url);
  return new Promise(done => {
    let said = "";
    const socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname);
    const patience = setTimeout(() => socket.destroy(), 1_000);
    socket.setEncoding("latin1").on("data", text => {
      said += text;
      // Whoever keeps the connection open has answered all the same.
      if (said.includes("\r\n\r\n")) setTimeout(() => socket.destroy(), 5);
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(patience);
      done(said);
    });
    socket.on("connect", () => {
      for (const piece of say(host)) socket.write(piece);
      if (leaves) setTimeout(() => (leaves === "resets" ? socket.resetAndDestroy() : socket.destroy()), 20);
    });
  });
}
