// HTTP: one administrator takes ranges off at once, and another reviews it after.
import { command, type Decided } from "../../shared/http/command.ts";
import { type Asked, http } from "../../shared/http/http.ts";
import { Problem } from "../../shared/http/problem.ts";
import { keepBlob } from "../../shared/journal/blob.ts";
import { change } from "../../shared/journal/change.ts";
import { readMany } from "../../shared/journal/journal.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { placeOfList, streamOf } from "../firewalls.ts";
import { writeEntries } from "../lists/entry.ts";
import { keepEntries, keptEntries } from "../lists/kept-entries.ts";
import { listLaw, NEW_LIST } from "../lists/list.ts";
import { unreviewed } from "../lists/list-rules.ts";
import { LIST_PROBLEM } from "../problems.ts";
import { changeable } from "./change-context.ts";
import { removalOf } from "./removal.ts";
import * as routes from "./removal-routes.ts";

type About = Pick<Asked<typeof routes.removeAtOnce>, "params">;

const LIST = {
  place: ({ params }: About) => placeOfList(params),
  // Nothing is read before it is permitted: that an egress list has nothing to take off is told to those who may.
  alsoReads: ({ params }: About) => readMany([streamOf(changeable(params))]),
  view: ({ shown }: Decided & { readonly shown: object }) => shown,
};

export const handler = http(
  command(routes.removeAtOnce, {
    ...LIST,
    insists: true,
    decide: async ({ asked, also: [held], permit }) => {
      const { state: list = NEW_LIST } = held;
      const { because } = asked.body;
      const { gone, left, mode } = removalOf({ list, entries: await keptEntries(list) }, asked.body);
      const number = list.removed + 1;
      const contents = await keepEntries(left, permit.recordedAt);
      const kept = await keepBlob(writeEntries(gone));
      const facts = { number, because, gone: kept, removed: gone.length };
      const event = { type: "EntriesRemoved", ...facts, ...contents, ...(mode && { mode }) } as const;
      const changed = change(listLaw, held, [{ event }], permit);
      const { revision } = changed.next.state;
      const ranges = gone.map(({ range }) => range).slice(0, 1_000);
      return { changes: [changed], shown: { number, removed: gone.length, revision, ranges } };
    },
  }),
  command(routes.reviewRemoval, {
    ...LIST,
    decide: ({ asked, also: [held], permit }) => {
      const number = Number(asked.params.number);
      const { by, removed } = unreviewed(held.state ?? NEW_LIST, number);
      if (isSameAccount(by, permit.by.person)) throw new Problem(LIST_PROBLEM["own-removal"]);
      const event = { type: "RemovalReviewed", number, ...asked.body } as const;
      const changed = change(listLaw, held, [{ event }], permit);
      const { revision } = changed.next.state;
      return { changes: [changed], shown: { number, removed, revision, ...asked.body } };
    },
  }),
);
