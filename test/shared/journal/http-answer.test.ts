// What the gate's own small client makes of an answer's bytes: the same however they come apart, and nothing of what is in doubt.
import { expect, test } from "vitest";
import { readAnswer } from "../../../functions/shared/journal/http-answer.ts";

const said = (...lines: readonly string[]) => Buffer.from(lines.join("\r\n"));

test("nothing before it is whole, then all of it, wherever it was cut", () => {
  const body = '{"Item":{"name":{"S":"臺南市 🔒"}}}';
  const length = Buffer.byteLength(body);
  const one = Buffer.concat([
    said("HTTP/1.1 200 OK", `content-length: ${length}`, "", ""),
    Buffer.from(body),
  ]);
  const pieces = said(
    "HTTP/1.1 400 Bad",
    "Transfer-Encoding: chunked",
    "",
    "4",
    '{"a"',
    "3;x=y",
    ":1}",
    "0",
    "",
    "",
  );
  for (const [whole, answer] of [
    [one, { status: 200, text: body, isLast: false }],
    [pieces, { status: 400, text: '{"a":1}', isLast: false }],
  ] as const) {
    expect(readAnswer([whole])).toEqual(answer);
    for (let at = 1; at < whole.length; at++) {
      const parts = [whole.subarray(0, at)];
      expect(readAnswer(parts)).toBeUndefined();
      parts.push(whole.subarray(at));
      expect(readAnswer(parts)).toEqual(answer);
    }
    const bytes: Buffer[] = [];
    const answers = [...whole].map(byte => {
      bytes.push(Buffer.from([byte]));
      return readAnswer(bytes);
    });
    expect(answers.filter(Boolean)).toEqual([answer]);
  }
});

test.each([
  ["it is told so", said("HTTP/1.1 200 OK", "content-length: 2", "Connection: close", "", "{}"), true],
  ["it speaks the older way", said("HTTP/1.0 200 OK", "content-length: 2", "", "{}"), true],
  ["more came than was asked", said("HTTP/1.1 200 OK", "content-length: 2", "", "{}HTTP/1.1"), true],
  [
    "more came after the pieces",
    said("HTTP/1.1 200 OK", "transfer-encoding: chunked", "", "2", "{}", "0", "", "!"),
    true,
  ],
  [
    "nothing speaks against it",
    said("HTTP/1.1 200 OK", "content-length: 2", "connection: keep-alive", "", "{}"),
    false,
  ],
])("the connection is asked no more where %s", (_, bytes, isLast) => {
  expect(readAnswer([bytes])).toEqual({ status: 200, text: "{}", isLast });
});

test.each([
  ["no answer of HTTP", said("SSH-2.0-x", "", "")],
  ["a status that ends nothing", said("HTTP/1.1 100 Continue", "content-length: 0", "", "")],
  ["no length", said("HTTP/1.1 200 OK", "", "{}")],
  ["two lengths", said("HTTP/1.1 200 OK", "content-length: 2", "content-length: 2", "", "{}")],
  [
    "a length and pieces",
    said("HTTP/1.1 200 OK", "content-length: 2", "transfer-encoding: chunked", "", "{}"),
  ],
  ["a length that is no number", said("HTTP/1.1 200 OK", "content-length: +2", "", "{}")],
  ["a way of sending that is not known", said("HTTP/1.1 200 OK", "transfer-encoding: gzip", "", "{}")],
  ["a piece without a size", said("HTTP/1.1 200 OK", "transfer-encoding: chunked", "", "x", "{}")],
  [
    "a piece that is longer than it says",
    said("HTTP/1.1 200 OK", "transfer-encoding: chunked", "", "1", "{}", "0", "", ""),
  ],
  ["a head without end", Buffer.alloc(20_000, "x")],
])("%s is in doubt", (_, bytes) => {
  expect(() => readAnswer([bytes])).toThrow("no answer of HTTP");
});
