// HTTP: one administrator takes ranges off at once, and another reviews it after.

import { rangeLimitsHere } from "../../shared/address/range-limits.ts";
import { type Answer, type Asked, answer, http, on } from "../../shared/http/http.ts";
import type { Permit } from "../../shared/http/permit.ts";
import { Problem } from "../../shared/http/problem.ts";
import { type Decision, write } from "../../shared/http/write.ts";
import { keepBlob } from "../../shared/journal/blob.ts";
import { change } from "../../shared/journal/change.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { placeOfList } from "../firewalls.ts";
import { writeEntries } from "../lists/entry.ts";
import { keepEntries } from "../lists/kept-entries.ts";
import { listLaw } from "../lists/list.ts";
import { unreviewed } from "../lists/list-rules.ts";
import { LIST_PROBLEM } from "../problems.ts";
import { type ChangeContext, readChangeContext } from "./change-context.ts";
import { removalOf } from "./removal.ts";
import * as routes from "./removal-routes.ts";

type Asking = Pick<Asked<typeof routes.removeAtOnce>, "params" | "person" | "may" | "repeat" | "at">;

export const handler = http(
  on(routes.removeAtOnce, asked =>
    removing(asked, async (context, permit) => {
      const { because } = asked.body;
      const { gone, left, mode } = removalOf(context, asked.body);
      const number = context.list.removed + 1;
      const contents = await keepEntries(left, context.now);
      const kept = await keepBlob(writeEntries(gone));
      const facts = { number, because, gone: kept, removed: gone.length };
      const event = { type: "EntriesRemoved", ...facts, ...contents, ...(mode && { mode }) } as const;
      const changed = change(listLaw, context.held, [{ event }], permit);
      const { revision } = changed.next.state;
      const ranges = gone.map(({ range }) => range).slice(0, 1_000);
      const body = { number, removed: gone.length, revision, ranges };
      return { changes: [changed], answer: answer(201, body) };
    }),
  ),
  on(routes.reviewRemoval, asked =>
    removing(asked, async ({ held, list }, permit) => {
      const number = Number(asked.params.number);
      const { by, removed } = unreviewed(list, number);
      if (isSameAccount(by, permit.by.person)) throw new Problem(LIST_PROBLEM["own-removal"]);
      const event = { type: "RemovalReviewed", number, ...asked.body } as const;
      const changed = change(listLaw, held, [{ event }], permit);
      const { revision } = changed.next.state;
      return { changes: [changed], answer: answer(200, { number, removed, revision, ...asked.body }) };
    }),
  ),
);

function removing(
  asked: Asking,
  act: (context: ChangeContext, permit: Permit) => Promise<Decision>,
): Promise<Answer> {
  return write(asked, async () => {
    const permit = asked.may(placeOfList(asked.params));
    const at = permit.recordedAt;
    return act(
      await readChangeContext(asked.params, { at, limits: rangeLimitsHere(), reader: asked }),
      permit,
    );
  });
}
