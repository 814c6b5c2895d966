// HTTP: records and property staff keep the register of terminals: enter, put right, transfer, retire.
import type { Agency } from "../agencies/agency.ts";
import { type Answer, type Asked, answer, http, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { change, type Draft, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { amend, register, retire, takeOver, transfer } from "./register.ts";
import * as routes from "./register-routes.ts";
import type { Keeping, RegistrationEvent } from "./registration.ts";
import { type StepContext, stepContext } from "./step.ts";
import { type Terminal, terminalLaw, terminalView } from "./terminal.ts";

type About = Pick<Asked<typeof routes.retireTerminal>, "params" | "person" | "may" | "repeat" | "at">;
type Drafts = readonly [Draft<RegistrationEvent>] | readonly [];

export const handler = http(
  on(routes.registerTerminal, asked =>
    write(asked, async () => {
      const { certificateName = asked.body.propertyNo, ...rest } = asked.body;
      const { propertyNo, agency, system } = rest;
      const permit = asked.may({ type: "Terminal", id: propertyNo, agency, system });
      const [held, home] = (await readMany([stream("TERMINAL", propertyNo), stream("AGENCY", agency)])) as [
        Held<Terminal>,
        Held<Agency>,
      ];
      const counter = stepContext(permit.by, permit.recordedAt, home.state);
      const changed = change(
        terminalLaw,
        held,
        register(held.state, { ...rest, certificateName }, counter),
        permit,
      );
      const headers = { location: `/v1/terminals/${propertyNo}` };
      return {
        changes: [changed],
        unmoved: [home],
        answer: answer(201, terminalView(changed.next), headers),
      };
    }),
  ),
  on(routes.amendTerminal, asked =>
    act(asked, (terminal, counter) => amend(terminal, defined(asked.body), counter)),
  ),
  on(routes.transferTerminal, asked => act(asked, terminal => transfer(terminal, asked.body))),
  on(routes.takeOverTerminal, asked => act(asked, takeOver, ({ offered }) => offered)),
  on(routes.retireTerminal, asked => act(asked, terminal => retire(terminal, asked.body.cause))),
);

type At = Pick<Keeping, "agency" | "system">;

/** At its own agency's counter, or at that of whom `where` says. */
function act(
  asked: About,
  decide: (terminal: Terminal, counter: StepContext) => Drafts,
  where: (terminal: Terminal) => At | undefined = terminal => terminal,
): Promise<Answer> {
  const { propertyNo } = asked.params;
  return write(asked, async () => {
    const held = await read<Terminal>(stream("TERMINAL", propertyNo));
    const { agency, system } = (held.state && where(held.state)) ?? { agency: "", system: "" };
    const permit = asked.may({ type: "Terminal", id: propertyNo, agency, system });
    const home = await read<Agency>(stream("AGENCY", agency || "-"));
    if (!held.state) throw new Problem(PROBLEM["not-found"]);
    const [draft] = decide(held.state, stepContext(permit.by, permit.recordedAt, home.state));
    if (!draft) return { changes: [], answer: answer(200, terminalView(held)) };
    const changed = change(terminalLaw, held, [draft], permit);
    return { changes: [changed], unmoved: [home], answer: answer(200, terminalView(changed.next)) };
  });
}

function defined<T extends object>(body: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return JSON.parse(JSON.stringify(body));
}
