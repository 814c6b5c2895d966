// What a form offers to choose besides people: terminals, agencies, endpoints, notices and lent items, by what they are called.
import type { InferOutput } from "valibot";
import { readProducts } from "../../products/routes.ts";
import { explainGate } from "../../sessions/routes.ts";
import { agencyWords, NAMED_AGENCIES } from "../../shared/rules/agencies.ts";
import { words } from "../../shared/words.ts";
import { readSystem } from "../../systems/routes.ts";
import { listTerminals, readTerminal } from "../../terminals/routes.ts";
import type { Member, PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { dayText } from "../frame/time.ts";
import type { Offer, Picks } from "./field.ts";
import { valueWords } from "./label.ts";
import { everywhere, list, type Source, searchFor } from "./offer-sources.ts";

type TerminalRow = InferOutput<(typeof listTerminals)["answer"]["schema"]>["rows"][number];

/** As many as a page lists at once; of more, those are looked for that were typed. */
const MOST_LISTED = 200;

export const terminals: Source = async (visit, { agency, texts }) => {
  const { rows, complete } = await terminalsFor(visit, agency, texts);
  const search = searchFor({ agency, field: "terminal" });
  const picks: Picks = { by: "name", of: "terminal", complete, mend: REGISTER, search };
  return everywhere({ suggestions: terminalsOffered(visit, rows), picks });
};

async function terminalsFor({ api }: Member, agency: string, texts: readonly string[]) {
  const limit = String(MOST_LISTED);
  const ask = (q?: string) => api.ask(listTerminals, { query: { agency, q, limit } });
  const all = await ask();
  if (!all.next) return { rows: all.rows, complete: true };
  const found = await Promise.all(texts.map(ask));
  const rows = new Map(found.flatMap(each => each.rows.map(row => [row.propertyNo, row] as const)));
  return { rows: [...rows.values()], complete: false };
}

/** What a list's entry may live by: a terminal on loan, and the plan of the system. */
export const supports: Source = async (visit, { texts }) => {
  const { api, params, person, say } = visit;
  const [{ rows, complete }, { plan }] = await Promise.all([
    terminalsFor(visit, person.agency, texts),
    api.ask(readSystem, { params: { system: params.system ?? "" } }),
  ]);
  const onLoan = terminalsOffered(
    visit,
    rows.filter(({ custody }) => custody.loan),
  );
  const planned = plan
    ? [[plan.planRef, say(`${plan.planRef}（容量計畫）`, `${plan.planRef} (the capacity plan)`)] as const]
    : [];
  const search = searchFor({ agency: person.agency, field: "terminal" });
  const picks: Picks = { by: "name", of: "support", complete, mend: REGISTER, search };
  return everywhere({ suggestions: [...planned, ...onLoan], picks });
};

/** By number, make, serial number and where it is. */
export function terminalsOffered({ say }: PageReader, rows: readonly TerminalRow[]): readonly Offer[] {
  return rows.map(({ propertyNo, brand, model, serial, custody }) => {
    const make = [brand, model].filter(Boolean).join(" ");
    const about = [
      make,
      say(`序號 ${serial}`, `serial ${serial}`),
      said(valueWords(custody.stage, "stage"), say),
    ];
    return [propertyNo, `${propertyNo}（${about.filter(Boolean).join("，")}）`];
  });
}

export const agencies: Source = async ({ say, person }) => {
  const codes = [...new Set([...NAMED_AGENCIES, person.agency])];
  const suggestions = codes.map(code => [code, said(agencyWords(code), say)] as const);
  return everywhere({ suggestions, picks: { by: "name", of: "agency", complete: true, mend: ASK_CENTER } });
};

/** Those of a system that are not on record yet: what its deployment made, and what it proposes. */
export const newEndpoints: Source = async ({ api, query, say }) => {
  const { endpoints, deployment } = await api.ask(readSystem, { params: { system: query.system ?? "" } });
  const known = endpoints.map(({ endpoint }) => endpoint);
  const proposed = (deployment?.proposals ?? []).filter(({ what }) => what === "add");
  const made = [...(deployment?.endpoints ?? []), ...proposed.map(({ endpoint }) => endpoint)];
  const left = [...new Set(made)].filter(endpoint => !known.includes(endpoint));
  const name = said(valueWords(query.system ?? ""), say);
  const words = (endpoint: string) =>
    say(
      `${name} VPN 端點（部署所建，尚未登錄，${endpoint}）`,
      `${name} VPN endpoint (made by the deployment, not recorded yet, ${endpoint})`,
    );
  const suggestions = left.map(endpoint => [endpoint, words(endpoint)] as const);
  return everywhere({ suggestions, picks: { by: "name", of: "endpoint", complete: true, mend: DEPLOYMENT } });
};

/** Through which one may ask for oneself: those that the gate would be asked by, of the terminal one holds. */
export const vdiEndpoints: Source = async ({ api, query, person, say }) => {
  const { terminal = "", system = "" } = query;
  const channel = "vdi";
  const { endpoints } = await api.ask(explainGate, {
    query: { person: person.person, terminal, system, channel },
  });
  const name = said(valueWords(system), say);
  const words = (endpoint: string) => say(`${name} VDI（${endpoint}）`, `${name} VDI (${endpoint})`);
  return list(
    endpoints.map(endpoint => [endpoint, words(endpoint)] as const),
    DEPLOYMENT,
  );
};

export const notices: Source = async visit => {
  const { notices: rows } = await visit.api.ask(readProducts);
  return list(
    rows.map(
      ({ noticeNo, noticeDate, make }) =>
        [noticeNo, `${noticeNo}（${dayText(visit, noticeDate)}，${make}）`] as const,
    ),
    NOTICES,
  );
};

/** What was lent with the terminal: nothing else can be missing of it. */
export const lentItems: Source = async ({ api, query }) => {
  const { custody } = await api.ask(readTerminal, { params: { propertyNo: query.propertyNo ?? "" } });
  const items = (custody.loan?.accessories ?? []).map(item => [item, item] as const);
  if (items.length === 0) return everywhere({ suggestions: [] });
  return everywhere({
    suggestions: items,
    picks: { by: "name", of: "item", complete: true, mend: REGISTER },
  });
};

const REGISTER = { href: "/console/terminals", words: words("查看財產登記冊", "See the register") };
const ASK_CENTER = { href: "/console/help", words: words("查看說明", "See the help") };
const DEPLOYMENT = { href: "/console/systems", words: words("查看體系", "See the systems") };
const NOTICES = { href: "/console/hazardous-products", words: words("查看公告", "See the notices") };
