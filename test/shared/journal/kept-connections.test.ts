// The connections of the gate's own small client: one at a time for one question, the next question on the same, and none that somebody
// else has ended or spoken on.

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { KeptConnections } from "../../../functions/shared/journal/kept-connections.ts";

const ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
const HOW = { connectionTimeout: 60_000, requestTimeout: 60_000, maxSockets: 2 };

let server: Server | undefined;
let sockets: Socket[] = [];
afterEach(() => {
  for (const each of sockets) each.destroy();
  sockets = [];
  server?.close();
});

/** Every question is kept until the test answers it. */
async function serving() {
  const questions: { readonly text: string; readonly socket: Socket }[] = [];
  let heard = () => {};
  server = createServer(socket => {
    sockets.push(socket);
    socket.on("error", () => {});
    socket.on("data", part => {
      questions.push({ text: String(part), socket });
      heard();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const nth = async (number: number) => {
    while (questions.length < number)
      await new Promise<void>(resume => {
        heard = resume;
      });
    return questions[number - 1] as (typeof questions)[number];
  };
  return { url, nth, posted: (body: string) => ({ url, headers: { "x-a": "b" }, body }) };
}

test("what is asked is one request of HTTP, and the next goes over the same connection", async () => {
  const { url, nth, posted } = await serving();
  const kept = new KeptConnections(HOW);
  for (const number of [1, 2]) {
    const answer = kept.post(posted('{"a":"臺"}'));
    const { text, socket } = await nth(number);
    const head = `POST / HTTP/1.1\r\nhost: ${url.host}\r\nx-a: b\r\ncontent-length: 11\r\n\r\n`;
    expect(text).toBe(`${head}{"a":"臺"}`);
    socket.write(ANSWER);
    expect(await answer).toMatchObject({ status: 200, text: "{}" });
  }
  expect(sockets).toHaveLength(1);
});

test("as many at once as were allowed, and the next when one is answered", async () => {
  const { nth, posted } = await serving();
  const kept = new KeptConnections(HOW);
  const answers = ["1", "2", "3"].map(body => kept.post(posted(body)));
  const [first, second] = [await nth(1), await nth(2)];
  expect(sockets).toHaveLength(2);
  first.socket.write(ANSWER);
  const third = await nth(3);
  expect(third.socket).toBe(first.socket);
  for (const { socket } of [second, third]) socket.write(ANSWER);
  await Promise.all(answers);
});

test.each<readonly [string, (socket: Socket) => void]>([
  ["has ended", socket => void socket.end()],
  ["has spoken on without being asked", socket => void socket.write(ANSWER)],
])("a connection that the other side %s is not asked again", async (_, mischief) => {
  const { nth, posted } = await serving();
  const kept = new KeptConnections(HOW);
  const answer = kept.post(posted("1"));
  const { socket } = await nth(1);
  socket.write(ANSWER);
  await answer;
  const over = once(socket, "close");
  mischief(socket);
  await over;
  const next = kept.post(posted("2"));
  const second = await nth(2);
  expect(second.socket).not.toBe(socket);
  second.socket.write(ANSWER);
  expect(await next).toMatchObject({ text: "{}" });
});

test.each<readonly [string, (socket: Socket) => void, string]>([
  ["ends without a word", socket => void socket.end(), "closed before any answer"],
  ["ends in the middle", socket => void socket.end(ANSWER.slice(0, -1)), "the answer broke off"],
  [
    "answers otherwise",
    socket => void socket.write("SSH-2.0-x\r\n\r\n"),
    "no answer of HTTP that can be read",
  ],
])("whoever %s has not answered", async (_, mischief, why) => {
  const { nth, posted } = await serving();
  const answer = new KeptConnections(HOW).post(posted("1"));
  const failed = expect(answer).rejects.toThrow(why);
  mischief((await nth(1)).socket);
  await failed;
});

test("a header that would be two is not sent", async () => {
  const { url } = await serving();
  const post = () => new KeptConnections(HOW).post({ url, headers: { "x-a": "b\r\nx-c: d" }, body: "" });
  expect(post).toThrow("a header of more than one line");
  expect(sockets).toHaveLength(0);
});
