// HTTP: an administrator proposes a change of a list, tries one out, proposes a whole list, or an earlier revision.
import { rangeLimitsHere } from "../../shared/address/range-limits.ts";
import { type Answer, type Asked, answer, http, on } from "../../shared/http/http.ts";
import type { Problem } from "../../shared/http/problem.ts";
import { write } from "../../shared/http/write.ts";
import type { Language } from "../../shared/words.ts";
import { placeOf } from "../firewalls.ts";
import { type Desk, openDesk } from "./change-context.ts";
import { type Draft, drafted, draftedWhole, earlier, proposed, refusalOf } from "./draft.ts";
import { askingIn, readWhole } from "./edit-body.ts";
import * as routes from "./routes.ts";
import { changeView, differenceOf, ROWS_SHOWN, rowsOf, said } from "./view.ts";

type Proposing = Pick<
  Asked<typeof routes.proposeChange>,
  "params" | "person" | "may" | "repeat" | "at" | "language"
>;
type Words = { readonly reason: string; readonly document: string };

export const handler = http(
  on(routes.proposeChange, asked => propose(asked, asked.body, desk => drafted(desk, askingIn(asked.body)))),
  on(routes.restoreList, asked => propose(asked, asked.body, desk => earlier(desk, asked.body.revision))),
  on(routes.previewChange, async asked => {
    asked.may(placeOf(asked.params));
    const desk = await openDesk(asked.params, {
      at: asked.at.toISOString(),
      limits: rangeLimitsHere(),
      reader: asked,
    });
    return answer(200, tried(desk, await drafted(desk, askingIn(asked.body)), asked.language));
  }),
  on(routes.proposeWholeList, async asked => {
    const { query } = asked;
    const whole = (desk: Desk) => draftedWhole(desk, readWhole(asked.bytes, query));
    if (query.dryRun === "false") return propose(asked, query, whole);
    asked.may(placeOf(asked.params));
    const desk = await openDesk(asked.params, {
      at: asked.at.toISOString(),
      limits: rangeLimitsHere(),
      reader: asked,
    });
    return answer(200, { dryRun: true, ...tried(desk, await whole(desk), asked.language) });
  }),
);

function propose(asked: Proposing, words: Words, draft: (desk: Desk) => Promise<Draft>): Promise<Answer> {
  return write(asked, async () => {
    const permit = asked.may(placeOf(asked.params));
    const desk = await openDesk(asked.params, {
      at: permit.recordedAt,
      limits: rangeLimitsHere(),
      reader: asked,
    });
    const made = await draft(desk);
    const changed = await proposed(desk, made, words, permit);
    const number = changed.next.state.proposed;
    const pending = changed.next.state.changes[number];
    if (!pending) throw new Error("a proposal that left no trace");
    const facts = { number, status: "proposed", pending, version: changed.next.version } as const;
    const view = changeView(facts, made.proposal, { ...desk, at: desk.now }, asked.language);
    return { changes: [changed], answer: answer(201, { dryRun: false, ...view }) };
  });
}

// A change tried out: what it would do and everything that keeps it from being proposed; nothing is recorded.

export function tried(desk: Desk, draft: Draft, language: Language) {
  const refusal = refusalOf(desk, draft);
  const whole = refusal && !refusal.facts.faults ? [wholeFault(refusal)] : [];
  return {
    difference: differenceOf(draft.proposal, { ...desk, at: desk.now }),
    rows: rowsOf(draft.proposal).slice(0, ROWS_SHOWN),
    faults: [...whole, ...draft.faults.slice(0, 1_000)].map(fault => said(fault, language)),
  };
}

function wholeFault({ kind: { code, title }, facts: { detail } }: Problem) {
  return { pointer: "", code, words: detail ?? title };
}
