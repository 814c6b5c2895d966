// The pictures of the manual: made with those of the README, and carried beside the bundle that shows them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Answer } from "../../shared/http/event.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";

const folder = fileURLToPath(new URL("./pictures/", import.meta.url));
const NAMES = new Set(existsSync(folder) ? readdirSync(folder) : []);

export function pictureAnswer(name: string): Answer {
  if (!NAMES.has(name)) throw new Problem(PROBLEM["not-found"]);
  return {
    statusCode: 200,
    headers: { "content-type": "image/png", "cache-control": "public, max-age=86400" },
    body: readFileSync(`${folder}${name}`).toString("base64"),
    isBase64Encoded: true,
  };
}
