// A browser keeps its own time, which is not that of a run whose clock was set: it is told how long to keep a cookie, not until when.
import type { ServerResponse } from "node:http";

export function tellHowLong(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    setHeader(
      name,
      name.toLowerCase() === "set-cookie" ? [value].flat().map(each => lasting(String(each))) : value,
    );
}

export function lasting(cookie: string): string {
  return cookie.replace(/expires=([^;]+)/i, (_, until: string) => {
    const seconds = Math.round((Date.parse(until) - Date.now()) / 1000);
    return `max-age=${Math.max(0, seconds)}`;
  });
}
