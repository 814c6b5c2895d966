// A yes that is on record though nobody can use it any more, since it came too late: it never opens, and its seat is free at once.

import type { Session } from "../sessions/session.ts";
import { endingOf } from "../sessions/session-records.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { now } from "../shared/time/clock.ts";

/** Anything else already on record stands as it is. */
export function endUnheard(id: string): Promise<void> {
  return settle(async () => {
    const session = await read<Session>(stream("SESSION", id));
    const { state } = session;
    if (state?.status !== "allowed") return;
    const permit = permitGateway({ name: "askSession", kind: "write", request: id, at: now() });
    await commit(endingOf({ ...session, state }, { why: "never-opened", cause: TOO_LATE }, permit));
  });
}

const TOO_LATE = { "zh-TW": "回答逾時，未曾開通", en: "answered too late, so it never opened" };
