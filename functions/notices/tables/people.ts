// Who is told what of a person: themselves of all that stops or binds them, a deputy of being one, their own log-ins never; pure.

import { accountLaw } from "../../people/look-alike.ts";
import { type Person, type PersonEvent, personLaw } from "../../people/person.ts";
import { unitsLaw } from "../../people/units.ts";
import { enrolmentLaw } from "../../posture/enrolment.ts";
import { postureKeyLaw, postureLaw } from "../../posture/posture.ts";
import type { Happening } from "../../shared/journal/event.ts";
import { words } from "../../shared/words.ts";
import { ticketLaw } from "../../tickets/ticket.ts";
import type { Urgency } from "../names.ts";
import { agencyBoxes, type Box, ownBox } from "../notice.ts";
import { both, day, type Row, type Table, type Told, tells } from "../telling.ts";

type Of = Told<Happening, Person>;

const self = ({ id: [account = ""] }: Of): readonly Box[] => [ownBox(account)];
const selfAndPersonnel = (told: Of) => [...self(told), ...agencyBoxes(told.state?.agency ?? "", "personnel")];

function row(
  to: (told: Of) => readonly Box[],
  zh: string,
  en: string,
  urgency: Urgency = "usual",
): Row<Happening, Person> {
  return { to, say: () => words(zh, en), page: () => "/console", urgency };
}

const dated = (
  event: "LeaveGranted" | "Recalled",
  zh: (on: string) => string,
  en: (on: string) => string,
  urgency: Urgency,
): Row<Happening, Person> => ({
  ...row(selfAndPersonnel, event, event, urgency),
  facts: told => {
    const { from, effectiveAt } = told.event as { from?: string; effectiveAt?: string };
    return { on: (from ?? effectiveAt ?? "").slice(0, 10) };
  },
  say: ({ on }) =>
    both(
      of => zh(of(day(on))),
      of => en(of(day(on))),
    ),
});

const table: Table<PersonEvent, Person> = {
  PersonEnrolled: row(self, "您已登錄為居家辦公人員", "You are enrolled as a home worker", "routine"),
  PersonLeft: "who has left is told nothing more",
  PersonPosted: "stands on the person's page",
  PersonSynchronised: "the directory's own doing; nobody has to act",
  AccountRenamed: row(
    selfAndPersonnel,
    "您改用新帳號，原帳號之借用與管制一併移轉",
    "You have a new account: loans and holds moved with you",
  ),
  DeputyNamed: {
    ...row(({ event }) => [ownBox((event as { deputy?: string }).deputy ?? "")], "", ""),
    facts: ({ id: [of = ""], event }) => ({
      who: of,
      on: ((event as { from?: string }).from ?? "").slice(0, 10),
    }),
    say: ({ on }) =>
      both(
        of => `您自 ${of(day(on))} 起獲指定為職務代理人`,
        of => `You stand in for a colleague from ${of(day(on))}`,
      ),
  },
  DeputyEnded: row(
    ({ event }) => [ownBox((event as { deputy?: string }).deputy ?? "")],
    "您的職務代理已終止",
    "You no longer stand in for a colleague",
    "routine",
  ),
  LoanTaken: "told by the terminal's own event",
  LoanExtended: "told by the terminal's own event",
  LoanClosed: "told by the terminal's own event",
  HoldBegun: row(
    self,
    "您受管制：所借電腦完成掃毒證明前不得遠端連線",
    "You are held: no remote session until the terminal you borrowed is attested clean",
  ),
  HoldEnded: row(self, "對您的管制已解除", "The hold on you is over"),
  Suspended: row(
    selfAndPersonnel,
    "停止遠端連線：相關連線均已關閉",
    "Remote sessions are suspended; open ones are closed",
    "urgent",
  ),
  BreachRecorded: row(
    selfAndPersonnel,
    "已登錄一件居家辦公違規",
    "A breach of the rules of home working is on record",
  ),
  Reinstated: row(selfAndPersonnel, "恢復遠端連線", "Remote sessions are possible again"),
  Recalled: dated(
    "Recalled",
    on => `召回上班，自 ${on} 起停止居家辦公`,
    on => `Recalled to the office from ${on}`,
    "urgent",
  ),
  RecallLifted: row(selfAndPersonnel, "召回已解除", "The recall is lifted"),
  LeaveGranted: dated(
    "LeaveGranted",
    on => `准假，自 ${on} 起，期間不得遠端連線`,
    on => `Leave granted from ${on}: no remote session meanwhile`,
    "usual",
  ),
  LeaveCancelled: row(self, "假期已取消", "Your leave is cancelled", "routine"),
};

export const people = tells(personLaw, table);
export const units = tells(unitsLaw, {
  UnitSet: "stands on the page of units",
  UnitClosed: "stands on the page of units",
});
export const accounts = tells(accountLaw, { AccountTaken: "keeps look-alikes apart; nobody has to act" });
export const tickets = tells(ticketLaw, {
  TicketTaken: "whoever logs in sees it at once",
  TicketEnded: "whoever logs in sees it at once",
});
export const postures = tells(postureLaw, {
  PostureKeyEnrolled: "both sides stand at the counter",
  PostureReported: "comes every few minutes; what it closes is told by the session's event",
});
export const postureKeys = tells(postureKeyLaw, { PostureKeyClaimed: "both sides stand at the counter" });
export const enrolments = tells(enrolmentLaw, {
  EnrolmentOpened: "both sides stand at the counter",
  EnrolmentMissed: "both sides stand at the counter",
  EnrolmentUsed: "both sides stand at the counter",
});
