// What the gate knows of the terminal: whose it is, to whom it is lent, how far its trip has come, what holds it; pure.

import type { Deadline, Known, Part } from "../gate/facts.ts";
import type { Question } from "../gate/question.ts";
import type { AgencyStanding, Found, TerminalCustody } from "../gate/states.ts";
import type { Person } from "../people/person.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import type { ProfileId } from "../shared/rules/clauses.ts";
import { strictest } from "../shared/rules/parameters.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { brandAmong } from "./fitness.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export function terminalOf(terminal: Found<TerminalCustody> | undefined, at: string): Part {
  if (!terminal) return { known: {} };
  const { role, ownership, inServiceFrom, retired, test, approved, loan } = terminal.state;
  const since = Date.parse(loan?.registeredAt ?? at) - Date.parse(inServiceFrom);
  return {
    from: terminal,
    known: {
      inService: !retired,
      role,
      ownership,
      daysInService: Math.floor(since / DAY_MS),
      deviceTested: test?.passed === true && (test.until === undefined || at < test.until),
      deviceApproved: approved === true,
      stage: stageOf(terminal.state, at),
      ...(loan && { pledged: loan.pledged }),
    },
    deadlines: [...loanEnd(terminal.state, at), ...testEnd(terminal.state, at)],
  };
}

/** What only the terminal and something else together tell. */
export function belongingOf(
  terminal: Found<TerminalCustody> | undefined,
  person: Found<Person> | undefined,
  question: Question,
): Part {
  if (!terminal) return { known: {} };
  const { agency, system, loan } = terminal.state;
  return {
    from: terminal,
    known: {
      ...(person && { ofOwnAgency: agency === person.state.agency }),
      ...(question.system && { ofThisSystem: system === question.system }),
      ...(loan && { byBorrower: isSameAccount(loan.borrower, question.person) }),
    },
  };
}

/** By what the regulations in force ban and what the agency does, as at the counter. */
export function brandOf(
  terminal: Found<TerminalCustody> | undefined,
  agency: Found<AgencyStanding> | undefined,
  profiles: readonly ProfileId[],
): Part {
  // Which brands are banned the agency says too: without it nobody knows.
  if (!terminal || !agency) return { known: {} };
  const named = profiles.map(id => profileOf(id).parameters.bannedBrands?.value ?? []);
  const banned = strictest("bannedBrands", [...named, agency.state.bannedBrands ?? []]) ?? [];
  const standing = brandAmong(terminal.state.brand, banned);
  const brand = standing === "unknown" && banned.length > 0 ? "unnamed" : standing;
  return { from: terminal, known: { brand } };
}

/** Unknown while the person is unknown, since their other loans may hold them. */
export function holdOf(
  terminal: Found<TerminalCustody> | undefined,
  person: Found<Person> | undefined,
): Part {
  if (terminal?.state.hold) return { from: terminal, known: { held: terminal.state.hold } };
  if (!terminal || !person) return { known: {} };
  const [other] = Object.values(person.state.holds);
  return { from: other ? person : terminal, known: { held: other?.cause ?? "no" } };
}

function stageOf({ stage, loan }: TerminalCustody, at: string): NonNullable<Known["stage"]> {
  return stage === "out" && loan && loan.dueAt <= at ? "overdue" : stage;
}

function loanEnd({ stage, loan }: TerminalCustody, at: string): Deadline[] {
  if (stage !== "out" || !loan || loan.dueAt <= at) return [];
  return [{ at: loan.dueAt, fact: "stage", reason: { "zh-TW": "借用到期", en: "the loan is due" } }];
}

function testEnd({ ownership, test }: TerminalCustody, at: string): Deadline[] {
  if (ownership !== "personal" || !test?.until || test.until <= at) return [];
  const reason = { "zh-TW": "自備設備的資安檢測到期", en: "the security test of the own device lapses" };
  return [{ at: test.until, fact: "deviceTested", reason }];
}
