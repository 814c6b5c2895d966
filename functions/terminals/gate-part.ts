// A terminal at the gate: whose it is, to whom it is lent, how far its trip has come, what holds it; pure.
import { agencyOf } from "../agencies/gate-part.ts";
import type { Deadline, FactsFrom, Known, RecordRef } from "../gate/facts.ts";
import { deadlineAt, type Found, foundIn, type GatePart, type Moment, type Reads } from "../gate/part.ts";
import { personOf } from "../people/gate-part.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { strictest } from "../shared/rules/parameters.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { servesSystem } from "../shared/rules/systems.ts";
import { brandAmong } from "./brand.ts";
import type { Hold } from "./custody.ts";
import type { Terminal } from "./terminal.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const LOAN_DUE = { "zh-TW": "借用到期", en: "the loan is due" };

export const terminalsPart: GatePart = {
  streams: ({ question: { terminal } }) => (terminal ? [stream("TERMINAL", terminal)] : []),
  touches: { TERMINAL: ({ id: [terminal = ""] }) => ({ terminal }) },
  about(reads) {
    const agency = foundIn<Terminal>(reads, "TERMINAL", reads.question.terminal)?.state.agency;
    return agency === undefined ? {} : { agency };
  },
  facts(reads, moment) {
    const terminal = terminalOf(reads);
    if (!terminal) return [];
    return [
      itself(terminal, moment),
      belonging(terminal, reads),
      brandFacts(terminal, reads, moment),
      heldFacts(terminal, terminal.state.custody.hold, reads),
    ];
  },
};

/** Another certificate in the same name was withdrawn, or never given out: it speaks for no terminal. */
export function terminalOf(reads: Reads): Found<Terminal> | undefined {
  const { terminal, certificate } = reads.question;
  const found = foundIn<Terminal>(reads, "TERMINAL", terminal);
  return certificate === undefined || certificate === found?.state.certificateName ? found : undefined;
}

function itself(terminal: Found<Terminal>, moment: Moment): FactsFrom {
  const { role, ownership, inServiceFrom, status, custody } = terminal.state;
  const { at } = moment;
  const since = Date.parse(custody.loan?.registeredAt ?? at) - Date.parse(inServiceFrom);
  return {
    from: terminal,
    known: {
      inService: status === "registered",
      role,
      ownership,
      daysInService: Math.floor(since / DAY_MS),
      // An own device has a register of its own, and no property number: of one that has, nobody tested or approved anything.
      deviceTested: false,
      deviceApproved: false,
      stage: stageAt(terminal.state, at),
      ...(custody.loan && { pledged: custody.loan.pledgedAt !== undefined }),
    },
    deadlines: loanEnd(terminal.state, moment),
  };
}

/** What only the terminal and something else together tell. */
function belonging(terminal: Found<Terminal>, reads: Reads): FactsFrom {
  const { agency, system, custody } = terminal.state;
  const { question, through } = reads;
  const person = personOf(reads);
  return {
    from: terminal,
    known: {
      ...(person && { ofOwnAgency: agency === person.state.agency }),
      ...(through && { ofThisSystem: servesSystem(system, through.system) }),
      ...(custody.loan && { byBorrower: isSameAccount(custody.loan.borrower, question.person) }),
    },
  };
}

/** By what the regulations in force ban and what the agency does, as at the counter. */
export function brandFacts(
  computer: Found<Pick<Terminal, "brand">>,
  reads: Reads,
  { profiles, overlay }: Moment,
): FactsFrom {
  const agency = agencyOf(reads);
  // Which brands are banned the agency says too: without it nobody knows.
  if (!agency) return { known: {} };
  const named = profiles.map(id => profileOf(id).parameters.bannedBrands?.value ?? []);
  const banned =
    strictest("bannedBrands", [...named, agency.state.bannedBrands, overlay?.bannedBrands ?? []]) ?? [];
  // A list that a text demands and nobody supplied is not known.
  if (banned.length === 0 && profiles.some(id => profileOf(id).parameters.bannedBrands)) return { known: {} };
  const standing = brandAmong(computer.state.brand, banned);
  return {
    from: computer,
    known: { brand: standing === "unknown" && banned.length > 0 ? "unnamed" : standing },
  };
}

/** Unknown while the person is unknown, since their other loans may hold them. */
export function heldFacts(computer: RecordRef, hold: Hold | undefined, reads: Reads): FactsFrom {
  if (hold) return { from: computer, known: { held: hold.cause } };
  const person = personOf(reads);
  if (!person) return { known: {} };
  const [other] = Object.values(person.state.holds);
  return { from: other ? person : computer, known: { held: other?.cause ?? "no" } };
}

function stageAt({ custody: { stage, loan } }: Terminal, at: string): NonNullable<Known["stage"]> {
  return stage === "out" && loan && loan.dueAt <= at ? "overdue" : stage;
}

function loanEnd({ custody: { stage, loan } }: Terminal, moment: Moment): Deadline[] {
  return stage === "out" ? deadlineAt(loan?.dueAt, "stage", LOAN_DUE, moment) : [];
}
