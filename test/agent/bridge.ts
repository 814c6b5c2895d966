// Leads from one network namespace into another through a socket in the file system: `node bridge.ts <from> <to>` where each is
// `tcp:<port>` on loopback or `unix:<path>`; `proxy:<address>:<port>` speaks HTTP as a city's proxy does, to its one gateway.
import http from "node:http";
import net from "node:net";

const [from = "", to = ""] = process.argv.slice(2);

function target(text: string): net.NetConnectOpts {
  const [kind, rest = ""] = [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)];
  return kind === "unix" ? { path: rest } : { host: "127.0.0.1", port: Number(rest) };
}

function piped(): net.Server {
  return net.createServer(near => {
    const far = net.connect(target(to)).on("error", () => near.destroy());
    near
      .on("error", () => far.destroy())
      .pipe(far)
      .pipe(near);
  });
}

function proxy(): http.Server {
  return http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://gateway");
    const headers = { ...request.headers, via: "1.1 city" };
    const onward = http.request({
      socketPath: to.slice("unix:".length),
      path: pathname,
      method: request.method,
      headers,
    });
    onward.on("response", answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
}

const [, address, port] = /^proxy:([\d.]+):(\d+)$/.exec(from) ?? [];
const ready = () => console.log("ready");
if (address) proxy().listen(Number(port), address, ready);
else piped().listen(target(from), ready);
