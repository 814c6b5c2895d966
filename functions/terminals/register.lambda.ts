// HTTP: records staff register a terminal of their agency.
import { change } from "../shared/change.ts";
import { answer, http, on } from "../shared/http.ts";
import { read } from "../shared/journal.ts";
import { stream } from "../shared/keys.ts";
import { write } from "../shared/write.ts";
import { register } from "./registration.ts";
import { registerTerminal } from "./routes.ts";
import { type Terminal, terminalLaw } from "./terminal.ts";
import { terminalView } from "./view.ts";

export const handler = http(
  on(registerTerminal, asked =>
    write(asked, async () => {
      const registration = {
        ...asked.body,
        certificateName: asked.body.certificateName ?? asked.body.propertyNo,
      };
      const { propertyNo, agency, system } = registration;
      const permit = asked.may({ type: "Terminal", id: propertyNo, agency, system });
      const held = await read<Terminal>(stream("TERMINAL", propertyNo));
      const changed = change(terminalLaw, held, register(held.state, registration), permit);
      return {
        changes: [changed],
        answer: answer(201, terminalView(changed.next), { location: `/v1/terminals/${propertyNo}` }),
      };
    }),
  ),
);
