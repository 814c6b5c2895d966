// HTTP: records and property staff keep the register of terminals: enter, put right, transfer, retire.
import { agencyLaw } from "../agencies/agency.ts";
import { type Answer, type Asked, answer, http, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { change, type Draft } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { amend, register, retire, takeOver, transfer } from "./register.ts";
import * as routes from "./register-routes.ts";
import type { Keepers, RegistrationEvent } from "./registration.ts";
import { type StepContext, stepContext } from "./step.ts";
import { type Terminal, terminalLaw, terminalView } from "./terminal.ts";

export const handler = http(
  on(routes.registerTerminal, asked => write(asked, () => enter(asked))),
  on(routes.amendTerminal, asked =>
    alter(asked, (terminal, context) => amend(terminal, defined(asked.body), context)),
  ),
  on(routes.transferTerminal, asked => alter(asked, terminal => transfer(terminal, asked.body))),
  on(routes.takeOverTerminal, asked => alter(asked, takeOver, ({ offered }) => offered)),
  on(routes.retireTerminal, asked => alter(asked, terminal => retire(terminal, asked.body.cause))),
);

async function enter({ body, may }: Asked<typeof routes.registerTerminal>) {
  const { propertyNo, agency, system } = body;
  const { certificateName = propertyNo, ...rest } = body;
  const permit = may({ type: "Terminal", id: propertyNo, agency, system });
  const [held, home] = await readMany([stream(terminalLaw, propertyNo), stream(agencyLaw, agency)]);
  const context = stepContext(permit.by, permit.recordedAt, home.state);
  const entered = register(held.state, { ...rest, certificateName }, context);
  const changed = change(terminalLaw, held, entered, permit);
  const headers = { location: `/v1/terminals/${propertyNo}` };
  return { changes: [changed], unmoved: [home], answer: answer(201, terminalView(changed.next), headers) };
}

type AboutOne = Pick<Asked<typeof routes.retireTerminal>, "params" | "person" | "may" | "repeat" | "at">;
type Drafts = readonly [Draft<RegistrationEvent>] | readonly [];

/** By its own agency, or by whom `keeper` says. */
function alter(
  asked: AboutOne,
  decide: (terminal: Terminal, context: StepContext) => Drafts,
  keeper: (terminal: Terminal) => Pick<Keepers, "agency" | "system"> | undefined = terminal => terminal,
): Promise<Answer> {
  const { propertyNo } = asked.params;
  return write(asked, async () => {
    const held = await read(stream(terminalLaw, propertyNo));
    const { agency, system } = (held.state && keeper(held.state)) ?? { agency: "", system: "" };
    const permit = asked.may({ type: "Terminal", id: propertyNo, agency, system });
    const home = await read(stream(agencyLaw, agency || "-"));
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
