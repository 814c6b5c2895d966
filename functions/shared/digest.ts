// What a request is known by without being kept: the SHA-256 of its parts, in hexadecimal; pure.
import { hash } from "node:crypto";

/** Over a list, so that other parts never run together into the same text. */
export function digestOf(...parts: readonly string[]): string {
  return hash("sha256", JSON.stringify(parts), "hex");
}
