// Run inside a namespace: `host <address>` sends back whatever datagram comes and says so; `probe <address>` sends one every 20 ms and
// says when none comes back any more, and when they do again.
import { createSocket } from "node:dgram";

const PORT = 4700;
const EVERY_MS = 20;
const LOST_MS = 300;
const [mode, address = ""] = process.argv.slice(2);
const socket = createSocket("udp4");
const say = (event: string, at: number) => console.log(JSON.stringify({ event, at: Math.round(at) }));

if (mode === "host") {
  let count = 0;
  socket.on("message", (bytes, { port, address: from }) => {
    if (count++ === 0) say("arrived", Date.now());
    socket.send(bytes, port, from);
  });
  socket.bind(PORT, address, () => say("listening", Date.now()));
} else {
  let isUp = false;
  let heard = 0;
  let firstLost = 0;
  socket.on("error", () => {});
  socket.on("message", bytes => {
    const sent = Number(bytes.toString());
    heard = Date.now();
    firstLost = 0;
    if (!isUp) say("up", sent);
    isUp = true;
  });
  setInterval(() => {
    const at = Date.now();
    // The first that was sent after the last echo, and was never answered.
    if (firstLost === 0 && at > heard) firstLost = at;
    if (isUp && at - heard > LOST_MS) {
      isUp = false;
      say("down", firstLost);
    }
    socket.send(String(at), PORT, address, () => {});
  }, EVERY_MS);
  say("listening", Date.now());
}
