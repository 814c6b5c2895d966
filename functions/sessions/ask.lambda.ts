// HTTP: a broker of VDI or of the city's own VPN asks for somebody, or somebody for themselves, and sessions are ended by hand.
import { randomUUID } from "node:crypto";
import { noteOverdue } from "../brokers/unclosed.ts";
import { decide, type Verdict } from "../gate/decide.ts";
import { isAllowed } from "../gate/explain.ts";
import { BROKER, readVdiQuestion } from "../gate/vdi-question.ts";
import { messageFor } from "../gate/vpn-reply.ts";
import { type Answer, answer, http, on } from "../shared/http/http.ts";
import type { Caller } from "../shared/http/identity.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { isRepeat, write } from "../shared/http/write.ts";
import { insist } from "../shared/journal/commit.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { readRenewed } from "../shared/journal/renewal.ts";
import { now } from "../shared/time/clock.ts";
import { isOnOwnServer } from "../systems/names.ts";
import { sessionPlace } from "./authorization-targets.ts";
import type { SessionRow } from "./live.ts";
import { SESSION_PROBLEM } from "./problems.ts";
import { askSession, endSession } from "./routes.ts";
import { sessionLaw } from "./session.ts";
import { endingRecord, recordedQuestion, verdictRecord } from "./session-records.ts";
import { questionAsKnown, type SessionReader, sessionToBeKnown } from "./to-be-known.ts";
import { sessionView } from "./view.ts";

export const handler = http(
  on(askSession, async asked => {
    const setting = { session: `ses-${randomUUID()}`, by: asked.person, from: asked.address };
    const question = readVdiQuestion(asked.body, setting);
    const answered = await write(asked, async () => {
      // However often it is tried, by the time it is then.
      const at = now().toISOString();
      // Whoever was to confirm an end by now and has not keeps the next one out, whether or not a timer has looked since.
      await noteOverdue(new Date(at));
      const verdict = await decide(question, at);
      const { reads } = verdict;
      const permit = asked.may(sessionPlace(question.session, recordedQuestion(reads)));
      if (!isAskedHere(verdict, asked.person)) throw new Problem(SESSION_PROBLEM["endpoint-not-vdi"]);
      const known = questionAsKnown(verdict, asked.person);
      const told = known && (await decide(known, at));
      const record = verdictRecord(verdict, permit, Math.random(), told);
      const message = isAllowed(verdict) ? {} : { message: messageFor(told ?? verdict, "zh-TW") };
      return { ...record, answer: answer(201, { ...viewFor(asked, record.changes[0].next), ...message }) };
    });
    return isRepeat(answered) ? asItStands(asked, answered) : answered;
  }),
  on(endSession, asked =>
    write(
      asked,
      async () => {
        const session = await read(stream(sessionLaw, asked.params.session));
        const { state } = session;
        const seen = state && sessionToBeKnown(state, asked);
        const permit = asked.may(sessionPlace(asked.params.session, seen ?? NOBODYS));
        if (!state) throw new Problem(PROBLEM["not-found"]);
        if (state.status !== "allowed") throw new Problem(SESSION_PROBLEM["session-not-open"]);
        const { reason } = asked.body;
        const ending = { why: "ended-by-hand", cause: { "zh-TW": reason, en: reason } } as const;
        const record = endingRecord({ ...session, state }, ending, permit);
        return { ...record, answer: answer(200, viewFor(asked, record.changes[0].next)) };
      },
      insist,
    ),
  ),
);

/** Whoever lets in asks: one allowed by anybody else would hold a seat and never be there. */
function isAskedHere({ question, reads: { through } }: Verdict, { roles }: Pick<Caller, "roles">): boolean {
  if (through?.channel !== "vpn") return true;
  return roles.includes(BROKER) && isOnOwnServer({ ...through, endpoint: question.endpoint });
}

/** A yes that is asked for once more must not open what has ended meanwhile. */
async function asItStands(asked: SessionReader, first: Answer): Promise<Answer> {
  const { session, message } = JSON.parse(first.body ?? "{}") as { session: string; message?: string };
  const { state, ...held } = await readRenewed(stream(sessionLaw, session));
  if (!state) throw new Error(`${session} was answered and is not on record`);
  return { ...first, body: JSON.stringify({ ...viewFor(asked, { ...held, state }), message }) };
}

function viewFor(reader: SessionReader, { state, ...held }: SessionRow) {
  return sessionView({ ...held, state: sessionToBeKnown(state, reader) }, now());
}

const NOBODYS = { agency: "", system: "", person: "" };
