// HTTP: one administrator takes ranges off at once, and another reviews it after.

import { rangeLimitsHere } from "../../shared/address/range-limits.ts";
import { answer, http, on } from "../../shared/http/http.ts";
import { Problem } from "../../shared/http/problem.ts";
import { write } from "../../shared/http/write.ts";
import { keepBlob } from "../../shared/journal/blob.ts";
import { change } from "../../shared/journal/change.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { placeOf } from "../firewalls.ts";
import { writeEntries } from "../lists/entry.ts";
import { keepEntries } from "../lists/kept-entries.ts";
import { listLaw } from "../lists/list.ts";
import { unreviewed } from "../lists/list-rules.ts";
import { LIST_PROBLEM } from "../problems.ts";
import { openDesk } from "./change-context.ts";
import { removing } from "./removal.ts";
import * as routes from "./removal-routes.ts";

export const handler = http(
  on(routes.removeAtOnce, asked =>
    write(asked, async () => {
      const permit = asked.may(placeOf(asked.params));
      const desk = await openDesk(asked.params, {
        at: permit.recordedAt,
        limits: rangeLimitsHere(),
        reader: asked,
      });
      const { because } = asked.body;
      const { gone, left, mode } = removing(desk, asked.body);
      const number = desk.list.removed + 1;
      const contents = await keepEntries(left, desk.now);
      const kept = await keepBlob(writeEntries(gone));
      const closed = mode && { mode };
      const removed = gone.length;
      const event = {
        type: "EntriesRemoved",
        number,
        because,
        gone: kept,
        removed,
        ...contents,
        ...closed,
      } as const;
      const changed = change(listLaw, desk.held, [{ event }], permit);
      const { revision } = changed.next.state;
      const ranges = gone.map(({ range }) => range).slice(0, 1_000);
      return { changes: [changed], answer: answer(201, { number, removed, revision, ranges }) };
    }),
  ),
  on(routes.reviewRemoval, asked =>
    write(asked, async () => {
      const permit = asked.may(placeOf(asked.params));
      const { held, list } = await openDesk(asked.params, {
        at: permit.recordedAt,
        limits: rangeLimitsHere(),
        reader: asked,
      });
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
