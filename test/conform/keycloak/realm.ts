// The realm of docs/identity.md with a client's secret, this run's addresses and a few people: one with a second factor, one without.
import { createHmac, randomBytes } from "node:crypto";
import type { ProviderSettings } from "../../../functions/shared/http/token-rules.ts";
import { blockIn, recipeOf } from "../../shared/http/recipe.ts";

export interface Somebody {
  readonly account: string;
  readonly password: string;
  /** What the one-time codes are made of. */
  readonly seed?: string;
}

const secret = () => randomBytes(15).toString("hex");
/** One for each log-in: a code that was used is not taken again while it lasts. */
const withTelephone = (account: string): Somebody => ({ account, password: secret(), seed: secret() });
export const RECORDS = withTelephone("counter");
export const CALLER = withTelephone("caller");
export const LEAVER = withTelephone("leaver");
export const SIMPLE: Somebody = { account: "counter2", password: secret() };
export const OUTSIDER = withTelephone("outsider");
export const CLIENT_SECRET = secret();

/** Where nobody listens: the code that comes back there is read from the address. */
export const ELSEWHERE = "http://127.0.0.1:9/callback";

export function settingsAt(origin: string): ProviderSettings {
  const issuer = `${origin}/realms/city`;
  return { ...recipeOf("keycloak"), issuer, keysUrl: `${issuer}/protocol/openid-connect/certs` };
}

/** As the document has it, but for what is this run's own. */
export function realmFor(consoleUrl: string): object {
  const realm = JSON.parse(blockIn("realm", "keycloak"));
  const [client] = realm.clients;
  return {
    ...realm,
    sslRequired: "none",
    clients: [
      {
        ...client,
        secret: CLIENT_SECRET,
        redirectUris: [`${consoleUrl}/callback`, ELSEWHERE],
        attributes: { ...client.attributes, "post.logout.redirect.uris": `${consoleUrl}/` },
      },
    ],
    users: [
      ...[RECORDS, CALLER, LEAVER, SIMPLE].map(each =>
        person(each, { realmRoles: ["docgate-records"], groups: ["/household-office"] }),
      ),
      // In no group of ours, and so of no agency.
      person(OUTSIDER, { realmRoles: ["docgate-records"] }),
    ],
  };
}

function person({ account, password, seed }: Somebody, belongs: object): object {
  const otp = seed !== undefined && {
    type: "otp",
    secretData: JSON.stringify({ value: seed }),
    credentialData: JSON.stringify({
      ...{ subType: "totp", digits: 6, counter: 0, period: 30, algorithm: "HmacSHA1" },
    }),
  };
  return {
    username: account,
    enabled: true,
    emailVerified: true,
    ...{ email: `${account}@city.example`, firstName: "Example", lastName: account },
    credentials: [{ type: "password", value: password, temporary: false }, ...(otp ? [otp] : [])],
    ...belongs,
  };
}

/** RFC 6238, as an application on a telephone makes it. */
export function oneTimeCode(seed: string, at: Date): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)));
  const digest = createHmac("sha1", seed).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
