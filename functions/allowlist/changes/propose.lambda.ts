// HTTP: an administrator proposes a change of a list, previews one, proposes a whole list, or an earlier revision.
import { type Answer, type Asked, answer, http, on } from "../../shared/http/http.ts";
import { write } from "../../shared/http/write.ts";
import { placeOfList } from "../firewalls.ts";
import { type ChangeContext, readChangeContext } from "./change-context.ts";
import {
  draftEdits,
  draftRefusal,
  draftRevision,
  draftWholeList,
  type ListDraft,
  proposeDraft,
} from "./draft.ts";
import type { EditDefaults } from "./edit.ts";
import { requestInBody, requestInFile } from "./edit-body.ts";
import { limitsHere } from "./list-limits.ts";
import * as routes from "./routes.ts";
import { changeView, previewView } from "./view.ts";

type Asking = Pick<
  Asked<typeof routes.proposeChange>,
  "params" | "person" | "may" | "repeat" | "at" | "language"
>;
type Drafting = (context: ChangeContext) => Promise<ListDraft>;

export const handler = http(
  on(routes.proposeChange, asked => propose(asked, asked.body, editing(asked))),
  on(routes.restoreList, asked =>
    propose(asked, asked.body, context => draftRevision(context, asked.body.revision)),
  ),
  on(routes.previewChange, async asked => answer(200, await preview(asked, editing(asked)))),
  on(routes.proposeWholeList, async asked => {
    const { query, bytes } = asked;
    const draft: Drafting = context => draftWholeList(context, requestInFile(bytes, query));
    if (query.dryRun === "false") return propose(asked, query, draft);
    return answer(200, { dryRun: true, ...(await preview(asked, draft)) });
  }),
);

function editing({ body }: Pick<Asked<typeof routes.proposeChange>, "body">): Drafting {
  return context => draftEdits(context, requestInBody(body));
}

/** What the change would do and everything that keeps it from being proposed; nothing is recorded. */
async function preview(asked: Asking, drafting: Drafting) {
  asked.may(placeOfList(asked.params));
  const context = await contextOf(asked, asked.at.toISOString());
  const draft = await drafting(context);
  const refusal = draftRefusal(context, draft);
  return previewView({ ...draft, refusal }, { ...context, at: context.now }, asked.language);
}

function propose(
  asked: Asking,
  said: Pick<EditDefaults, "reason" | "document">,
  drafting: Drafting,
): Promise<Answer> {
  return write(asked, async () => {
    const permit = asked.may(placeOfList(asked.params));
    const context = await contextOf(asked, permit.recordedAt);
    const draft = await drafting(context);
    const changed = await proposeDraft(context, draft, said, permit);
    const { proposed: number, changes } = changed.next.state;
    const pending = changes[number];
    if (!pending) throw new Error("a proposal is not in the list that it was recorded in");
    const facts = { number, status: "proposed", pending, version: changed.next.version } as const;
    const view = changeView(facts, draft.proposal, { ...context, at: context.now }, asked.language);
    return { changes: [changed], answer: answer(201, { dryRun: false, ...view }) };
  });
}

function contextOf(asked: Asking, at: string): Promise<ChangeContext> {
  return readChangeContext(asked.params, { at, limits: limitsHere(asked.params), reader: asked });
}
