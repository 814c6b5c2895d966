// Closes as the follower of facts does: each open session answers its own question again, and ends where the answer is no.
import { askingAgain, decide } from "../../../functions/sessions/deciding.ts";
import { isAllowed } from "../../../functions/sessions/explain.ts";
import { endingOf } from "../../../functions/sessions/outcome.ts";
import { commit, settle } from "../../../functions/shared/commit.ts";
import { permitGateway } from "../../../functions/shared/permit.ts";
import type { Close, OpenSession } from "./lane.ts";

const CAUSE = { "zh-TW": "條件已不符合", en: "a condition no longer holds" };

export const closing: Close = async sessions => {
  await Promise.all(sessions.map(session => settle(() => closeUnlessAllowed(session))));
};

async function closeUnlessAllowed({ stream: of, state }: OpenSession): Promise<void> {
  const at = new Date();
  const id = of.slice("SESSION#".length);
  const { session, explanation } = await decide(askingAgain(id, state), at.toISOString());
  if (session.state?.status !== "allowed" || isAllowed(explanation)) return;
  const permit = permitGateway({ name: "closeSession", kind: "write", request: id, at });
  await commit(endingOf(session as OpenSession, { why: "fact", cause: CAUSE }, permit));
}
