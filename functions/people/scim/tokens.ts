// By what the city's directory proves itself: a secret of the stage, of which two are valid while it changes from one to the other.
import { createHash, timingSafeEqual } from "node:crypto";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { linesOf, secretOf } from "../../shared/secret.ts";
import { SCIM_PROBLEM } from "./problems.ts";

/** What was taken away opens nothing after this. */
const KEPT_MS = 60_000;
/** A token that is not known may be new: looked up then, though not for everybody who guesses. */
const AGAIN_MS = 5_000;
/** Shorter ones could be guessed. */
const SHORTEST = 32;
const MOST = 2;

export async function requireDirectory(authorization: string | undefined): Promise<void> {
  const [scheme, token, ...rest] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token || rest.length > 0) throw refused("token-missing");
  const wanted = digest(token);
  if (isAmong(wanted, await digests(KEPT_MS)) || isAmong(wanted, await digests(AGAIN_MS))) return;
  throw refused("scim-token");
}

function isAmong(wanted: Buffer, all: readonly Buffer[]): boolean {
  return all.filter(each => timingSafeEqual(each, wanted)).length > 0;
}

async function digests(mostAge: number): Promise<readonly Buffer[]> {
  const tokens = linesOf(await secretOf("DIRECTORY_TOKENS", mostAge)).filter(each => each.length >= SHORTEST);
  if (tokens.length === 0 || tokens.length > MOST)
    throw new Problem(PROBLEM.unavailable, { cause: `of the directory's tokens there are ${tokens.length}` });
  return tokens.map(digest);
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function refused(code: "token-missing" | "scim-token"): Problem {
  const kind = code === "token-missing" ? PROBLEM["token-missing"] : SCIM_PROBLEM["scim-token"];
  return new Problem(kind, { headers: { "www-authenticate": 'Bearer realm="docgate-scim"' } });
}
