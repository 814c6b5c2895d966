// A port for programs of this machine refuses what only a browser sends: a page's origin, or a foreign name for this machine.
import type { IncomingMessage, ServerResponse } from "node:http";

const OWN_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** How such a request is refused; nothing when it may be answered. */
export function pageAsking({ headers }: IncomingMessage) {
  if (headers.origin !== undefined) {
    return refusing(403, {
      code: "programs-only",
      message:
        "此連接埠只供本機程式使用，不接受網頁的請求。 | This port is for programs on this machine: web pages may not use it.",
    });
  }
  // A page may also come through a name of its own that it lets lead here; a browser then says that name.
  if (OWN_NAME.test(headers.host ?? "")) return undefined;
  return refusing(421, {
    code: "wrong-host",
    message:
      "請以 localhost 或 127.0.0.1 連線。 | Connect to localhost or 127.0.0.1: no other name is accepted.",
  });
}

function refusing(status: number, said: { readonly code: string; readonly message: string }) {
  return (_: IncomingMessage, response: ServerResponse): void => {
    response
      .writeHead(status, { "content-type": "application/json; charset=utf-8" })
      .end(JSON.stringify(said));
  };
}
