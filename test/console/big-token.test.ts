// A token of any size that a provider gives: kept by the browser in parts, or refused in words, and never a log-in that goes round.
import { generateKeyPairSync, randomBytes, randomUUID, sign } from "node:crypto";
import { CompactEncrypt } from "jose";
import { describe, expect, test } from "vitest";
import { clearSession, sessionIn, setSession } from "../../functions/console/door/cookies.ts";
import { seal, unseal } from "../../functions/console/door/sealed.ts";
import { withSecrets } from "../shared/secrets.ts";

const KEY = "k".repeat(32);
withSecrets(new Map([["CONSOLE_KEY", KEY]]));

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
/** As Entra ID signs them, with the ids of so many groups. */
function tokenWith(groups: number): string {
  const claims = {
    iss: "https://login.example/t/v2.0",
    groups: Array.from({ length: groups }, () => randomUUID()),
  };
  const text = [{ alg: "RS256", kid: "k", typ: "JWT" }, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
}
const browser = (set: readonly string[]) => set.map(line => line.slice(0, line.indexOf(";")));

describe("a token with the ids of", () => {
  test.each([0, 1, 40, 100, 150])(
    "%i groups comes back whole, in cookies that browsers keep",
    async groups => {
      const session = { token: tokenWith(groups), person: "worker", roles: ["worker"] };
      const cookies = setSession(await seal("session", session)) ?? [];
      for (const cookie of cookies) expect(cookie.length).toBeLessThanOrEqual(4_096);
      // The API takes 10,240 bytes of headers in all.
      expect(browser(cookies).join("; ").length).toBeLessThan(8_000);
      expect(await unseal("session", sessionIn(browser(cookies)) ?? "")).toEqual(session);
    },
  );

  test("a thousand groups is kept by nobody, and that is known before it is sent", async () => {
    expect(setSession(await seal("session", { token: tokenWith(1_000) }))).toBeUndefined();
  });
});

describe("of a session in parts", () => {
  const large = () => seal("session", { token: randomBytes(4_000).toString("base64url") });

  test("one that is missing, foreign or older opens nothing", async () => {
    const [one, other] = [setSession(await large()) ?? [], setSession(await large()) ?? []].map(browser);
    expect(one?.length).toBe(2);
    const [first = "", second = ""] = one ?? [];
    for (const cookies of [[first], [second], [first, other?.[1] ?? ""], [other?.[0] ?? "", second]])
      expect(await unseal("session", sessionIn(cookies) ?? "")).toBeUndefined();
    expect(await unseal("session", sessionIn([second, first]) ?? "")).toBeDefined();
  });

  test("a small one after it needs none of what is left over", async () => {
    const left = browser(setSession(await large()) ?? [])[1] ?? "";
    const small = browser(setSession(await seal("session", { token: "t" })) ?? []);
    expect(await unseal("session", sessionIn([...small, left]) ?? "")).toEqual({ token: "t" });
  });

  test("the log-out takes every part away", () => {
    expect(clearSession().every(line => line.includes("Max-Age=0"))).toBe(true);
    expect(clearSession().map(line => line.split("=")[0])).toEqual(["__Host-docgate", "__Host-docgate-2"]);
  });
});

test("what was sealed before tokens were made smaller still opens", async () => {
  const { createHash } = await import("node:crypto");
  const content = { token: tokenWith(1), person: "worker" };
  const old = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ: "session" })
    .encrypt(createHash("sha256").update(KEY).digest());
  expect(await unseal("session", old)).toEqual(content);
});

test.each(["t", "a.b", "a.b.c", "", "YQ.YR.x", "not base64 at all.?.x"])(
  "%j as a token comes back as it is",
  async token => {
    expect(await unseal("session", await seal("session", { token }))).toEqual({ token });
  },
);
