// An application to work from home as a test tells it: one that would be granted, and what is changed in it.
import type { Apart } from "../../functions/approvals/apart.ts";
import { type Applying, apply } from "../../functions/approvals/applying.ts";
import { type Approvals, type Asked, approvalLaw } from "../../functions/approvals/approval.ts";
import { type AskedDecision, decide, type Officer } from "../../functions/approvals/deciding.ts";
import type { HomeRegulation } from "../../functions/approvals/names.ts";
import type { Person } from "../../functions/people/person.ts";
import type { Overlay } from "../../functions/shared/rules/parameters.ts";
import { AGENCY } from "../house/city.ts";
import { given } from "../house/given.ts";

export const NOW = "2021-06-11T01:00:00.000Z";
export const BY = { by: "ann", at: NOW };

export const person = (more: Partial<Person> = {}): Person => ({
  ...{ agency: AGENCY, status: "civil-servant", active: true, loans: {}, holds: {}, leaves: [] },
  ...more,
});

interface Told {
  readonly asked?: Partial<Asked>;
  readonly apart?: Partial<Apart>;
  readonly applicant?: Partial<Person>;
  readonly deputy?: Applying["deputy"];
  readonly own?: Overlay;
  readonly at?: string;
}

const PREGNANT = { pregnancy: "own", expectedOn: "2021-11-01" } as const;

export function applying(regulation: HomeRegulation, told: Told = {}): Applying {
  const asked: Asked = {
    ...{ regulation, activity: "exchange", from: "2021-06-14", to: "2021-09-13", agency: AGENCY },
    ...{ priority: false, apart: "digest", work: ["by-ict"], environment: true, room: true },
    ...(regulation === "twse-2023" && { businesses: ["settlement"] }),
    ...told.asked,
  };
  const apart: Apart = {
    ...{ salt: "s", placeKind: "residence", place: "住居所", contacts: "分機 1234" },
    ...(regulation === "keelung-pregnancy" && PREGNANT),
    ...told.apart,
  };
  const { deputy, own, at = NOW } = told;
  return { asked, apart, applicant: person(told.applicant), account: "ann", deputy, own, at };
}

export const applied = (regulation: HomeRegulation, told: Told = {}) =>
  given(approvalLaw)
    .as(BY)
    .after(state => apply(state, applying(regulation, told)));

export const TERMS = { content: "公文收發", hours: "08:00–17:00" };
const FOUND = { noPublicContact: true, noSpecialEquipment: true, highAutonomy: true, lowSecrecy: true };
const WEIGHED = { workFactor: "可", ictFactor: "可", environmentFactor: "可" };
export const granting: AskedDecision = { granted: true, findings: FOUND, factors: WEIGHED, terms: TERMS };

export const officer = (more: Partial<Officer> = {}): Officer => ({
  ...{ account: "boss", isSuperior: true, isPersonnel: false, at: NOW },
  ...more,
});
export const PERSONNEL = officer({ account: "hr", isSuperior: false, isPersonnel: true });

export const pledged = (regulation: HomeRegulation, told: Told = {}) =>
  applied(regulation, told).events({ type: "HomeWorkPledged", application: "1", text: "t" });

/** Granted by whoever the text says. */
export function granted(regulation: HomeRegulation, told: Told = {}) {
  const before =
    regulation === "keelung-pregnancy"
      ? pledged(regulation, told)
          .as({ by: "boss" })
          .events({ type: "OpinionGiven", application: "1", agrees: true, note: "可" })
      : pledged(regulation, told);
  const by = regulation === "keelung-pregnancy" ? PERSONNEL : officer();
  return before.as({ by: by.account, at: NOW }).after(state => deciding(state, granting, by));
}

export const deciding = (state: Approvals | undefined, decision: AskedDecision, by = officer()) =>
  decide(state, "1", { decision, applicant: person(), officer: by });
