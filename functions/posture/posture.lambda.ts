// HTTP: records staff enrol a terminal's key, and with it the terminal says by itself how it is connected.

import { postureView } from "../sessions/view.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { type Permit, permit } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import type { PublicKey } from "../shared/signing/signed.ts";
import { terminalLaw } from "../terminals/terminal.ts";
import { type PostureKey, postureKeyLaw, postureLaw } from "./posture.ts";
import { keyClaimed, keyEnrolled, keyIn, reported } from "./posture-report.ts";
import { enrolPostureKey, reportPosture } from "./routes.ts";

export const handler = http(
  on(enrolPostureKey, asked =>
    write(asked, async () => {
      const { propertyNo } = asked.params;
      const [terminal, posture] = await readBoth(propertyNo);
      const { agency = "", system = "", custody } = terminal.state ?? {};
      const person = custody?.loan?.borrower ?? "";
      const allowed = asked.may({ type: "Terminal", id: propertyNo, agency, system, person });
      if (!terminal.state) throw new Problem(PROBLEM["not-found"]);
      const key = keyIn(asked.body.key);
      const claim = await claimOf(key);
      const given = { agency, source: asked.body.source };
      const drafts = keyEnrolled(key, given, { posture: posture.state, claim: claim.state });
      const changed = change(postureLaw, posture, drafts, allowed);
      return {
        changes: [changed, ...claiming(propertyNo, claim, allowed)],
        unmoved: [terminal],
        answer: answer(200, postureView(changed.next)),
      };
    }),
  ),
  on(reportPosture, ({ params: { propertyNo }, body, at, request }) => {
    const speaker = { person: propertyNo, agency: "", roles: ["terminal"], systems: [], mfa: false };
    return write({ repeat: undefined, person: speaker, at }, async () => {
      const [, posture] = await readBoth(propertyNo);
      const drafts = reported(posture.state, { terminal: propertyNo, report: body.report, at });
      const agency = posture.state?.agency ?? "";
      const act = { name: reportPosture.name, kind: "write", request, at } as const;
      const allowed = permit({ ...speaker, agency }, act, {
        type: "Terminal",
        id: propertyNo,
        agency,
        person: propertyNo,
      });
      const changed = change(postureLaw, posture, drafts, allowed);
      const claim = await claimOf(changed.next.state.key);
      const changes = [changed, ...claiming(propertyNo, claim, allowed)];
      return { changes, answer: answer(200, postureView(changed.next)) };
    });
  }),
);

function claimOf({ kid }: PublicKey): Promise<Held<PostureKey>> {
  return read(stream(postureKeyLaw, kid));
}

function claiming(propertyNo: string, claim: Held<PostureKey>, allowed: Permit): Change<PostureKey>[] {
  return keyClaimed(propertyNo, claim.state).map(draft => change(postureKeyLaw, claim, [draft], allowed));
}

function readBoth(propertyNo: string) {
  return readMany([stream(terminalLaw, propertyNo), stream(postureLaw, propertyNo)]);
}
