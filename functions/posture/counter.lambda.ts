// HTTP: the counter enrols a terminal's key by scanning its code, and sees how that terminal reports.
import { randomInt } from "node:crypto";
import { computerStream, placeOfComputer } from "../devices/computers.ts";
import { postureView } from "../sessions/view.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { documentOf } from "../shared/http/problem-document.ts";
import { type WriteDecision, write } from "../shared/http/write.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { readRenewed } from "../shared/journal/renewal.ts";
import {
  answeredWith,
  type EnrolmentCode,
  enrolmentCodeIn,
  enrolmentLaw,
  opened,
  refusedMiss,
} from "./enrolment.ts";
import { newestOf, postureKeyLaw, postureLaw } from "./posture.ts";
import { keyClaimed, keyEnrolled } from "./posture-report.ts";
import { enrolPostureKeyByCode, openPostureEnrolment, readPosture } from "./routes.ts";

export const handler = http(
  on(openPostureEnrolment, asked =>
    write(asked, async () => {
      const { propertyNo } = asked.params;
      const { terminal, allowed } = await mayWith(asked);
      const enrolment = await read(stream(enrolmentLaw, propertyNo));
      const number = String(randomInt(10 ** 8)).padStart(8, "0");
      const changed = change(enrolmentLaw, enrolment, opened(propertyNo, { number, at: asked.at }), allowed);
      const { until } = changed.next.state;
      return {
        changes: [changed],
        unmoved: [terminal],
        answer: answer(201, { terminal: propertyNo, number, until }),
      };
    }),
  ),
  on(enrolPostureKeyByCode, asked => write(asked, () => enrolledByCode(asked))),
  on(readPosture, async asked => {
    await mayWith(asked);
    const posture = await readRenewed(stream(postureLaw, asked.params.propertyNo));
    const { version } = posture;
    const { key, agency: _, ...shown } = newestOf(posture) ?? {};
    return answer(200, {
      terminal: asked.params.propertyNo,
      ...(key && { key: key.kid }),
      ...shown,
      version,
    });
  }),
);

type Asking = Pick<Asked<typeof readPosture>, "params" | "may">;

/** Nobody but who may learns whether there is such a terminal. */
async function mayWith({ params: { propertyNo }, may }: Asking) {
  const terminal = await read(computerStream(propertyNo));
  const place = placeOfComputer(propertyNo, terminal.state);
  const allowed = may(place);
  if (!terminal.state) throw new Problem(PROBLEM["not-found"]);
  return { terminal, allowed, agency: place.agency ?? "" };
}

async function enrolledByCode(asked: Asked<typeof enrolPostureKeyByCode>): Promise<WriteDecision> {
  const { propertyNo } = asked.params;
  const { terminal, allowed, agency } = await mayWith(asked);
  const enrolment = await read(stream(enrolmentLaw, propertyNo));
  const code = enrolmentCodeIn(asked.body.code);
  const by = asked.person.person;
  const drafts = answeredWith(enrolment.state, code, { terminal: propertyNo, by, at: asked.at });
  const answered = change(enrolmentLaw, enrolment, drafts, allowed);
  if (drafts[0].event.type === "EnrolmentMissed") return { changes: [answered], answer: missed(asked) };
  const { changes, view } = await keyGiven(propertyNo, code, { agency, allowed });
  return { changes: [...changes, answered], unmoved: [terminal], answer: answer(200, view) };
}

async function keyGiven(
  propertyNo: string,
  { key, machine, place }: EnrolmentCode,
  { agency, allowed }: { readonly agency: string; readonly allowed: Permit },
): Promise<{ readonly changes: readonly Change[]; readonly view: unknown }> {
  const [posture, claim] = await Promise.all([
    readRenewed(stream(postureLaw, propertyNo)),
    read(stream(postureKeyLaw, key.kid)),
  ]);
  // The agent that shows such a code reads the network card itself; whoever signs by hand has no code.
  const given = { agency, source: "measured", holder: { machine, place } } as const;
  const enrolled = keyEnrolled(key, given, { posture, claim: claim.state });
  const changed = change(postureLaw, posture, enrolled, allowed);
  const claimed = keyClaimed(propertyNo, claim.state).map(each =>
    change(postureKeyLaw, claim, [each], allowed),
  );
  return { changes: [changed, ...claimed], view: postureView(changed.next) };
}

/** Refused, and yet on record: so the refusal is the answer that is kept. */
function missed({ language, request }: Pick<Asked, "language" | "request">) {
  const document = { ...documentOf(refusedMiss(), language), instance: request };
  const type = { "content-type": "application/problem+json; charset=utf-8", "content-language": language };
  return answer(document.status, document, type);
}
