// HTTP: records staff enrol a terminal's key, and with it the terminal says by itself how it is connected.

import { computerStream, keptOf, placeOfComputer } from "../devices/computers.ts";
import { postureView } from "../sessions/view.ts";
import { type Answer, answer, http, on } from "../shared/http/http.ts";
import { type Permit, permit } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { Moved } from "../shared/journal/commit.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { readRenewed, renew } from "../shared/journal/renewal.ts";
import type { PublicKey } from "../shared/signing/signed.ts";
import { keyIn } from "./enrolment.ts";
import { ownGateOf } from "./own-gate.ts";
import { newestOf, type Posture, type PostureKey, postureKeyLaw, postureLaw } from "./posture.ts";
import { keyClaimed, keyEnrolled, reported } from "./posture-report.ts";
import { enrolPostureKey, reportPosture } from "./routes.ts";

export const handler = http(
  on(enrolPostureKey, asked =>
    write(asked, async () => {
      const { propertyNo } = asked.params;
      const [terminal, posture] = await Promise.all([
        read(computerStream(propertyNo)),
        readRenewed(stream(postureLaw, propertyNo)),
      ]);
      const place = placeOfComputer(propertyNo, terminal.state);
      const allowed = asked.may(place);
      if (!terminal.state) throw new Problem(PROBLEM["not-found"]);
      const key = keyIn(asked.body.key);
      const claim = await claimOf(key);
      const given = { agency: place.agency ?? "", source: asked.body.source };
      const drafts = keyEnrolled(key, given, { posture, claim: claim.state });
      const changed = change(postureLaw, posture, drafts, allowed);
      return {
        changes: [changed, ...claiming(propertyNo, claim, allowed)],
        unmoved: [terminal],
        answer: answer(200, postureView(changed.next)),
      };
    }),
  ),
  on(reportPosture, async ({ params: { propertyNo }, body, at, request, address }) => {
    const speaker = { person: propertyNo, agency: "", roles: ["terminal"], systems: [], mfa: false };
    const answered = await write({ repeat: undefined, person: speaker, at }, async () => {
      const posture = await readRenewed(stream(postureLaw, propertyNo));
      const taken = reported(posture, { terminal: propertyNo, report: body.report, at });
      const agency = posture.state?.agency ?? "";
      const act = { name: reportPosture.name, kind: "write", request, at } as const;
      const allowed = permit({ ...speaker, agency }, act, {
        type: "Terminal",
        id: propertyNo,
        agency,
        person: propertyNo,
      });
      if (!posture.state) throw new Error("a report was taken without a key");
      const claim = await claimOf(posture.state.key);
      const claims = claiming(propertyNo, claim, allowed);
      if ("renewal" in taken) {
        const { renewal, expires } = taken;
        // Another one was taken meanwhile: this one is judged once more, beside that.
        if (!(await renew(posture.stream, renewal, expires))) throw new Moved("a later report was taken");
        return { changes: claims, answer: answer(200, viewOf({ ...posture, renewed: renewal })) };
      }
      const changed = change(postureLaw, posture, taken.drafts, allowed);
      return { changes: [changed, ...claims], answer: answer(200, postureView(changed.next)) };
    });
    return withOwnGate(answered, propertyNo, { address, at });
  }),
);

/** Read after the report is in: what it changed is told with it. */
async function withOwnGate(answered: Answer, propertyNo: string, when: { address: string; at: Date }) {
  const { state } = await read(computerStream(propertyNo));
  const gate = await ownGateOf(propertyNo, keptOf(propertyNo, state), when);
  return gate ? answer(200, { ...JSON.parse(String(answered.body)), gate }) : answered;
}

function claimOf({ kid }: PublicKey): Promise<Held<PostureKey>> {
  return read(stream(postureKeyLaw, kid));
}

function claiming(propertyNo: string, claim: Held<PostureKey>, allowed: Permit): Change<PostureKey>[] {
  return keyClaimed(propertyNo, claim.state).map(draft => change(postureKeyLaw, claim, [draft], allowed));
}

function viewOf(posture: Held<Posture>) {
  const state = newestOf(posture);
  if (!state) throw new Error("a report was taken without a key");
  return postureView({ ...posture, state });
}
