// The whole table, page by page: all of it is told, and the database reads on while a page is looked at.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { expect, test } from "vitest";
import { wholeTable } from "../../../functions/shared/journal/whole-table.ts";
import { lay } from "../../gate/recorded.ts";
import { withJournal } from "./table.ts";

withJournal();

test("the next page is asked for before the first item of this one is told", async () => {
  const names = Array.from({ length: 1_000 }, (_, at) => `THING#${at}`);
  await lay(names.map(pk => ({ pk: { S: pk }, sk: { S: "STATE" } })));
  // Told when the last of a request is handed to its socket.
  let left = 0;
  const heard = () => left++;
  subscribe("http.client.request.start", heard);
  const [told, leftBefore]: [string[], number[]] = [[], []];
  for await (const { pk } of wholeTable()) {
    told.push(pk?.S ?? "");
    leftBefore.push(left);
  }
  unsubscribe("http.client.request.start", heard);
  expect(told.toSorted()).toEqual(names.toSorted());
  expect([leftBefore.at(0), leftBefore.at(-1)]).toEqual([2, 3]);
});
