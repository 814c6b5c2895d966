// What is said of a write that went wrong: that nothing was changed only where that is known, that it is not known where it is not.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { answer, type Repeat } from "../../../functions/shared/http/http.ts";
import type { Caller } from "../../../functions/shared/http/identity.ts";
import type { Problem } from "../../../functions/shared/http/problem.ts";
import { documentOf } from "../../../functions/shared/http/problem-document.ts";
import { write } from "../../../functions/shared/http/write.ts";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit, isOutcomeUnknown } from "../../../functions/shared/journal/commit.ts";
import { database, read } from "../../../functions/shared/journal/journal.ts";
import type { Stream } from "../../../functions/shared/journal/keys.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

withJournal();

const AT = new Date("2026-11-28T01:00:00.000Z");
const person: Caller = { person: "p", agency: "a", roles: [], systems: [], mfa: true };
const failure = (name: string, metadata?: object) =>
  Object.assign(new Error(name), { name, $metadata: metadata });

/** Whatever is sent under that name fails so, before the database has it or after. */
async function failing<T>(
  command: string,
  heard: "unsent" | "unheard",
  error: Error,
  act: () => Promise<T>,
): Promise<T | unknown> {
  database.middlewareStack.add(
    (next, { commandName }) =>
      async args => {
        if (commandName !== command) return next(args);
        if (heard === "unheard") await next(args);
        throw error;
      },
    { step: "initialize", name: "failing" },
  );
  try {
    return await act();
  } catch (caught) {
    return caught;
  } finally {
    database.middlewareStack.remove("failing");
  }
}

async function counting(stream: Stream, key?: string) {
  const repeat: Repeat | undefined =
    key === undefined ? undefined : { key, digest: "d", granted: [{ type: "City", id: "x" }] };
  const may = () => acting(AT);
  return write({ person, at: AT, repeat, may }, async () => {
    const changed = change(counterLaw, await read<Counter>(stream), counted(1), acting(AT));
    return { changes: [changed], answer: answer(201, { version: changed.next.version }) };
  });
}

const told = (error: unknown) => ({ ...documentOf(error, "en"), zh: documentOf(error, "zh-TW").detail });

test.each([
  ["time ran out", failure("TimeoutError"), "unheard"],
  ["the connection was lost", Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }), "unheard"],
  ["the database failed", failure("InternalServerError", { httpStatusCode: 500, attempts: 3 }), "unsent"],
  ["it is still under way", failure("TransactionInProgressException", { httpStatusCode: 400 }), "unsent"],
  [
    "the first of two tries was not answered",
    failure("ThrottlingException", { httpStatusCode: 400, attempts: 2 }),
    "unsent",
  ],
] as const)(
  "a write of which %s: the answer kept with it is given, or it is not known",
  async (_, error, heard) => {
    const stream = counter();
    const key = randomUUID();
    const caught = await failing("TransactWriteItemsCommand", heard, error, () => counting(stream, key));
    if (heard === "unheard") expect(caught).toMatchObject({ statusCode: 201 });
    else expect(told(caught)).toMatchObject({ status: 503, code: "outcome-unknown" });
  },
);

test("where the answer cannot be looked up, it is not known: and sent again it is answered, recorded once", async () => {
  const [stream, key] = [counter(), randomUUID()];
  const away = failure("TimeoutError");
  let sent = false;
  database.middlewareStack.add(
    (next, { commandName }) =>
      async args => {
        if (sent) throw away;
        const reply = await next(args);
        sent = commandName === "TransactWriteItemsCommand";
        if (sent) throw away;
        return reply;
      },
    { step: "initialize", name: "away" },
  );
  const caught = await counting(stream, key).catch((error: unknown) => error);
  database.middlewareStack.remove("away");
  const { code, detail, zh } = told(caught);
  expect([code, detail, zh]).toEqual([
    "outcome-unknown",
    expect.stringContaining("same Idempotency-Key"),
    expect.stringContaining("同一個冪等鍵"),
  ]);
  expect((caught as Problem).facts.headers).toEqual({ "retry-after": "5" });
  expect((await read(stream)).version).toBe(1);
});

test("without a key it says to look it up first", async () => {
  const error = failure("TimeoutError");
  const caught = await failing("TransactWriteItemsCommand", "unheard", error, () => counting(counter()));
  const { code, detail, zh } = told(caught);
  expect([code, detail, zh]).toEqual([
    "outcome-unknown",
    expect.stringContaining("look up first"),
    expect.stringContaining("先查詢"),
  ]);
});

test.each([
  [
    "was throttled, asked once",
    failure("ThrottlingException", { httpStatusCode: 400, attempts: 1 }),
    "unavailable",
  ],
  ["was not allowed", failure("AccessDeniedException", { httpStatusCode: 400, attempts: 1 }), "fault"],
])("a write that %s is known not to be recorded: %s", async (_, error, code) => {
  const stream = counter();
  const caught = await failing("TransactWriteItemsCommand", "unsent", error, () => counting(stream));
  expect(told(caught).code).toBe(code);
});

test("a read that fails is plainly unavailable, and says nothing of changes", async () => {
  const caught = await failing("GetItemCommand", "unsent", failure("TimeoutError"), () =>
    counting(counter(), "k"),
  );
  const { code, title, detail } = told(caught);
  expect([code, detail]).toEqual(["unavailable", undefined]);
  expect(`${title}${documentOf(caught, "zh-TW").title}`).not.toMatch(/changed|變更/);
});

test("a commit of which nothing is known says so, to whoever asked for it", async () => {
  const changed = change(counterLaw, await read<Counter>(counter()), counted(1), acting(AT));
  const caught = await failing("TransactWriteItemsCommand", "unheard", failure("TimeoutError"), () =>
    commit({ changes: [changed] }),
  );
  expect(isOutcomeUnknown(caught)).toBe(true);
});
