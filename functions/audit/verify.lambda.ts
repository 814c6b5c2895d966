// HTTP: is what was recorded since a day still as it was recorded? Each thing that changed is verified for its whole life.

import { cursorOf } from "../shared/http/cursor.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { publicKeys } from "../shared/signing/signing.ts";
import { dayOf, instantOf } from "../shared/time/calendar.ts";
import { comparedBy } from "./compared.ts";
import { FLAWS } from "./finding.ts";
import { cursorWithin } from "./recorded.ts";
import { verifyJournal } from "./routes.ts";
import { dayWithin, Verification } from "./verification.ts";

/** A request lives fifteen seconds, and whoever asks waits twelve: what is left over is asked for again. */
const PATIENCE_MS = 6_000;
/** Later than any event can be. */
const FOR_EVER = "9";

export const handler = http(
  on(verifyJournal, async ({ query, at, may }) => {
    may({ type: "City", id: "journal" });
    const began = performance.now();
    const today = dayOf(at.toISOString());
    const since = dayWithin(query.since ?? today, today);
    const question = `verification ${since}`;
    const until = new Date(at.getTime() + 86_400_000).toISOString() + FOR_EVER;
    const span = { from: instantOf(since, "00:00"), until };
    const from = cursorWithin(span, query.cursor, question) ?? span.from;
    const verification = new Verification(
      await publicKeys(),
      at,
      () => performance.now() - began > PATIENCE_MS,
    );
    const { reached, findings, ...counts } = await verification.through({ from, until });
    const next = cursorOf(reached === undefined ? undefined : { moment: { S: reached } }, question);
    const told = findings.map(finding => ({ ...finding, words: FLAWS[finding.flaw] }));
    return answer(200, { since, ...counts, findings: told, ...comparedBy({ isLast: !next }), next });
  }),
);
