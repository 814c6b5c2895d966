// Whatever a person typed or a record holds stays text on every page: markup comes from templates alone.
import { describe, expect, test } from "vitest";
import { readHealth } from "../../functions/about/routes.ts";
import { readAgency } from "../../functions/agencies/routes.ts";
import { listJournal, readJournalEvent, verifyJournal } from "../../functions/audit/routes.ts";
import { agencyPage } from "../../functions/console/agency/agency.ts";
import { counterPage } from "../../functions/console/counter/counter.ts";
import { enrolmentPage } from "../../functions/console/counter/enrolment.ts";
import { slipPage } from "../../functions/console/counter/slip.ts";
import { terminalPage } from "../../functions/console/counter/terminal.ts";
import { expiredPage } from "../../functions/console/door/log-in-pages.ts";
import { problemPage } from "../../functions/console/door/problem.ts";
import type { PageContent } from "../../functions/console/door/reply.ts";
import { typed } from "../../functions/console/door/typed.ts";
import type { Visit } from "../../functions/console/door/visit.ts";
import { actPage } from "../../functions/console/form/act.ts";
import { ACTS, fieldsIn } from "../../functions/console/form/acts.ts";
import type { FormFaults } from "../../functions/console/form/body.ts";
import { outcomePage } from "../../functions/console/form/outcome.ts";
import { frame } from "../../functions/console/frame/frame.ts";
import { healthPage } from "../../functions/console/health/health.ts";
import { journalPage } from "../../functions/console/journal/journal.ts";
import { eventPage } from "../../functions/console/journal/journal-event.ts";
import { peoplePage } from "../../functions/console/people/people.ts";
import { personPage } from "../../functions/console/people/person.ts";
import { unitsPage } from "../../functions/console/people/units.ts";
import { answersPage } from "../../functions/console/reports/answers.ts";
import { filingPage } from "../../functions/console/reports/filing.ts";
import { packPage } from "../../functions/console/reports/pack.ts";
import { packsPage } from "../../functions/console/reports/packs.ts";
import { reportPage } from "../../functions/console/reports/report.ts";
import { reportsPage } from "../../functions/console/reports/reports.ts";
import { unansweredPage } from "../../functions/console/reports/unanswered.ts";
import { listPeople, readPerson, readSuperiors } from "../../functions/people/routes.ts";
import { listUnits } from "../../functions/people/unit-routes.ts";
import { openPostureEnrolment, readPosture } from "../../functions/posture/routes.ts";
import { answerPack, reconcileList } from "../../functions/reports/answer-routes.ts";
import { listPackRows, listPacks, readPack, verifyPack } from "../../functions/reports/pack-routes.ts";
import { listReports, listUnanswered, readFiling, readReport } from "../../functions/reports/routes.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import { dangerouslyTrusted, html } from "../../functions/shared/page/html.ts";
import {
  countTerminals,
  listTerminals,
  readTerminal,
  readTerminalEvents,
} from "../../functions/terminals/routes.ts";
import { PAYLOADS } from "./payloads.ts";
import { readerOf } from "./reader.ts";
import { sampleOf } from "./sample.ts";

const HARMLESS = "harmless";
process.env.API_URL = "http://localhost:8480";

/** The bones of a document: what is left when every text and every value is the same length of nothing. */
function bones(shown: PageContent, visit: Visit): string {
  return String(frame(visit, shown))
    .replaceAll(/[^<>"]+/g, " ")
    .replaceAll(/ +/g, " ");
}

// biome-ignore lint/suspicious/noExplicitAny: what the API answers is made up from its schema here, not typed by it.
const answered = (route: Route, text: string): any => sampleOf(route.answer.schema, text);

/** Elsewhere an end is a moment; of this one the day is kept. */
function lentOut(text: string) {
  const row = answered(readTerminal, text);
  row.custody.loan.approval.until = "2021-06-30";
  return row;
}

const reader = (text: string) =>
  readerOf({ roles: ["records", "center", "archives", "auditor"], query: { q: text, done: text } });
const visitOf = (text: string): Visit => {
  const visit = reader(text);
  return {
    ...visit,
    person: { ...visit.person, name: text, systems: [] },
    params: { number: "1", system: "police" },
  } as unknown as Visit;
};

const VIEWS: Readonly<Record<string, (visit: Visit, text: string) => PageContent>> = {
  counter: (visit, text) =>
    counterPage(visit, {
      ...answered(listTerminals, text),
      ...answered(countTerminals, text),
      missing: text,
    }),
  terminal: (visit, text) =>
    terminalPage(visit, lentOut(text), answered(readTerminalEvents, text).rows, {
      ...answered(readPosture, text),
      report: {
        reportedAt: "2021-06-21T03:00:00Z",
        medium: text,
        declared: [text],
        details: { antivirus: text },
      },
    } as never),
  enrolment: (visit, text) => enrolmentPage(visit, answered(openPostureEnrolment, text)),
  slip: (visit, text) => slipPage(visit, answered(readTerminal, text)),
  units: (visit, text) =>
    unitsPage(visit, {
      agency: text,
      units: answered(listUnits, text).rows,
      people: answered(listPeople, text).rows,
    }),
  people: (visit, text) => peoplePage(visit, answered(listPeople, text)),
  person: (visit, text) => personPage(visit, answered(readPerson, text), answered(readSuperiors, text).rows),
  agency: (visit, text) => agencyPage(visit, text, answered(readAgency, text)),
  reports: (visit, text) => reportsPage(visit, answered(listReports, text)),
  report: (visit, text) => reportPage(visit, answered(readReport, text)),
  filing: (visit, text) => filingPage(visit, { ...answered(readFiling, text), system: "police" }),
  unanswered: (visit, text) => unansweredPage(visit, answered(listUnanswered, text)),
  packs: (visit, text) => packsPage(visit, answered(listPacks, text)),
  pack: (visit, text) =>
    packPage(visit, {
      pack: answered(readPack, text),
      ...answered(listPackRows, text),
      differences: [{ change: "add", channel: text, range: text, purpose: text, system: text }],
      verification: { ...answered(verifyPack, text), valid: false },
    }),
  answers: (visit, text) =>
    answersPage(visit, {
      act: answerPack,
      rows: answered(listPackRows, text).rows,
      fields: [],
      typed: typed([["line.0.reason", text]]),
      faults: new Map([["line.0", { "zh-TW": text, en: text }]]),
      key: text,
    }),
  reconciled: (visit, text) =>
    outcomePage(visit, reconcileList.name, answered(reconcileList, text)) as PageContent,
  journal: (visit, text) =>
    journalPage(visit, {
      ...answered(listJournal, text),
      faults: new Map(),
      proof: { ...answered(verifyJournal, text), since: "2021-06-21" },
    }),
  event: (visit, text) =>
    eventPage(visit, {
      ...answered(readJournalEvent, text),
      before: { a: text, [text]: 1 },
      after: { a: [text] },
    }),
  health: (visit, text) => healthPage(visit, answered(readHealth, text)),
  problem: (visit, text) =>
    problemPage(visit, {
      status: 409,
      code: text,
      title: text,
      detail: text,
      clauses: [text],
      instance: text,
    }),
  expired: (visit, text) => expiredPage(visit, typed([[text, text]], new Map([[text, new Uint8Array()]]))),
};

describe("records that hold it", () => {
  test.each(Object.keys(VIEWS))("%s: no payload adds a tag, an attribute or a quote", name => {
    const view = VIEWS[name];
    const plain = view && bones(view(visitOf(HARMLESS), HARMLESS), visitOf(HARMLESS));
    for (const payload of PAYLOADS) {
      const shown = view && bones(view(visitOf(payload), payload), visitOf(payload));
      expect([payload, shown === plain]).toEqual([payload, true]);
    }
  });
});

const typable = [...ACTS.values()].filter(act => fieldsIn(act).length > 0);

describe("fields that it is typed into", () => {
  test("there are enough ways of trying", () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(30);
    expect(typable.length).toBeGreaterThan(30);
  });

  test.each(typable.map(act => [act.name, act] as const))(
    "%s: stays in its field and in the words about it",
    (_, act) => {
      const fields = fieldsIn(act);
      const shown = (text: string) => {
        const names = fields.flatMap(({ name, columns }) => [
          name,
          ...(columns.length > 0 ? [`${name}.row`] : []),
          ...columns.map(column => `${name}.0.${column.name}`),
        ]);
        const faults: FormFaults = new Map(names.map(name => [name, { "zh-TW": text, en: text }]));
        const visit = visitOf(text);
        return bones(
          actPage(visit, { act, fields, typed: typed(names.map(name => [name, text])), faults, key: text }),
          visit,
        );
      };
      const plain = shown(HARMLESS);
      for (const payload of PAYLOADS) expect([payload, shown(payload) === plain]).toEqual([payload, true]);
    },
  );
});

test("the bones would show a tag that came from a record", () => {
  const plain: PageContent = { title: "x", main: html`<p>${HARMLESS}</p>` };
  const spoilt: PageContent = { title: "x", main: dangerouslyTrusted(`<p>${PAYLOADS[0]}</p>`) };
  expect(bones(spoilt, visitOf(HARMLESS))).not.toBe(bones(plain, visitOf(HARMLESS)));
});
