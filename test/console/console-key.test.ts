// The key that seals what browsers keep is read while it runs: a new one is taken up beside the old, and what was taken away opens nothing.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { seal, unseal } from "../../functions/console/door/sealed.ts";
import type { SecretName } from "../../functions/shared/secret.ts";
import { withSecrets } from "../shared/secrets.ts";

const values = new Map<SecretName, string>([["CONSOLE_KEY", "first"]]);
withSecrets(values);
const SECONDS = 1_000;
let past = 0;
beforeEach(() => {
  const real = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => real() + past);
});
afterEach(() => vi.restoreAllMocks());

/** Longer than anything is kept. */
const later = () => {
  past += 400 * SECONDS;
};

test("a new key beside the old logs nobody out; without the old, what it sealed opens nothing", async () => {
  const old = await seal("session", { token: "old" });
  values.set("CONSOLE_KEY", "second\nfirst\n");
  later();
  const anew = await seal("session", { token: "new" });
  expect([await unseal("session", old), await unseal("session", anew)]).toEqual([
    { token: "old" },
    { token: "new" },
  ]);
  values.set("CONSOLE_KEY", "second");
  later();
  expect(await unseal("session", anew)).toEqual({ token: "new" });
  expect(await unseal("session", old)).toBeUndefined();
});

test("what another function sealed with a key that this one has not read yet opens at once", async () => {
  await seal("session", {});
  const { CompactEncrypt } = await import("jose");
  const { createHash } = await import("node:crypto");
  values.set("CONSOLE_KEY", "third\nsecond");
  past += 6 * SECONDS;
  const elsewhere = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ token: "t" })))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ: "session" })
    .encrypt(createHash("sha256").update("third").digest());
  expect(await unseal("session", elsewhere)).toEqual({ token: "t" });
});

test.each([
  ["gone", undefined],
  ["empty", " \n"],
] as const)(
  "while the key is %s nothing is sealed or opened, and that is a fault of ours and no foreign cookie",
  async (_, value) => {
    const sealed = await seal("session", { token: "t" });
    if (value === undefined) values.delete("CONSOLE_KEY");
    else values.set("CONSOLE_KEY", value);
    later();
    for (const asked of [unseal("session", sealed), seal("session", {})])
      await expect(asked).rejects.toMatchObject({ kind: { code: "unavailable" } });
    values.set("CONSOLE_KEY", "third");
    later();
    expect(await unseal("session", sealed)).toEqual({ token: "t" });
  },
);
