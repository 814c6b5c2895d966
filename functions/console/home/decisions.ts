// What an agency and the city have to prepare or to decide: readiness, adoptions, calendars, hazardous products, the directory's word, stops.
import { readAgency } from "../../agencies/routes.ts";
import { listCalendars } from "../../calendars/routes.ts";
import { listPushedWaiting } from "../../directory/routes.ts";
import { readProducts } from "../../products/routes.ts";
import { html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import { listStops } from "../../stops/routes.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { who } from "../frame/who.ts";
import { scopeHtml } from "../sessions/stop-scopes.ts";
import { isOffered } from "../words/act-names.ts";
import { group, type Waiting, type WaitingSource } from "./waiting.ts";

export const readinessSource: WaitingSource = {
  roles: ["records", "supervisor", "personnel", "administrator", "center"],
  async read(visit) {
    const { api, person } = visit;
    const facts = await ifThere(api.ask(readAgency, { params: { agency: person.agency } }));
    return [...unprepared(visit, facts), ...adoptions(visit, facts)];
  },
};

type Agency = AnswerOf<typeof readAgency>;

function unprepared({ say, person }: Member, facts: Agency | undefined): readonly Waiting[] {
  const { readiness, returnSites = [], scanOfficers = [] } = facts ?? {};
  const row = (act: string, is: boolean, zh: string, en: string) =>
    is &&
    isOffered(act, person) && {
      what: say(zh, en),
      href: `/console/acts/${act}?${new URLSearchParams({ agency: person.agency, next: "/console" })}`,
    };
  const drill = readiness?.drillRequired === true && readiness.drill === undefined;
  return group("mine", "/console/agency", words("機關整備尚缺", "Readiness still lacks"), [
    row("reviewReadiness", readiness === undefined, "軟硬體與適任人員檢視", "the review"),
    row("recordDrill", drill, "演練", "the drill"),
    row("setReturnSites", returnSites.length === 0, "消毒處所", "the return sites"),
    row(
      "setContacts",
      (facts?.contacts ?? []).length === 0,
      "洽詢窗口與分機",
      "whom to ask, with the extension",
    ),
    row("nameScanOfficers", scanOfficers.length === 0, "掃毒證明人員", "the scan officers"),
  ]);
}

/** Two decide: whoever proposed it waits for another. */
function adoptions({ say, person }: Member, facts: Agency | undefined): readonly Waiting[] {
  if (!isOffered("confirmAdoption", person)) return [];
  const asked = [
    ...Object.values(facts?.adoptions ?? {})
      .filter(({ confirmed, declined }) => !confirmed && !declined)
      .map(({ profile, proposed }) => {
        const { "zh-TW": zh, en } = valueWords(profile);
        return { what: say(`採用${zh}`, `adopt ${en}`), ...proposed };
      }),
    ...Object.values(facts?.repeals ?? {})
      .filter(({ confirmed }) => !confirmed)
      .map(({ document, proposed }) => ({
        what: say(`廢止採用（${document}）`, `repeal (${document})`),
        ...proposed,
      })),
  ];
  return byProposer(person.person, "/console/agency", asked, {
    mine: words("規範採用或廢止待確認", "Adoptions to decide"),
    others: words("我提出的採用或廢止，待他人確認", "My adoptions, for somebody else to decide"),
  });
}

interface Asked {
  readonly what: string;
  readonly by: string;
  readonly at: string;
}

function byProposer(
  me: string,
  section: string,
  asked: readonly Asked[],
  titles: { readonly mine: Words; readonly others: Words },
): readonly Waiting[] {
  const row = ({ what, by, at }: Asked) => ({ what, href: section, since: at, next: who(by) });
  return [
    ...group("mine", section, titles.mine, asked.filter(({ by }) => by !== me).map(row)),
    ...group("others", section, titles.others, asked.filter(({ by }) => by === me).map(row)),
  ];
}

export const calendarsSource: WaitingSource = {
  roles: ["administrator", "center", "personnel"],
  async read({ api, person, say }) {
    if (!isOffered("confirmCalendar", person)) return [];
    const years = await ifThere(api.ask(listCalendars));
    const asked = (years?.rows ?? []).flatMap(({ year, proposed }) =>
      proposed
        ? [
            {
              what: say(`${year - 1911} 年辦公日曆`, `calendar of ${year}`),
              ...{ by: proposed.proposedBy, at: proposed.proposedAt },
            },
          ]
        : [],
    );
    return byProposer(person.person, "/console/calendars", asked, {
      mine: words("辦公日曆待確認", "Calendars to decide"),
      others: words("我提出的辦公日曆，待他人確認", "My calendars, for somebody else to decide"),
    });
  },
};

export const productsSource: WaitingSource = {
  roles: ["center", "supervisor"],
  async read({ api, person, say }) {
    if (!isOffered("confirmProducts", person)) return [];
    const register = await ifThere(api.ask(readProducts));
    const asked = (register?.pending ?? []).map(({ proposal, by, at }) => ({
      ...{ what: say(`危害產品提案第 ${proposal} 號`, `proposal no. ${proposal}`), by, at },
    }));
    return byProposer(person.person, "/console/hazardous-products", asked, {
      mine: words("危害產品提案待確認", "Hazardous products to decide"),
      others: words("我提出的危害產品提案，待他人確認", "My proposals, for somebody else to decide"),
    });
  },
};

/** What the city's directory pushed and personnel has to take up. */
export const pushedSource: WaitingSource = {
  roles: ["personnel"],
  async read({ api, person }) {
    const pushed = await ifThere(api.ask(listPushedWaiting, { query: { agency: person.agency } }));
    const row = ({ person: account, at }: { readonly person: string; readonly at: string }) => ({
      ...{ what: html`${who(account)}`, since: at },
      href: `/console/people/${encodeURIComponent(account)}`,
    });
    const title = words("城市目錄同步待處理的人員", "People pushed by the city’s directory");
    return group("mine", "/console/people", title, (pushed?.rows ?? []).map(row));
  },
};

export const stopsSource: WaitingSource = {
  roles: ["center", "administrator", "supervisor", "personnel", "records"],
  async read(visit) {
    const stops = await ifThere(visit.api.ask(listStops));
    const rows = (stops?.rows ?? []).filter(({ mayLift }) => mayLift);
    const row = (each: (typeof rows)[number]) => ({
      ...{ what: html`${scopeHtml(visit, each.scope)} ${each.reason}`, since: each.at, next: who(each.by) },
      href: `/console/acts/liftStop?${new URLSearchParams({ stop: each.stop, next: "/console/sessions/stops" })}`,
    });
    const title = words("緊急切斷生效中，查明後解除", "Stops in force, to be lifted");
    return group("mine", "/console/sessions", title, rows.map(row)).map(each => ({
      ...each,
      all: "/console/sessions/stops",
    }));
  },
};
