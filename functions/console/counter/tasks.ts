// What a trip asks for, one task after the other: done by whom and when, to be done now, or why not yet and who comes first; pure.
import { type HumanRole, ROLE_WORDS } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Stage } from "../../terminals/custody.ts";
import type { TerminalRow } from "./terminal-row.ts";

export interface Task {
  readonly name: Words;
  /** The act that does it; the borrower pledges on a page of its own. */
  readonly acts: readonly string[];
  readonly done?: { readonly at?: string | undefined; readonly by?: string | undefined } | undefined;
  readonly isNow: boolean;
  /** Whose turn it is: by name where the record names them, else by role. */
  readonly people: readonly string[];
  readonly roles: readonly HumanRole[];
  readonly blocked?: Words | undefined;
}

export interface TripFacts {
  readonly row: TerminalRow;
  readonly at: Date;
  /** Undefined where the reader may not know. */
  readonly hasKey?: boolean | undefined;
  readonly scanOfficers?: readonly string[] | undefined;
}

type Loan = NonNullable<TerminalRow["custody"]["loan"]>;
type Done = Task["done"];

const RECORDS = ["records"] as const;

function by(at: string | undefined, person?: string): Done {
  return at === undefined ? undefined : { at, by: person };
}

/** Of a loan that is open; before one is, what comes first. */
export function tasksOf(facts: TripFacts): readonly Task[] {
  const { row } = facts;
  const { stage, loan } = row.custody;
  if (row.status === "retired" || stage === "written-off") return [];
  return [...wayOut(facts, loan), ...(loan?.outAt ? wayBack(facts, loan) : [])];
}

function wayOut({ row, at, hasKey }: TripFacts, loan: Loan | undefined): readonly Task[] {
  const { stage } = row.custody;
  const isOpen = stage === "registered";
  const key = {
    ...{ name: words("登錄連線環境回報金鑰", "Enrol the reporting key"), acts: ["openPostureEnrolment"] },
    ...{ done: hasKey ? {} : undefined, isNow: !hasKey, people: [], roles: ["records"] as const },
  };
  return [
    ...(hasKey === undefined ? [] : [key]),
    {
      ...{ name: words("登記借用", "Register the loan"), acts: ["lendTerminal"], people: [], roles: RECORDS },
      ...{ done: by(loan?.registeredAt, loan?.registeredBy), isNow: stage === "in-office" },
    },
    {
      ...{ name: words("核准借用", "Approve the loan"), acts: ["approveLoan"], people: [] },
      ...{ roles: ["property"], done: by(loan?.approval?.at, loan?.approval?.by), isNow: isOpen },
    },
    {
      ...{ name: words("借用人切結", "The borrower’s pledge"), acts: ["acceptPledge"], roles: ["worker"] },
      ...{ people: loan ? [loan.borrower] : [], done: by(loan?.pledgedAt, loan?.borrower), isNow: isOpen },
    },
    {
      ...{ name: words("登錄攜出", "Carry out"), acts: ["carryOut"], people: [], roles: RECORDS },
      ...{ done: by(loan?.outAt), isNow: isOpen, blocked: isOpen ? notYetOut(loan, at) : undefined },
    },
  ];
}

/** What stands in the way of carrying it out, and who takes it away. */
function notYetOut(loan: Loan | undefined, at: Date): Words | undefined {
  if (!loan) return undefined;
  if (Date.parse(loan.dueAt) <= at.getTime())
    return words(
      "應歸還日已過：請取消這筆借用，重新登記。",
      "The due date has passed: cancel the loan and register it anew.",
    );
  const waits = [
    !loan.approval && words("財產管理人員核准", "the property officer’s approval"),
    !loan.pledgedAt && words("借用人切結", "the borrower’s pledge"),
  ].filter(each => each !== false);
  if (waits.length === 0) return undefined;
  return words(
    `待${waits.map(each => each["zh-TW"]).join("、")}後辦理`,
    `Waits for ${waits.map(({ en }) => en).join(" and ")}`,
  );
}

function wayBack({ row: { custody }, scanOfficers = [] }: TripFacts, loan: Loan): readonly Task[] {
  const { stage } = custody;
  const one = (zh: string, en: string, act: string, stages: readonly Stage[], done: Done): Task => ({
    ...{ name: words(zh, en), acts: [act], people: [], roles: RECORDS, done },
    isNow: stages.includes(stage),
  });
  const scanned = by(loan.scan?.finishedAt);
  return [
    {
      ...one("申報歸還", "Declare the return", "declareReturn", ["out"], by(loan.returnDeclaredAt)),
      people: [loan.borrower],
    },
    ...(stage === "lost"
      ? [one("尋獲後登錄", "Record that it was found", "reportFound", ["lost"], undefined)]
      : []),
    one("消毒", "Disinfect", "disinfectTerminal", ["return-declared"], by(loan.disinfection?.doneAt)),
    {
      ...one("離線全機掃描", "Full scan, offline", "scanTerminal", ["disinfected", "cleaned"], scanned),
      ...{ roles: ["scan"] as const, people: scanOfficers },
    },
    ...(stage === "infected" || loan.cleanUp
      ? [
          {
            ...one("清除惡意程式", "Clean up", "cleanUpTerminal", ["infected"], by(loan.cleanUp?.doneAt)),
            ...{ roles: ["scan"] as const, people: scanOfficers },
          },
        ]
      : []),
    {
      ...one("出具掃毒證明", "Attest the scan", "attestTerminal", ["scanned"], by(loan.attestation?.at)),
      ...{ done: by(loan.attestation?.at, loan.attestation?.by), roles: ["scan"], people: scanOfficers },
    },
    {
      ...one("點收配件並放行", "Check the items and release", "releaseTerminal", ["attested"], undefined),
      done: by(loan.release?.at, loan.release?.by),
    },
    ...signatures(custody, loan),
  ];
}

function signatures({ stage, incident }: TerminalRow["custody"], loan: Loan): readonly Task[] {
  const isNow = stage === "released";
  const blocked =
    isNow && incident
      ? words("資通安全事件結案後始得簽收", "Nobody signs before the incident is closed")
      : undefined;
  return [
    {
      ...{ name: words("借用人簽收", "The borrower signs"), acts: ["signReturn", "signForBorrower"] },
      ...{ people: [loan.borrower], roles: ["worker"], isNow, blocked },
      done: loan.signed.borrower ? { by: loan.signed.borrower } : undefined,
    },
    {
      ...{ name: words("檔案管理人員簽收", "Records staff sign"), acts: ["signReturn"] },
      ...{ people: [], roles: ["records"], isNow, blocked },
      done: loan.signed.records ? { by: loan.signed.records } : undefined,
    },
  ];
}

/** Whoever does it, as a sentence names them. */
export function roleNames(roles: readonly HumanRole[]): Words {
  const names = roles.map(role => ROLE_WORDS[role]);
  return words(names.map(each => each["zh-TW"]).join("、"), names.map(({ en }) => en).join(", "));
}
