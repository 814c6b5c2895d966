// The keys that the issuer publishes: fetched when first needed, again when they are old, and when a token names one that is not among
// them. Asked for by Node's plain request: `fetch`, by which jose would ask, takes as long to load as a function to start.
import { type IncomingMessage, request as plain } from "node:http";
import { request as secure } from "node:https";
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { within } from "../env.ts";
import { now } from "../time/clock.ts";

const PATIENCE_MS = 2_000;
/** So long they are believed without a look: a key that was withdrawn opens nothing after it. */
const KEPT_MS = 10 * 60_000;
/** Not more often for a key that is not among them, or forged tokens would flood the issuer. */
const AGAIN_MS = 5_000;
/** Of an issuer with very many keys. */
const MOST = 1024 * 1024;

interface Published {
  readonly find: JWTVerifyGetKey;
  readonly at: number;
}

/** What jose looks keys up by, of the issuer that publishes them there. */
export function keysAt(url: URL): JWTVerifyGetKey {
  let known: Published | undefined;
  let coming: Promise<Published> | undefined;
  /** Whoever asks while they come waits for the same answer. */
  const fetched = async () => {
    coming ??= published(url).finally(() => {
      coming = undefined;
    });
    known = await coming;
    return known;
  };
  return async (header, token) => {
    const those = known && isYounger(known, KEPT_MS) ? known : await fetched();
    try {
      return await those.find(header, token);
    } catch (fault) {
      if (!(fault instanceof errors.JWKSNoMatchingKey) || isYounger(those, AGAIN_MS)) throw fault;
      return (await fetched()).find(header, token);
    }
  };
}

function isYounger({ at }: Published, age: number): boolean {
  return now().getTime() < at + age;
}

/** Whatever goes wrong here is the issuer's fault, never that of a token. */
async function published(url: URL): Promise<Published> {
  try {
    const keys = JSON.parse(await textAt(url)) as JSONWebKeySet;
    return { find: createLocalJWKSet(keys), at: now().getTime() };
  } catch (cause) {
    throw new Error("the issuer's keys cannot be had", { cause });
  }
}

/** No redirect is followed: whoever could bend one would say whose tokens are believed. */
function textAt(url: URL): Promise<string> {
  const signal = AbortSignal.timeout(within(PATIENCE_MS));
  const headers = { accept: "application/json, application/jwk-set+json" };
  const ask = url.protocol === "https:" ? secure : plain;
  return new Promise((done, failed) => {
    // On a connection of its own: one kept while a function was frozen may be gone, and nothing here asks again.
    const asking = ask(
      url,
      { signal, headers, agent: false },
      response => void whole(response).then(done, failed),
    );
    asking.on("error", failed).end();
  });
}

async function whole(response: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of response.setEncoding("utf8")) {
    text += part;
    if (text.length > MOST) throw new Error("more than keys are");
  }
  if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`);
  return text;
}
