// Terminals that wait for somebody, stage by stage, from the boards alone: the first few of each, and how many there are.
import { readAgency } from "../../agencies/routes.ts";
import { html } from "../../shared/page/html.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { addDays } from "../../shared/time/day.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Stage } from "../../terminals/custody.ts";
import { countTerminals, listTerminals } from "../../terminals/routes.ts";
import type { AgencyFacts } from "../agency/binding.ts";
import type { TerminalRow } from "../counter/terminal-row.ts";
import { ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { everybody, who } from "../frame/who.ts";
import { isOffered } from "../words/act-names.ts";
import { MOST_ROWS, type Waiting, type WaitingRow, type WaitingSource } from "./waiting.ts";

const SECTION = "/console/terminals";

interface Turn {
  readonly stage: Stage;
  /** The act that is next: whoever is offered it has the turn. */
  readonly act: string;
  /** Its form shows all there is to see first. */
  readonly opensForm?: true;
  readonly title: Words;
  readonly since: (loan: Loan) => string | undefined;
  readonly next: (visit: Member, loan: Loan, agency: AgencyFacts | undefined) => WaitingRow["next"];
}
type Loan = NonNullable<TerminalRow["custody"]["loan"]>;

const scanners = ({ say }: Member, _: Loan, agency: AgencyFacts | undefined) =>
  everybody(agency?.scanOfficers) || say("掃毒人員", "the scan officer");
const records = (_: Member, loan: Loan) => who(loan.registeredBy);
const borrower = (_: Member, loan: Loan) => who(loan.borrower);

const TURNS: readonly Turn[] = [
  {
    ...{ stage: "return-declared", act: "disinfectTerminal", title: words("待消毒", "To be disinfected") },
    ...{ since: loan => loan.returnDeclaredAt, next: scanners },
  },
  {
    ...{ stage: "disinfected", act: "scanTerminal", title: words("待離線全機掃描", "To be scanned") },
    ...{ since: loan => loan.disinfection?.doneAt, next: scanners },
  },
  {
    ...{ stage: "cleaned", act: "scanTerminal", title: words("清除後待重新掃描", "To be scanned again") },
    ...{ since: loan => loan.cleanUp?.doneAt, next: scanners },
  },
  {
    ...{ stage: "scanned", act: "attestTerminal", title: words("待出具掃毒證明", "Scans to attest") },
    ...{ since: loan => loan.scan?.finishedAt, next: records },
  },
  {
    ...{
      stage: "infected",
      act: "cleanUpTerminal",
      title: words("發現惡意程式，待清除", "To be cleaned up"),
    },
    ...{ since: loan => loan.scan?.finishedAt, next: scanners },
  },
  {
    ...{
      stage: "attested",
      act: "releaseTerminal",
      opensForm: true,
      title: words("待點收並放行", "To be released"),
    },
    ...{ since: loan => loan.attestation?.at, next: borrower },
  },
  {
    ...{ stage: "released", act: "signReturn", title: words("待簽收結案", "Releases to sign") },
    ...{ since: loan => loan.release?.at, next: borrower },
  },
];

export const terminalsSource: WaitingSource = {
  roles: ["records", "property", "scan", "supervisor"],
  async read(visit) {
    const { api, person } = visit;
    const turns = TURNS.filter(({ act }) => isOffered(act, person));
    const stages = [...turns.map(({ stage }) => stage), "registered", "out"].join(",");
    const [{ counts, countedTo }, agency] = await Promise.all([
      api.ask(countTerminals, { query: { stages } }),
      ifThere(api.ask(readAgency, { params: { agency: person.agency } })),
    ]);
    const theirs = turns.filter(({ stage }) => (counts[stage] ?? 0) > 0);
    const told = await Promise.all([
      ...theirs.map(turn => atStage(visit, turn, { count: counts[turn.stage] ?? 0, countedTo, agency })),
      (counts.registered ?? 0) > 0 ? registered(visit, counts.registered ?? 0) : [],
      (counts.out ?? 0) > 0 ? dueBack(visit) : [],
    ]);
    return told.flat();
  },
};

interface Counted {
  readonly count: number;
  readonly countedTo: number;
  readonly agency: AgencyFacts | undefined;
}

async function atStage(visit: Member, turn: Turn, counted: Counted): Promise<readonly Waiting[]> {
  const { stage, title, since, next } = turn;
  const { rows } = await visit.api.ask(listTerminals, { query: { stage, limit: String(MOST_ROWS) } });
  const row = (each: TerminalRow) => {
    const { loan } = each.custody;
    return rowOf(each, {
      ...(loan && { since: since(loan), next: next(visit, loan, counted.agency) }),
      ...(turn.opensForm && { href: formOf(turn.act, each) }),
    });
  };
  const { count, countedTo } = counted;
  const all = `${SECTION}?stage=${stage}`;
  return [
    {
      ...{ kind: "mine", section: SECTION, title, count, all },
      ...{ isAtLeast: count >= countedTo, rows: rows.map(row) },
    },
  ];
}

/** A registered loan waits for its approval, then for the pledge, then to be carried out. */
async function registered(visit: Member, total: number): Promise<readonly Waiting[]> {
  const { say, person } = visit;
  const { rows, next: more } = await visit.api.ask(listTerminals, {
    query: { stage: "registered", limit: "50" },
  });
  const loans = rows.filter(({ custody }) => custody.loan);
  const waits = (
    title: Words,
    is: (loan: Loan) => boolean,
    mine: boolean,
    next: (loan: Loan) => WaitingRow["next"],
  ) => {
    const found = loans.filter(({ custody: { loan } }) => loan && is(loan));
    if (found.length === 0) return [];
    const shown = found.slice(0, MOST_ROWS).map(each => {
      const { loan } = each.custody;
      return rowOf(each, loan && { since: loan.registeredAt, next: next(loan) });
    });
    const kind = mine ? ("mine" as const) : ("others" as const);
    const all = `${SECTION}?stage=registered`;
    const isAtLeast = more !== undefined && total > rows.length;
    return [{ kind, section: SECTION, title, count: found.length, isAtLeast, all, rows: shown }];
  };
  const approves = isOffered("approveLoan", person);
  const carries = isOffered("carryOut", person);
  return [
    ...(approves || carries
      ? waits(
          words("借用待核准", "Loans to approve"),
          ({ approval }) => !approval,
          approves,
          ({ borrower: by }) => (approves ? who(by) : say("財產管理人員", "the property officer")),
        )
      : []),
    ...(carries
      ? [
          ...waits(
            words("待借用人簽署切結", "Waiting for the pledge"),
            ({ approval, pledgedAt }) => approval !== undefined && !pledgedAt,
            false,
            ({ borrower: by }) => who(by),
          ),
          ...waits(
            words("待登錄攜出", "To be carried out"),
            ({ approval, pledgedAt }) => approval !== undefined && pledgedAt !== undefined,
            true,
            ({ borrower: by }) => who(by),
          ),
        ]
      : []),
  ];
}

/** Overdue, and due within a few days: one board by the day they are due. */
async function dueBack(visit: Member): Promise<readonly Waiting[]> {
  const { api, at } = visit;
  const today = dayOf(at.toISOString());
  const ask = async (dueBy: string) =>
    (await api.ask(listTerminals, { query: { stage: "out", dueBy, limit: "50" } })) as {
      readonly rows: readonly TerminalRow[];
      readonly next?: string | undefined;
    };
  const { rows, next } = await ask(addDays(today, 3));
  const isLate = ({ custody: { loan } }: TerminalRow) =>
    loan !== undefined && Date.parse(loan.dueAt) <= at.getTime();
  const group = (kind: "mine" | "ends", title: Words, some: readonly TerminalRow[]): readonly Waiting[] => {
    const all = `${SECTION}?stage=out`;
    const shown = some.slice(0, MOST_ROWS).map(each =>
      rowOf(each, {
        ...(kind === "mine" ? { since: each.custody.loan?.dueAt } : { until: each.custody.loan?.dueAt }),
        next: who(each.custody.loan?.borrower),
      }),
    );
    const isAtLeast = next !== undefined;
    return some.length === 0
      ? []
      : [{ kind, section: SECTION, title, count: some.length, isAtLeast, all, rows: shown }];
  };
  const late = rows.filter(isLate);
  const chases = isOffered("declareReturn", visit.person) ? "mine" : "ends";
  return [
    ...group(chases, words("逾期未還", "Overdue"), late),
    ...group(
      "ends",
      words("三日內應歸還", "Due within three days"),
      rows.filter(each => !isLate(each)),
    ),
  ];
}

function formOf(act: string, { propertyNo }: TerminalRow): string {
  return `/console/acts/${act}?${new URLSearchParams({ propertyNo, next: `${SECTION}/${propertyNo}` })}`;
}

function rowOf({ propertyNo, custody }: TerminalRow, more: Partial<WaitingRow> = {}): WaitingRow {
  const what = html`<code>${propertyNo}</code> ${who(custody.loan?.borrower)}`;
  return { what, href: `${SECTION}/${encodeURIComponent(propertyNo)}`, ...more };
}
