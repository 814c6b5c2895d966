// HTTP: the public keys that verify what was signed here, for anyone.
import { answer, http, on } from "../shared/http/http.ts";
import { publicKeys } from "../shared/signing/signing.ts";
import { readSigningKeys } from "./routes.ts";

// Shorter than any overlap of two keys, so that nobody verifies with keys of yesterday.
const CACHED = { "cache-control": "public, max-age=300" };

export const handler = http(
  on(readSigningKeys, async () => answer(200, { keys: await publicKeys() }, CACHED)),
);
