// People whose standing waits for somebody: found suitable and not enrolled, enrolled and under nobody, stopped until it is settled.
import { readAgency } from "../../agencies/routes.ts";
import { findPeople } from "../../directory/routes.ts";
import { listPeople } from "../../people/routes.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { who } from "../frame/who.ts";
import type { PersonRow } from "../people/standing.ts";
import { group, type Waiting, type WaitingRow, type WaitingSource } from "./waiting.ts";

const SECTION = "/console/people";
/** The first page looks no further; the page of people does. */
const MOST_READ = "100";

export const peopleSource: WaitingSource = {
  roles: ["personnel", "supervisor"],
  async read(visit) {
    const { api, person } = visit;
    const isPersonnel = hasRole(person, "personnel");
    const [people, unknown, units] = await Promise.all([
      ifThere(api.ask(listPeople, { query: { limit: MOST_READ } })),
      isPersonnel ? suitableNotEnrolled(visit) : [],
      isPersonnel ? ifThere(api.ask(listUnits, { params: { agency: person.agency } })) : undefined,
    ]);
    const rows = (people?.rows ?? []).filter(({ active }) => active);
    const isAtLeast = people?.next !== undefined;
    const heads = new Set(units?.rows.map(({ head }) => head));
    return [
      ...group("mine", SECTION, words("列為適任而尚未登錄的人員", "Suitable and not enrolled"), unknown),
      ...[...(isPersonnel ? unplaced(rows, heads) : []), ...stopped(visit, rows)].map(each => ({
        ...each,
        isAtLeast,
      })),
    ];
  },
};

/** Whoever was found suitable to work from home can borrow nothing before they are enrolled. */
async function suitableNotEnrolled({ api, person }: Member): Promise<readonly WaitingRow[]> {
  const at = { params: { agency: person.agency } };
  const [agency, known] = await Promise.all([
    ifThere(api.ask(readAgency, at)),
    ifThere(api.ask(findPeople, at)),
  ]);
  const suitable = new Set(agency?.readiness?.people);
  return (known?.rows ?? [])
    .filter(({ person: account, enrolled }) => !enrolled && suitable.has(account))
    .map(({ person: account }) => ({
      what: html`${who(account)}`,
      href: `/console/acts/enrolPerson?${new URLSearchParams({ person: account, next: "/console" })}`,
    }));
}

const rowOf = ({ person }: PersonRow, since?: string): WaitingRow => ({
  ...{ what: html`${who(person)}`, href: `${SECTION}/${encodeURIComponent(person)}`, since },
});

/** Until then nobody but personnel can stop or recall them, and nobody decides on their applications; a head may have none above. */
function unplaced(rows: readonly PersonRow[], heads: ReadonlySet<string | undefined>): readonly Waiting[] {
  const lacking = rows.filter(
    ({ person, posting }) => !heads.has(person) && !posting?.unit && !posting?.superior,
  );
  const title = words("尚未登錄單位或直屬主管的人員", "People under no unit and no superior");
  return group(
    "mine",
    SECTION,
    title,
    lacking.map(each => rowOf(each)),
  );
}

function stopped({ person: self }: Member, rows: readonly PersonRow[]): readonly Waiting[] {
  const title = words("停止居家辦公中，查明後恢復", "Suspended, until it is settled");
  const found = rows.filter(({ person, suspended }) => suspended && person !== self.person);
  return group(
    "mine",
    SECTION,
    title,
    found.map(each => rowOf(each, each.suspended?.since)),
  );
}
