// Which acts a terminal's page offers besides the tasks of its trip, and why one cannot be done now; pure.
import { isSameAccount } from "../../shared/rules/account.ts";
import { type Words, words } from "../../shared/words.ts";
import type { MenuAct } from "../form/act-menu.ts";
import { valueWords } from "../form/label.ts";
import type { TerminalRow } from "./terminal-row.ts";

/** What nobody does about a terminal they borrowed themselves. */
const NOT_ONES_OWN: readonly string[] = [
  "approveLoan",
  "attestTerminal",
  "releaseTerminal",
  "writeOffTerminal",
  "closeIncident",
  "openPostureEnrolment",
];
const BY_ANOTHER = words(
  "借用人不得自行辦理，請由其他人員辦理。",
  "Not by the borrower: somebody else must.",
);

export function isForAnother(act: string, { custody }: TerminalRow, person: string | undefined): boolean {
  return NOT_ONES_OWN.includes(act) && isSameAccount(custody.loan?.borrower, person);
}

export function terminalMenu(row: TerminalRow, at: Date, person: string | undefined): readonly MenuAct[] {
  const blocked = ({ act }: MenuAct) => (isForAnother(act, row, person) ? { blocked: BY_ANOTHER } : {});
  return offersOn(row, at).map(each => ({ ...each, ...blocked(each) }));
}

function offersOn(row: TerminalRow, at: Date): readonly MenuAct[] {
  if (row.status === "retired") return [];
  const { propertyNo, custody } = row;
  const { loan, stage, incident } = custody;
  const query = { propertyNo };
  const isLent = stage === "registered" || stage === "out";
  return [
    ...(stage === "written-off"
      ? []
      : [{ act: "amendTerminal", query: { ...query, ...descriptionOf(row) } }]),
    { act: "openPostureEnrolment", query },
    ...(isLent && loan?.approval ? [{ act: "approveLoan", query }] : []),
    ...(isLent && loan ? [{ act: "extendLoan", query, blocked: notExtended(loan, at) }] : []),
    ...(stage === "out" ? [{ act: "askSession", query: { terminal: propertyNo, system: row.system } }] : []),
    ...(incident ? [{ act: "closeIncident", query }] : []),
    {
      act: "transferTerminal",
      query: { ...query, agency: row.agency, system: row.system, custodian: row.custodian },
      blocked: onlyInOffice(row),
    },
    ...(stage === "registered" ? [{ act: "cancelLoan", query }] : []),
    ...(MAY_BE_LOST.includes(stage) ? [{ act: "reportLoss", query }] : []),
    ...(stage === "lost" ? [{ act: "writeOffTerminal", query }] : []),
    { act: "retireTerminal", query, blocked: stage === "written-off" ? undefined : onlyInOffice(row) },
  ];
}

const MAY_BE_LOST: readonly string[] = [
  "out",
  "return-declared",
  "disinfected",
  "scanned",
  "infected",
  "cleaned",
  "attested",
];

/** As registered, to be put right. */
function descriptionOf(row: TerminalRow): Readonly<Record<string, string>> {
  const { serial, role, ownership, brand, model = "", certificateName, inServiceFrom, accessories } = row;
  const all = { serial, role, ownership, brand, model, certificateName, inServiceFrom };
  return { ...all, accessories: accessories.join("\n") };
}

function onlyInOffice({ custody: { stage } }: TerminalRow): Words | undefined {
  if (stage === "in-office") return undefined;
  const now = valueWords(stage, "stage");
  return words(
    `目前${now["zh-TW"]}，結案並在辦公室時始得辦理。`,
    `Now: ${now.en}. Only in the office, once the loan is closed.`,
  );
}

function notExtended(
  { approval, dueOn, dueAt }: NonNullable<TerminalRow["custody"]["loan"]>,
  at: Date,
): Words | undefined {
  if (Date.parse(dueAt) <= at.getTime())
    return words("應歸還日已過：請歸還後重新借用。", "The due date has passed: return it and lend it again.");
  if (!approval || approval.until <= dueOn)
    return words(
      "請財產管理人員先核准至較晚之日期。",
      "The property officer must first approve a later day.",
    );
  return undefined;
}
