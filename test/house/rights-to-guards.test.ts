// Who may raise guards: exactly the functions that change what is shared, and the closer, which raises what they left low.
import { expect, test } from "vitest";
import { ENTRIES } from "../../functions/entries.ts";
import { PARTS } from "../../functions/gate/parts.ts";
import { LAWS } from "../../functions/laws.ts";
import { SHARED_KINDS, STREAM_KINDS, type StreamKind } from "../../functions/shared/journal/keys.ts";
import { reachedFrom, readGraph } from "./imports.ts";

const house = readGraph("functions/**/*.ts", /\/assets\//);
const isSharedLaw = new RegExp(
  `\\bchange\\(\\s*(${SHARED_KINDS.map(kind => `${kind.toLowerCase()}Law`).join("|")})\\b`,
);

const entry = (path: string) => `functions/${path}.lambda.ts`;

test("the laws of shared kinds are called as their kinds are, and each has one", () => {
  for (const kind of SHARED_KINDS) {
    expect(LAWS[kind]?.kind).toBe(kind);
    const [named] = [...house.texts].filter(([, text]) =>
      text.includes(`export const ${kind.toLowerCase()}Law`),
    );
    expect([kind, named !== undefined]).toEqual([kind, true]);
  }
});

test("whatever reaches a change of a shared state may raise its guards, and nobody else but the closer", () => {
  const changing = new Set(
    [...house.texts].filter(([, text]) => isSharedLaw.test(text)).map(([file]) => file),
  );
  expect(changing.size).toBeGreaterThan(8);
  const writers = ENTRIES.filter(({ rights }) => rights.includes("journal-write")).filter(({ path }) =>
    [...reachedFrom(entry(path), house.imports).keys()].some(file => changing.has(file)),
  );
  const raising = ENTRIES.filter(({ rights }) => rights.includes("guards")).map(({ path }) => path);
  expect(raising.sort()).toEqual(["closing/close", ...writers.map(({ path }) => path)].sort());
});

test("the closer follows whatever may close a session, and every shared kind is one of the journal's", () => {
  const { follows = [] } = ENTRIES.find(({ path }) => path === "closing/close") ?? {};
  const closing = PARTS.flatMap(({ touches }) => Object.keys(touches) as StreamKind[]);
  expect(closing.filter(kind => !follows.includes(kind))).toEqual([]);
  expect(SHARED_KINDS.filter(kind => !follows.includes(kind))).toEqual([]);
  expect(SHARED_KINDS.filter(kind => !STREAM_KINDS.includes(kind))).toEqual([]);
});

test("nothing but the journal's own door writes a state, and nothing but a guard is raised", () => {
  const sending = (what: string) =>
    [...house.texts]
      .filter(([, text]) => text.includes(`new ${what}`))
      .map(([file]) => file)
      .sort();
  expect(sending("TransactWriteItemsCommand")).toEqual([
    // In the table of names, of which nothing is the journal's.
    "functions/shared/directory/pushed-users.ts",
    "functions/shared/journal/commit.ts",
    // A view of words, which no decision rests on.
    "functions/shared/journal/words-view.ts",
  ]);
  expect(sending("UpdateItemCommand")).toEqual(["functions/shared/journal/guards.ts"]);
});
