// Applications to work from home: one's own pledge to be given, and those that wait for one's opinion or decision.
import type { InferOutput } from "valibot";
import { listApplications, readApplications } from "../../approvals/routes.ts";
import { demandsOf } from "../../approvals/texts.ts";
import { html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";
import { group, type Waiting, type WaitingRow, type WaitingSource } from "./waiting.ts";

const SECTION = "/console/home-work";
const pageOf = (person: string) => `/console/people/${encodeURIComponent(person)}/home-work`;

type Row = InferOutput<(typeof readApplications)["answer"]["schema"]>["rows"][number];
type Asked = Row & { readonly person: string };

export const homeWorkSource: WaitingSource = {
  roles: ["worker", "supervisor", "personnel"],
  async read(visit) {
    const { api, person } = visit;
    const decides = hasRole(person, "supervisor", "personnel");
    const [own, asked] = await Promise.all([
      ifThere(api.ask(readApplications, { params: { person: person.person } })),
      decides ? ifThere(api.ask(listApplications, { query: { limit: "50" } })) : undefined,
    ]);
    const others = (asked?.rows ?? [])
      .flatMap(each => each.rows.map(row => ({ ...row, person: each.person })))
      .filter(each => each.person !== person.person && isOpen(each));
    return [...ofOwn(visit, (own?.rows ?? []).filter(isOpen)), ...toDecide(visit, others)];
  },
};

function isOpen({ ended, decision, amendment }: Row): boolean {
  return !ended && (!decision || amendment !== undefined);
}

function ofOwn({ say, person }: Member, rows: readonly Row[]): readonly Waiting[] {
  const row = (href: string, more: Partial<WaitingRow>) => (each: Row) => ({
    ...{ what: said(valueWords(each.regulation, "regulation"), say), href, since: each.applied.at },
    ...more,
  });
  const page = pageOf(person.person);
  const superior = say("主管或機關", "the superior or the agency");
  return [
    ...group(
      "mine",
      SECTION,
      words("居家辦公申請待切結", "Applications to pledge for"),
      rows
        .filter(({ pledge }) => !pledge)
        .map(each => row(`${page}/${each.application}/pledge`, { next: superior })(each)),
    ),
    ...group(
      "others",
      SECTION,
      words("我的居家辦公申請，待決定", "My applications, for others to decide"),
      rows.filter(({ pledge }) => pledge).map(row(page, { next: superior })),
    ),
  ];
}

/** The superior says a word or decides, as the text has it; nobody decides before the applicant has pledged. */
function toDecide(visit: Member, rows: readonly Asked[]): readonly Waiting[] {
  const { person } = visit;
  const [over, office] = [hasRole(person, "supervisor"), hasRole(person, "personnel")];
  const row = (each: Asked): WaitingRow => ({
    what: html`${who(each.person)} ${said(valueWords(each.regulation, "regulation"), visit.say)}`,
    href: `${pageOf(each.person)}#a${each.application}`,
    since: each.pledge?.at ?? each.applied.at,
    next: who(each.person),
  });
  // The form shows the application and the opinion on it.
  const toForm = (each: Asked): WaitingRow => {
    const { person: of, application } = each;
    const query = new URLSearchParams({ person: of, application, next: pageOf(of) });
    return { ...row(each), href: `/console/acts/decideHomeWork?${query}` };
  };
  const pledged = rows.filter(({ pledge, decision }) => pledge && !decision);
  const ofAgency = ({ regulation }: Row) => demandsOf(regulation).decidedBy === "agency";
  const opinion = pledged.filter(each => ofAgency(each) && !each.opinion);
  const decision = pledged.filter(each => (ofAgency(each) ? office && each.opinion : over));
  const amended = rows.filter(each => each.amendment && (ofAgency(each) ? office : over));
  return [
    ...group(
      over ? "mine" : "others",
      SECTION,
      words("居家辦公申請待簽註意見", "Applications for an opinion"),
      opinion.map(row),
    ),
    ...group("mine", SECTION, words("居家辦公申請待決定", "Applications to decide"), decision.map(toForm)),
    ...group("mine", SECTION, words("居家辦公變更待決定", "Changes to decide"), amended.map(row)),
  ];
}
