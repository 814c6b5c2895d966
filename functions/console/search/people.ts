// People as a search finds them: by name or account, in the agency that is chosen; and what they applied for.
import { readApplications } from "../../approvals/routes.ts";
import { findPeople } from "../../directory/routes.ts";
import { readPerson } from "../../people/routes.ts";
import { html } from "../../shared/page/html.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";
import { standingOf } from "../home-work/application.ts";
import { agenciesIn, type FoundGroup, type FoundRow, groupOf, inTurn, type SearchSource } from "./found.ts";
import type { Sought } from "./sought.ts";

export const peopleFound: SearchSource = {
  roles: ["records", "property", "scan", "supervisor", "personnel", "center", "auditor"],
  async find(visit, sought) {
    const rows = await everybodyCalled(visit, sought);
    return [
      ...groupOf(
        "people",
        rows.map(row => personRow(visit, row)),
      ),
      ...(await applicationsOf(visit, rows)),
    ];
  },
};

type Person = AnswerOf<typeof findPeople>["rows"][number] & { readonly agency: string };

/** Whoever may read every agency's people finds an account wherever it is. */
async function everybodyCalled(visit: Member, { text, account }: Sought): Promise<readonly Person[]> {
  const isAnywhere = account !== undefined && hasRole(visit.person, "auditor");
  const called = async (agency: string) => {
    const found = await ifThere(visit.api.ask(findPeople, { params: { agency }, query: { q: text } }));
    return (found?.rows ?? []).map(row => ({ ...row, agency }));
  };
  const [found, one] = await Promise.all([
    Promise.all(agenciesIn(visit).map(called)),
    isAnywhere ? ifThere(visit.api.ask(readPerson, { params: { person: account } })) : undefined,
  ]);
  const rows = inTurn(found);
  if (!one || rows.some(({ person }) => isSameAccount(person, one.person))) return rows;
  return [...rows, { person: one.person, agency: one.agency, enrolled: one.active, outsider: false }];
}

function personRow(visit: Member, { person, agency, unit, title, enrolled, outsider }: Person): FoundRow {
  const { say } = visit;
  const account = encodeURIComponent(person);
  const requests = { href: `/console/sessions/log?person=${account}`, words: say("連線要求", "requests") };
  const state = outsider
    ? say("外部人員", "external")
    : enrolled
      ? say("已登錄", "enrolled")
      : say("尚未登錄", "not enrolled");
  return {
    name: who(person) || person,
    href: enrolled && mayReadPerson(visit, agency) ? `/console/people/${account}` : undefined,
    state: html`<span class="pill">${state}</span>`,
    more: [person, said(agencyWords(agency), say), unit, title],
    also: maySeeRequests(visit, agency) ? [requests] : [],
  };
}

function mayReadPerson({ person }: Member, agency: string): boolean {
  if (hasRole(person, "auditor")) return true;
  return person.agency === agency && hasRole(person, "personnel", "supervisor", "records", "property");
}

function maySeeRequests({ person }: Member, agency: string): boolean {
  if (hasRole(person, "center", "auditor")) return true;
  return person.agency === agency && hasRole(person, "supervisor", "personnel", "records");
}

/** Of as many people as a name has, what they applied for is looked up; beyond that there are too many. */
const MOST_LOOKED_UP = 3;

async function applicationsOf(visit: Member, people: readonly Person[]): Promise<readonly FoundGroup[]> {
  const { api, person } = visit;
  const may = ({ agency }: Person) =>
    hasRole(person, "auditor") || (agency === person.agency && hasRole(person, "personnel"));
  const looked = people.filter(each => each.enrolled && may(each));
  if (looked.length > MOST_LOOKED_UP) return [];
  const found = await Promise.all(
    looked.map(async each => {
      const of = await ifThere(api.ask(readApplications, { params: { person: each.person } }));
      return (of?.rows ?? []).map(row => applicationRow(visit, each, row));
    }),
  );
  return groupOf("applications", found.flat());
}

type Application = AnswerOf<typeof readApplications>["rows"][number];

function applicationRow(visit: Member, { person, agency }: Person, row: Application): FoundRow {
  const { say } = visit;
  const [standing, look] = standingOf(row, visit.at.toISOString());
  return {
    name: html`${who(person)} ${say(`第 ${row.application} 號`, `no. ${row.application}`)}`,
    href: `/console/people/${encodeURIComponent(person)}/home-work#a${row.application}`,
    state: html`<span class="pill ${look}">${said(standing, say)}</span>`,
    more: [
      said(agencyWords(agency), say),
      said(valueWords(row.regulation, "regulation"), say),
      `${row.from} – ${row.to}`,
    ],
  };
}
