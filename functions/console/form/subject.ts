// What an act is about, as it is on record, shown where it is decided: by the names under which it was once asked for. A fact that
// cannot be had is left out; the law looks at it all again anyway.

import { readAgency } from "../../agencies/routes.ts";
import { proposeAdoption, proposeRepeal } from "../../agencies/rule-routes.ts";
import { applyHomeWork, askExtension, giveOpinion, readApplications } from "../../approvals/routes.ts";
import { listBrokers, proposeBroker } from "../../brokers/routes.ts";
import { proposeException, proposeNotice, proposeWithdrawal, readProducts } from "../../products/routes.ts";
import { readPack } from "../../reports/pack-routes.ts";
import { draftReport, readReport } from "../../reports/routes.ts";
import type { Route } from "../../shared/http/route.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { words } from "../../shared/words.ts";
import { proposePurpose, readSystem } from "../../systems/routes.ts";
import { lendTerminal } from "../../terminals/loan-routes.ts";
import { registerTerminal } from "../../terminals/register-routes.ts";
import { disinfectTerminal, scanTerminal } from "../../terminals/return-routes.ts";
import { readTerminal } from "../../terminals/routes.ts";
import type { Member } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { fieldsIn } from "./acts.ts";
import { recordedRows } from "./check.ts";
import type { Mend } from "./field.ts";
import { valueWords } from "./label.ts";
import { withOffers } from "./offers.ts";
import { prefilled } from "./prefilled.ts";

/** Something on record, told by the fields of the act that asks for the like. */
interface Told {
  readonly by: Route;
  readonly record: object | undefined;
}

interface Subject {
  readonly told: readonly Told[];
  readonly more?: Html;
  /** Where it is put right before it counts. */
  readonly mend?: Mend;
}

type Source = (visit: Member) => Promise<Subject>;

const SOURCES: Readonly<Record<string, Source>> = {
  approveLoan: loanOf,
  carryOut: loanOf,
  releaseTerminal: loanOf,
  attestTerminal: async visit => {
    const { loan } = (await terminalOf(visit)).custody;
    return {
      told: [
        { by: disinfectTerminal, record: loan?.disinfection },
        { by: scanTerminal, record: loan?.scan },
      ],
    };
  },
  retireTerminal: registeredOf,
  writeOffTerminal: registeredOf,
  takeOverTerminal: registeredOf,
  fileReport: draftOf,
  forwardPack: packOf,
  confirmAdoption: adoptionOf,
  declineAdoption: adoptionOf,
  proposeRepeal: adoptionOf,
  confirmRepeal: repealOf,
  declineRepeal: repealOf,
  decideHomeWork: applicationOf,
  giveOpinion: applicationOf,
  decideAmendment: applicationOf,
  confirmProducts: proposalOf,
  rejectProducts: proposalOf,
  confirmPurpose: async ({ api, query }) => {
    const { endpoints } = await api.ask(readSystem, { params: { system: query.system ?? "" } });
    const found = endpoints.find(({ endpoint }) => endpoint === query.endpoint);
    return { told: [{ by: proposePurpose, record: found?.purpose?.proposed }] };
  },
  confirmBroker: async ({ api, query }) => {
    const { rows } = await api.ask(listBrokers, { params: { system: query.system ?? "" } });
    const found = rows.find(({ endpoint }) => endpoint === query.endpoint);
    return { told: [{ by: proposeBroker, record: found?.proposed }] };
  },
};

export async function subjectOf(visit: Member, act: string): Promise<Html | undefined> {
  // What cannot be had is not shown: whoever decides sees less, and the law still looks at all of it.
  const subject = await SOURCES[act]?.(visit).catch(() => undefined);
  if (!subject) return undefined;
  const rows = (await Promise.all(subject.told.map(each => rowsOf(visit, each)))).flat();
  if (rows.length === 0 && !subject.more) return undefined;
  const { mend } = subject;
  const title = visit.say("紀錄內容", "On record");
  return html`<section class="card subject" aria-label="${title}"><h2>${title}</h2><dl class="facts">${rows}${subject.more}</dl>${mend && html`<p class="links"><a href="${mend.href}">${said(mend.words, visit.say)}</a></p>`}</section>`;
}

/** Places are called by their names; people are called by theirs when the page is sent. */
async function rowsOf(visit: Member, { by, record }: Told): Promise<readonly Html[]> {
  if (!record) return [];
  const fields = fieldsIn(by).map(field => ({ ...field, act: by.name }));
  const recorded = prefilled(visit, fields, record);
  const [places, others] = [fields.filter(isPlace), fields.filter(field => !isPlace(field))];
  const named = await withOffers(visit, places, recorded);
  return recordedRows(visit, [...named, ...others], recorded);
}

const isPlace = ({ name }: { readonly name: string }) => name === "site";

function terminalOf({ api, query }: Member) {
  return api.ask(readTerminal, { params: { propertyNo: query.propertyNo ?? "" } });
}

async function loanOf(visit: Member): Promise<Subject> {
  return { told: [{ by: lendTerminal, record: (await terminalOf(visit)).custody.loan }] };
}

async function registeredOf(visit: Member): Promise<Subject> {
  return {
    told: [{ by: registerTerminal, record: { ...(await terminalOf(visit)), propertyNo: undefined } }],
  };
}

async function draftOf({ api, query }: Member): Promise<Subject> {
  const system = query.system ?? "";
  const { draft } = await api.ask(readReport, { params: { system } });
  const mend = { href: `/console/reports/${system}/draft`, words: words("修改草稿", "Change the draft") };
  return { told: [{ by: draftReport, record: draft?.content }], mend };
}

async function packOf({ api, query, say }: Member): Promise<Subject> {
  const { totals, missing } = await api.ask(readPack, { params: { number: query.number ?? "" } });
  const systems = (codes: readonly string[]) =>
    codes.map(code => said(valueWords(code), say)).join(say("、", ", "));
  const told = totals.systems.filter(({ rows }) => rows > 0).map(({ system }) => system);
  const more = html`<dt>${say("回報體系", "Systems that reported")}</dt><dd>${systems(told) || "—"}</dd>
<dt>${say("未回報", "Missing")}</dt><dd>${systems(missing) || "—"}</dd>
<dt>${say("筆數", "Rows")}</dt><dd>${say(`共 ${totals.rows} 筆：新增 ${totals.add}、變更 ${totals.change}、移除 ${totals.remove}`, `${totals.rows}: ${totals.add} added, ${totals.change} changed, ${totals.remove} removed`)}</dd>`;
  return { told: [], more };
}

function agencyOf({ api, query, person }: Member) {
  return api.ask(readAgency, { params: { agency: query.agency ?? person.agency } });
}

async function adoptionOf(visit: Member): Promise<Subject> {
  const { adoptions } = await agencyOf(visit);
  return { told: [{ by: proposeAdoption, record: adoptions?.[visit.query.adoption ?? ""] }] };
}

async function repealOf(visit: Member): Promise<Subject> {
  const { adoptions, repeals } = await agencyOf(visit);
  const id = visit.query.adoption ?? "";
  const { profile, version, activity, system } = adoptions?.[id] ?? {};
  return {
    told: [
      { by: proposeAdoption, record: { profile, version, activity, system } },
      { by: proposeRepeal, record: repeals?.[id] },
    ],
  };
}

async function applicationOf({ api, query }: Member): Promise<Subject> {
  const { rows } = await api.ask(readApplications, { params: { person: query.person ?? "" } });
  const found = rows.find(({ application }) => application === query.application);
  return {
    told: [
      { by: applyHomeWork, record: found },
      { by: giveOpinion, record: found?.opinion },
      { by: askExtension, record: found?.amendment },
    ],
  };
}

async function proposalOf({ api, query }: Member): Promise<Subject> {
  const { pending } = await api.ask(readProducts);
  const found = pending.find(({ proposal }) => String(proposal) === query.proposal);
  const notices = found?.notices ?? [];
  return {
    told: [
      ...notices.map(notice => ({ by: proposeNotice, record: { ...notice, document: found?.document } })),
      { by: proposeWithdrawal, record: found?.kind === "withdrawal" ? found : undefined },
      { by: proposeException, record: found?.exception },
    ],
  };
}
