// HTTP: records staff enrol a terminal's key, and with it the terminal says by itself how it is connected.

import { postureView } from "../sessions/view.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { permit } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { change, type Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import type { Terminal } from "../terminals/terminal.ts";
import { type Posture, postureLaw } from "./posture.ts";
import { keyEnrolled, reported } from "./posture-report.ts";
import { enrolPostureKey, reportPosture } from "./routes.ts";

export const handler = http(
  on(enrolPostureKey, asked =>
    write(asked, async () => {
      const { propertyNo } = asked.params;
      const [terminal, posture] = await readBoth(propertyNo);
      const { agency, system } = terminal.state ?? { agency: "", system: "" };
      const allowed = asked.may({ type: "Terminal", id: propertyNo, agency, system });
      if (!terminal.state) throw new Problem(PROBLEM["not-found"]);
      const drafts = keyEnrolled(asked.body.key, { agency, source: asked.body.source });
      const changed = change(postureLaw, posture, drafts, allowed);
      return { changes: [changed], unmoved: [terminal], answer: answer(200, postureView(changed.next)) };
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
      return { changes: [changed], answer: answer(200, postureView(changed.next)) };
    });
  }),
);

async function readBoth(propertyNo: string): Promise<[Held<Terminal>, Held<Posture>]> {
  const found = await readMany([stream("TERMINAL", propertyNo), stream("POSTURE", propertyNo)]);
  return found as [Held<Terminal>, Held<Posture>];
}
