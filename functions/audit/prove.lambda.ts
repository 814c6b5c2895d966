// HTTP: is what was recorded since a day still as it was recorded? Each thing that changed is proved for its whole life.

import { cursorOf, startOf } from "../shared/http/cursor.ts";
import { answer, http, on } from "../shared/http/http.ts";
import type { Stream } from "../shared/journal/keys.ts";
import { publicKeys } from "../shared/signing/signing.ts";
import { dayOf, instantOf } from "../shared/time/calendar.ts";
import { type Finding, FLAWS } from "./finding.ts";
import { auditStreamAt } from "./journal-audit.ts";
import { oldestFirst } from "./recorded.ts";
import { verifyJournal } from "./routes.ts";

/** A request lives fifteen seconds, and whoever asks waits twelve: what is left over is asked for again. */
const PATIENCE_MS = 6_000;
/** Later than any event can be. */
const FOR_EVER = "9";

export const handler = http(
  on(verifyJournal, async ({ query, at, may }) => {
    may({ type: "City", id: "journal" });
    const began = performance.now();
    const since = query.since ?? dayOf(at.toISOString());
    const question = `verification ${since}`;
    const from = startOf(query.cursor, question)?.moment?.S ?? instantOf(since, "00:00");
    const until = new Date(at.getTime() + 86_400_000).toISOString() + FOR_EVER;
    const keys = await publicKeys();
    const proved = new Set<Stream>();
    const findings: Finding[] = [];
    let events = 0;
    let next: string | undefined;
    for await (const { moment, recorded } of oldestFirst({ from, until })) {
      if (proved.has(recorded.stream)) continue;
      if (performance.now() - began > PATIENCE_MS) {
        next = cursorOf({ moment: { S: moment } }, question);
        break;
      }
      proved.add(recorded.stream);
      const audited = await auditStreamAt(recorded.stream, keys);
      findings.push(...audited.findings);
      events += audited.version;
    }
    const told = findings.map(finding => ({ ...finding, words: FLAWS[finding.flaw] }));
    return answer(200, { since, streams: proved.size, events, findings: told, next });
  }),
);
