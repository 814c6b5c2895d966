// Days recorded before days were bounded: every page that shows one is still there, in both languages.
import { expect, test } from "vitest";
import { readAgency } from "../../functions/agencies/routes.ts";
import { listEndings, listLists, readChange } from "../../functions/allowlist/lists/routes.ts";
import { agencyPage } from "../../functions/console/agency/agency.ts";
import { counterPage } from "../../functions/console/counter/counter.ts";
import { slipPage } from "../../functions/console/counter/slip.ts";
import { terminalPage } from "../../functions/console/counter/terminal.ts";
import type { PageContent } from "../../functions/console/door/reply.ts";
import type { Visit } from "../../functions/console/door/visit.ts";
import { changePage } from "../../functions/console/lists/change.ts";
import { endingsPage } from "../../functions/console/lists/endings.ts";
import { matrixPage } from "../../functions/console/lists/matrix.ts";
import { peoplePage } from "../../functions/console/people/people.ts";
import { personPage } from "../../functions/console/people/person.ts";
import { sessionPage } from "../../functions/console/sessions/session.ts";
import { listPeople, readPerson } from "../../functions/people/routes.ts";
import { readSession } from "../../functions/sessions/routes.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import {
  countTerminals,
  listTerminals,
  readTerminal,
  readTerminalEvents,
} from "../../functions/terminals/routes.ts";
import { readerOf } from "./reader.ts";
import { sampleOf } from "./sample.ts";

process.env.API_URL = "http://localhost:8480";
const OLD = [
  ["0001-01-01", "0001-01-01T00:00:00.000Z"],
  ["1899-01-01", "1899-01-01T04:00:00.000Z"],
  ["9999-12-31", "9999-12-31T20:00:00.000Z"],
] as const;

// biome-ignore lint/suspicious/noExplicitAny: what the API answers is made up from its schema here, not typed by it.
type Answered = (route: Route) => any;
const answeredOn =
  ([day, moment]: (typeof OLD)[number]): Answered =>
  route => {
    const sample = JSON.stringify(sampleOf(route.answer.schema, "text"));
    return JSON.parse(sample.replaceAll("2021-06-21T03:30:00.000Z", moment).replaceAll("2021-06-21", day));
  };

const PAGES: Readonly<Record<string, (visit: Visit, answered: Answered) => PageContent>> = {
  counter: (visit, answered) =>
    counterPage(visit, { ...answered(listTerminals), ...answered(countTerminals), missing: "" }),
  terminal: (visit, answered) =>
    terminalPage(visit, answered(readTerminal), answered(readTerminalEvents).rows),
  slip: (visit, answered) => slipPage(visit, answered(readTerminal)),
  people: (visit, answered) => peoplePage(visit, answered(listPeople)),
  person: (visit, answered) => personPage(visit, answered(readPerson), []),
  agency: (visit, answered) => agencyPage(visit, "household-office", answered(readAgency)),
  session: (visit, answered) => sessionPage(visit, answered(readSession)),
  matrix: (visit, answered) => matrixPage(visit, answered(listLists).rows),
  endings: (visit, answered) => endingsPage(visit, { within: 7, ...answered(listEndings) }),
  change: (visit, answered) =>
    changePage(visit, {
      place: { system: "police", channel: "vpn", direction: "inbound" },
      change: answered(readChange),
      keys: ["a", "b", "c"],
    }),
};

test.each(Object.keys(PAGES).flatMap(name => OLD.map(old => [name, old] as const)))(
  "the page %s shows what lies at %j",
  (name, old) => {
    for (const language of ["zh-TW", "en"] as const) {
      const visit = readerOf({ language, roles: ["records", "personnel", "administrator"] });
      expect(String(PAGES[name]?.(visit, answeredOn(old)).main)).toContain("<h1>");
    }
  },
);
