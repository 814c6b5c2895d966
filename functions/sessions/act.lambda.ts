// HTTP: whatever stands between a person and the documents or trades of a session asks the gate before each act.
import { randomUUID } from "node:crypto";
import { decide, type Verdict } from "../gate/decide.ts";
import { isAllowed } from "../gate/explain.ts";
import { faultWords } from "../gate/fault.ts";
import type { Question } from "../gate/question.ts";
import { messageFor } from "../gate/vpn-reply.ts";
import { type Answer, answer, http, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { isRepeat, write } from "../shared/http/write.ts";
import type { Row } from "../shared/journal/change.ts";
import { SHARDS, type StreamOf, stream } from "../shared/journal/keys.ts";
import { readRenewed } from "../shared/journal/renewal.ts";
import { log } from "../shared/log.ts";
import { now } from "../shared/time/clock.ts";
import { type Answered, actRecord, actView, isLive, questionOf } from "./act.ts";
import { sessionPlace } from "./authorization-targets.ts";
import { isThere } from "./live.ts";
import { SESSION_PROBLEM } from "./problems.ts";
import { askAct } from "./routes.ts";
import { type Session, sessionLaw } from "./session.ts";
import type { ActFault } from "./session-event.ts";
import { questionAsKnown, sessionToBeKnown } from "./to-be-known.ts";
import { refusalView } from "./view.ts";

export const handler = http(
  on(askAct, async asked => {
    const { params, body, person } = asked;
    if (Object.keys(body).length !== 1) throw new Problem(SESSION_PROBLEM["act-one-of-three"]);
    const [of, act] = [stream(sessionLaw, params.session), `act-${randomUUID()}`];
    const answered = await write(asked, async () => {
      // However often it is tried, by the time it is then.
      const at = now();
      const session = await readRenewed(of);
      const { state } = session;
      const permit = asked.may(
        sessionPlace(params.session, (state && sessionToBeKnown(state, asked)) ?? NOBODYS),
      );
      if (!isThere(session)) throw new Problem(PROBLEM["not-found"]);
      const verdict = await decided(questionOf(body, session, at), at);
      const known = verdict && questionAsKnown(verdict, person);
      const told = known && (await decided(known, at));
      const judged = { act, asked: body, verdict, told, fault: faultIn(session, verdict, at) };
      const record = actRecord(judged, session, permit, Math.floor(Math.random() * SHARDS));
      const view = { ...actView(record.event), session: params.session, ...messageIn(judged) };
      return { ...record, answer: answer(201, view) };
    });
    return isRepeat(answered) ? asItStands(answered, of) : answered;
  }),
);

/** Nothing that cannot be decided is allowed; that it was asked is on record all the same. */
function decided(question: Question, at: Date): Promise<Verdict | undefined> {
  return decide(question, at.toISOString()).catch(error => {
    log("error", "gate-failed", { session: question.session, error: String(error) });
    return undefined;
  });
}

function faultIn(session: Row<Session>, verdict: Verdict | undefined, at: Date): Answered["fault"] {
  if (!isLive(session, at)) return NOT_OPEN;
  return verdict ? undefined : "gate-unavailable";
}

function messageIn({ fault, verdict, told }: Answered): { readonly message?: string } {
  if (fault) return { message: sentenceOf(fault) };
  return !verdict || isAllowed(verdict) ? {} : { message: messageFor(told ?? verdict, "zh-TW") };
}

/** A yes that is asked for once more lets nothing be done where the session has ended meanwhile. */
async function asItStands(first: Answer, of: StreamOf<Session>): Promise<Answer> {
  const said = JSON.parse(first.body ?? "{}") as ReturnType<typeof actView>;
  const session = await readRenewed(of);
  if (!said.allowed || (isThere(session) && isLive(session, now()))) return first;
  const refusals = [refusalView({ policy: NOT_OPEN })];
  return {
    ...first,
    body: JSON.stringify({ ...said, allowed: false, refusals, message: sentenceOf(NOT_OPEN) }),
  };
}

function sentenceOf(fault: ActFault): string {
  return faultWords(fault).says["zh-TW"];
}

const NOT_OPEN: ActFault = "session-not-open";
const NOBODYS = { agency: "", system: "", person: "" };
