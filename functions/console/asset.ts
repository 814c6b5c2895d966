// The few files the console serves unchanged, under a name that changes with their content.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Answer } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** One sheet is sent; the later part has the last word. */
const STYLE = [
  "ground",
  "frame",
  "words",
  "gate",
  "lists",
  "allowlists",
  "forms",
  "pictures",
  "my-page",
  "sessions",
  "paper",
  "office",
  "help",
  "phone",
  "print",
];
const SCRIPT = ["console", "live"];

const folder = fileURLToPath(new URL("./assets/", import.meta.url));
const textOf = (name: string) => readFileSync(`${folder}${name}`, "utf8");
const assets = new Map([
  ["console.css", STYLE.map(part => textOf(`${part}.css`)).join("\n")],
  ["console.js", SCRIPT.map(part => textOf(`${part}.js`)).join("\n")],
  ["gate.svg", textOf("gate.svg")],
]);
const addresses = new Map(
  [...assets].map(([name, text]) => {
    const digest = createHash("sha256").update(text).digest("base64url").slice(0, 10);
    return [name, `/console/assets/${name}?v=${digest}`];
  }),
);

export function assetAddress(name: string): string {
  const address = addresses.get(name);
  if (!address) throw new Error(`there is no asset ${name}`);
  return address;
}

export function serveAsset(name: string): Answer {
  const body = assets.get(name);
  if (body === undefined) throw new Problem(PROBLEM["not-found"]);
  return {
    statusCode: 200,
    headers: {
      "content-type": MEDIA_TYPES[extname(name)] ?? "application/octet-stream",
      "cache-control": "public, max-age=31536000, immutable",
    },
    body,
  };
}
