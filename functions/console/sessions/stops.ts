// The kill switch: which stops are in force, and a new one in two steps, the second of which says how many it ends.
import { randomUUID } from "node:crypto";
import { listSessions, readSession } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { NAMED_AGENCIES } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import type { StopScope } from "../../stops/names.ts";
import { listStops, readDoubt, stopConnections } from "../../stops/routes.ts";
import { ApiRefusal, allRows, ifThere, MOST_ROWS_READ, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import type { FormFaults } from "../form/body.ts";
import { checkTitle, stepOf } from "../form/check.ts";
import { valueWords } from "../form/label.ts";
import { lookedUpIn } from "../form/look-up.ts";
import { goodNote } from "../frame/good-note.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { type NetworkRow, networksHtml } from "../systems/network.ts";
import { type DoubtShown, doubtHtml } from "./doubt.ts";
import { agencyOfReader, liveSessionsOn, systemsOf } from "./live-sessions.ts";
import { sessionsRail } from "./rail.ts";
import type { SessionShown } from "./row.ts";
import { type Choice, type Confirmation, confirmation, type NewStop, newStop } from "./stop-form.ts";
import { type StopTarget, scopeHtml, scopesFor, soughtBy, targetIn, targetOf } from "./stop-scopes.ts";

export const stopsHandlers = [
  memberPage(OFFICE_PAGES.showStops, showStops),
  memberForm(OFFICE_PAGES.sendStop, sendStop),
] as const;

async function showStops(visit: Member): Promise<ConsoleReply> {
  const { kind, id = "" } = visit.query;
  const scope = scopesFor(visit).find(each => each === kind);
  const chosen = scope && id !== "" ? { kind: scope, id } : undefined;
  const { fields } = await lookedUpIn(visit, NOTHING_TYPED, soughtBy(visit));
  return shown(visit, { typed: NOTHING_TYPED, faults: new Map(), key: randomUUID(), chosen, fields });
}

async function sendStop(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const { fields, meant, faults: unknown } = await lookedUpIn(visit, typed, soughtBy(visit));
  const listed = targetIn(typed.one("target"));
  const targets = [listed, ...soughtBy(visit).map(kind => targetOf(kind, meant[kind]))];
  const [chosen, ...others] = targets.filter(each => each !== undefined);
  const faults = new Map([...faultsIn(typed, chosen, others.length > 0), ...unknown]);
  // Whom one looked for stays where it was typed, and is not chosen from the list as well.
  const facts = { typed, faults, key: typed.one("_key"), chosen: listed, fields };
  const step = stepOf(stopConnections.name, typed);
  if (step === "change") return shown(visit, { ...facts, faults: new Map() });
  if (!chosen || faults.size > 0) return { ...(await shown(visit, facts)), status: 422 };
  if (step === "check") {
    const live = await liveIn(visit, chosen);
    const isAtLeast = live !== undefined && live.length >= MOST_ROWS_READ;
    return shown(visit, { ...facts, chosen, confirm: { live, isAtLeast } });
  }
  const isDrill = typed.one("drill") === "yes";
  try {
    await visit.api.ask(stopConnections, {
      body: { scope: chosen, reason: typed.one("reason").trim(), ...(isDrill && { drill: true }) },
      key: facts.key,
    });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { ...(await shown(visit, { ...facts, problem: error.problem })), status: error.problem.status };
  }
  return { location: "/console/sessions/stops?did=stopped" };
}

async function shown(visit: Member, facts: Omit<StopFacts, "stops" | "choices" | "doubt">) {
  const [{ rows: stops }, judging, choices] = await Promise.all([
    visit.api.ask(listStops),
    ifThere(visit.api.ask(readDoubt)),
    facts.confirm ? [] : choicesFor(visit, facts.chosen),
  ]);
  return stopsPage(visit, { ...facts, stops, choices, doubt: judging?.doubt });
}

const MISSING = words("請填寫此欄", "Fill in this field");

function faultsIn(typed: Typed, chosen: StopTarget | undefined, isTwo: boolean): FormFaults {
  const faults = new Map();
  if (!chosen) faults.set("target", words("請選擇切斷對象", "Choose what to stop"));
  if (isTwo)
    faults.set("target", words("一次只能切斷一個對象，請只留一個", "Stop one at a time: leave only one"));
  if (typed.one("reason").trim() === "") faults.set("reason", MISSING);
  return faults;
}

/** What is live first, since that is what is stopped; more than these are to be found on their own pages. */
const MOST_CHOICES = 100;

async function choicesFor(visit: Member, chosen: StopTarget | undefined): Promise<readonly Choice[]> {
  const { person, say } = visit;
  const scopes = scopesFor(visit);
  const live = (await liveRows(visit).catch(() => [])).slice(0, MOST_CHOICES);
  const agencies = hasRole(person, "center")
    ? new Set([...live.map(({ agency }) => agency), ...NAMED_AGENCIES])
    : new Set([person.agency]);
  const system = (code: string | undefined) => code && said(valueWords(code), say);
  const each = (kind: StopScope, ids: Iterable<string>): readonly Choice[] =>
    [...new Set(ids)].map(id => ({ kind, id }));
  const sessions = live.map(row => ({
    ...{ kind: "session" as const, id: row.session },
    more: html`— ${who(row.person)} ${row.terminal} ${system(row.system)}`,
  }));
  const all: readonly Choice[] = [
    ...sessions,
    ...each(
      "terminal",
      live.map(({ terminal }) => terminal),
    ),
    ...each(
      "person",
      live.map(row => row.person),
    ),
    ...[...each("agency", agencies), ...each("system", systemsOf(visit))],
    { kind: "city", id: "city" },
  ];
  const offered = all.filter(({ kind }) => scopes.some(scope => scope === kind));
  const isListed = offered.some(({ kind, id }) => kind === chosen?.kind && id === chosen.id);
  return chosen && !isListed ? [chosen, ...offered] : offered;
}

/** All that the reader may see of what is live. */
async function liveRows(visit: Member): Promise<readonly SessionShown[]> {
  const agency = agencyOfReader(visit);
  if (agency !== undefined) return allRows(visit.api, listSessions, { live: "true", agency });
  return liveSessionsOn(visit.api, systemsOf(visit));
}

/** Whom it would hit; undefined where the reader may not see them, which does not keep anybody from stopping. */
async function liveIn(visit: Member, { kind, id }: StopTarget): Promise<readonly SessionShown[] | undefined> {
  const { api } = visit;
  try {
    switch (kind) {
      case "session": {
        const row = await api.ask(readSession, { params: { session: id } });
        return row.status === "allowed" ? [row] : [];
      }
      case "terminal":
      case "person":
      case "agency":
      case "system":
        return await allRows(api, listSessions, { live: "true", [kind]: id });
      default: {
        const systems = systemsOf(visit);
        return systems.length === 0 ? undefined : await liveSessionsOn(api, systems);
      }
    }
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.status !== 401) return undefined;
    throw error;
  }
}

export interface StopShown {
  readonly stop: string;
  readonly scope: { readonly kind: string; readonly id: string };
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly authority: string;
  readonly mayLift: boolean;
  readonly drill?: true | undefined;
  readonly networks?: readonly NetworkRow[] | undefined;
}

export interface StopFacts extends NewStop {
  readonly stops: readonly StopShown[];
  readonly doubt?: DoubtShown | undefined;
  readonly problem?: ProblemDocument | undefined;
  /** The second step: the live sessions that it would end; undefined where that cannot be known. */
  readonly confirm?: Pick<Confirmation, "live" | "isAtLeast"> | undefined;
}

export function stopsPage(visit: Visit, facts: StopFacts): PageContent {
  const { say } = visit;
  const { chosen, confirm } = facts;
  const title = say("緊急切斷", "Kill switch");
  return {
    title,
    main: html`<h1>${confirm ? html`${checkTitle(visit)} <small>${title}</small>` : title}</h1>
${sessionsRail(visit, "stops")}
${doneNote(visit)}${visit.query.did === "stopped" && goodNote(html`<p>${say("已切斷並記錄；範圍內的連線立即關閉，解除前不能再連。切斷體系或全市時，網路切斷的進度見下表。", "The stop has been recorded. Sessions in its scope are closed, and none can open until it is lifted. For a system or the city, the table shows how far the network is cut.")}</p>`)}
${facts.problem && problemNote(visit, facts.problem)}
${confirm && chosen ? confirmation(visit, { ...facts, target: chosen, ...confirm }) : html`${facts.doubt && doubtHtml(visit, facts.doubt)}${inForce(visit, facts.stops)}${newStop(visit, facts)}`}`,
  };
}

function inForce(visit: Visit, stops: readonly StopShown[]): Html {
  const { say } = visit;
  if (stops.length === 0)
    return html`<div class="empty"><b>${say("目前沒有緊急切斷", "No stops are in force")}</b>${say("發現帳號或電腦遭入侵時，在這裡切斷；範圍可以小到單一連線，大到全市。", "If an account or a terminal is compromised, stop it here. A stop can cover anything from one session to the whole city.")}</div>`;
  return html`<h2>${say("有效的切斷", "In force")} <span class="badge">${stops.length}</span></h2>${plainTable(
    visit,
    {
      caption: say("有效的切斷", "Stops in force"),
      rows: stops,
      columns: [
        plainColumn(
          "範圍",
          "Scope",
          ({ scope, drill }: StopShown) =>
            html`<b>${scopeHtml(visit, scope)}</b> ${drill && html`<span class="pill">${say("演練", "drill")}</span>`}`,
        ),
        plainColumn("網路", "Network", ({ networks }: StopShown) => networksHtml(visit, networks)),
        plainColumn("原因", "Reason", ({ reason }: StopShown) => reason),
        plainColumn(
          "由誰、何時",
          "By, when",
          ({ by, at }: StopShown) => html`${who(by)} ${momentHtml(visit, at)}`,
        ),
        plainColumn("處理", "Do", (stop: StopShown) => lifting(visit, stop)),
      ],
    },
  )}`;
}

/** A button only for whom it can succeed; everybody else reads who that is. */
function lifting(visit: Visit, { stop, authority, mayLift }: StopShown): Html | string | false {
  if (mayLift) return actLinks(visit, [{ act: "liftStop", query: { stop } }]);
  return said(LIFTERS[authority] ?? LIFTERS.center, visit.say);
}

const CENTER_LIFTS = words("由智慧發展中心解除", "The Smart Development Center can lift it");
const OFFICERS_LIFT = words(
  "由機關的主管、人事、檔案人員或智慧發展中心解除",
  "The agency’s supervisor, personnel office or records staff, or the Smart Development Center, can lift it",
);
const LIFTERS: Readonly<Record<string, Words>> & { readonly center: Words } = {
  center: CENTER_LIFTS,
  administrator: words(
    "由體系管理者或智慧發展中心解除",
    "An administrator of the system or the Smart Development Center can lift it",
  ),
  supervisor: words(
    "由機關主管或智慧發展中心解除",
    "The agency’s supervisor or the Smart Development Center can lift it",
  ),
  personnel: OFFICERS_LIFT,
  records: OFFICERS_LIFT,
};
