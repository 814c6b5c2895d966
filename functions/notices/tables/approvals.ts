// Who is told what of working from home: whoever decides that somebody asks, and whoever asked what was decided; pure.
import { type ApprovalEvent, type Approvals, approvalLaw } from "../../approvals/approval.ts";
import type { Happening } from "../../shared/journal/event.ts";
import { words } from "../../shared/words.ts";
import { agencyBoxes, type Box, ownBox } from "../notice.ts";
import { type Row, type Table, type Told, tells } from "../telling.ts";

type Of = Told<Happening, Approvals>;

const applicant = ({ id: [account = ""] }: Of): readonly Box[] => [ownBox(account)];
const deciding = ({ state, event }: Of): readonly Box[] => {
  const { application = "" } = event as { readonly application?: string };
  return agencyBoxes(state?.applications[application]?.agency ?? "", "supervisor", "personnel");
};

function row(to: (told: Of) => readonly Box[], zh: string, en: string): Row<Happening, Approvals> {
  return { to, say: () => words(zh, en), page: () => "/console" };
}

/** A refusal is said as one. */
function decided(
  is: (event: Happening) => boolean,
  ...[yes, no]: readonly [yes: Said, no: Said]
): Row<Happening, Approvals> {
  return {
    ...row(applicant, "", ""),
    facts: ({ event }) => ({ granted: String(is(event)) }),
    say: ({ granted }) => words(...(granted === "true" ? yes : no)),
  };
}
type Said = readonly [zh: string, en: string];

const table: Table<ApprovalEvent, Approvals> = {
  HomeWorkApplied: row(deciding, "有居家辦公申請待決定", "somebody applied to work from home: decide it"),
  HomeWorkPledged: "stands on the application; nobody has to act",
  OpinionGiven: row(
    deciding,
    "居家辦公申請已簽註意見，待決定",
    "an application to work from home has its opinion: decide it",
  ),
  HomeWorkDecided: decided(
    event => (event as { readonly granted?: boolean }).granted === true,
    ["居家辦公申請已核准", "You may work from home: the application is granted"],
    ["居家辦公申請未獲核准", "The application to work from home was refused"],
  ),
  AmendmentAsked: row(
    deciding,
    "有居家辦公變更申請待決定",
    "somebody asks to change their work from home: decide it",
  ),
  AmendmentDecided: decided(
    event => (event as { readonly granted?: boolean }).granted === true,
    ["居家辦公變更已核准", "The change of your work from home is granted"],
    ["居家辦公變更未獲核准", "The change of your work from home was refused"],
  ),
  HomeWorkEnded: row(applicant, "居家辦公之核准已終止", "The approval to work from home has ended"),
};

export const approvals = tells(approvalLaw, table);
