// HTTP: an administrator proposes a change of a list, tries one out, proposes a whole list, or an earlier revision.
import { type Answer, type Asked, answer, http, on } from "../shared/http.ts";
import { history } from "../shared/journal.ts";
import { Problem } from "../shared/problem.ts";
import { write } from "../shared/write.ts";
import * as routes from "./change-routes.ts";
import { changeView, differenceOf, ROWS_SHOWN, rowsOf, said } from "./change-view.ts";
import { type Draft, drafted, proposed, refusalOf, restoring } from "./changing.ts";
import { type Desk, firewallAt, openDesk } from "./desk.ts";
import { placeOf, streamOf } from "./firewalls.ts";
import { entriesOf } from "./kept-entries.ts";
import type { ListEvent } from "./list.ts";
import { LIST_PROBLEM } from "./list-problems.ts";
import { revisionsOf } from "./past.ts";
import { readWhole, type WholeList } from "./whole-list.ts";
import { askingIn } from "./wish-body.ts";

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
    const desk = await openDesk(asked.params, asked.at.toISOString());
    return answer(200, tried(desk, await drafted(desk, askingIn(asked.body)), asked));
  }),
  on(routes.proposeWholeList, async asked => {
    const { query } = asked;
    const whole = (desk: Desk) => draftedWhole(desk, readWhole(asked.bytes, query));
    if (query.dryRun === "false") return propose(asked, query, whole);
    asked.may(placeOf(asked.params));
    const desk = await openDesk(asked.params, asked.at.toISOString());
    return answer(200, { dryRun: true, ...tried(desk, await whole(desk), asked) });
  }),
);

async function draftedWhole(desk: Desk, { asking, faults }: WholeList): Promise<Draft> {
  const draft = await drafted(desk, asking);
  return { ...draft, faults: [...faults, ...draft.faults] };
}

function propose(asked: Proposing, words: Words, draft: (desk: Desk) => Promise<Draft>): Promise<Answer> {
  return write(asked, async () => {
    const permit = asked.may(placeOf(asked.params));
    const desk = await openDesk(asked.params, permit.recordedAt);
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

function tried(desk: Desk, draft: Draft, { language }: Pick<Proposing, "language">) {
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

async function earlier(desk: Desk, revision: number): Promise<Draft> {
  const events = await history<ListEvent>(streamOf(firewallAt(desk.firewall)));
  const found = revisionsOf(events).find(each => each.revision === revision);
  if (!found) throw new Problem(LIST_PROBLEM["revision-unknown"]);
  const proposal = restoring(desk, await entriesOf(found.list), found.list.mode);
  return { proposal, faults: [] };
}
