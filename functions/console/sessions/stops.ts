// The kill switch: which stops are in force, and a new one in two steps, the second of which says how many it ends.
import { randomUUID } from "node:crypto";
import { listSessions, readSession } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { type Words, words } from "../../shared/words.ts";
import { listStops, stopConnections } from "../../stops/routes.ts";
import { ApiRefusal, allRows, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import type { FormFaults } from "../form/body.ts";
import { signed } from "../form/form.ts";
import { valueWords } from "../form/label.ts";
import { goodNote } from "../frame/good-note.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { type NetworkRow, networksHtml } from "../systems/network.ts";
import { liveSessionsOn, systemsOf } from "./live-sessions.ts";
import { sessionsRail } from "./rail.ts";

export const stopsHandlers = [
  memberPage(OFFICE_PAGES.showStops, showStops),
  memberForm(OFFICE_PAGES.sendStop, sendStop),
] as const;

async function showStops(visit: Member): Promise<ConsoleReply> {
  return shown(visit, { typed: NOTHING_TYPED, faults: new Map(), key: randomUUID() });
}

async function sendStop(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const faults = faultsIn(typed);
  const facts = { typed, faults, key: typed.one("_key") };
  if (faults.size > 0) return { ...(await shown(visit, facts)), status: 422 };
  const kind = typed.one("kind") as (typeof SCOPES)[number];
  const scope = { kind, id: kind === "city" ? "city" : typed.one("id").trim() };
  if (typed.one("sure") !== "yes")
    return shown(visit, { ...facts, confirm: { live: await liveIn(visit, scope) } });
  try {
    await visit.api.ask(stopConnections, {
      body: { scope, reason: typed.one("reason").trim() },
      key: facts.key,
    });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { ...(await shown(visit, { ...facts, problem: error.problem })), status: error.problem.status };
  }
  return { location: "/console/sessions/stops?did=stopped" };
}

async function shown(visit: Member, facts: Omit<StopFacts, "stops">) {
  const { rows } = await visit.api.ask(listStops);
  return stopsPage(visit, { ...facts, stops: rows });
}

const MISSING = words("請填寫這一欄", "Fill in this field");

function faultsIn(typed: Typed): FormFaults {
  const faults = new Map();
  const kind = typed.one("kind");
  if (!SCOPES.some(each => each === kind)) faults.set("kind", MISSING);
  if (kind !== "city" && typed.one("id").trim() === "") faults.set("id", MISSING);
  if (typed.one("reason").trim() === "") faults.set("reason", MISSING);
  return faults;
}

/** How many it would end; undefined where the reader may not see them, which does not keep anybody from stopping. */
async function liveIn(
  visit: Member,
  { kind, id }: { kind: string; id: string },
): Promise<number | undefined> {
  const { api } = visit;
  const count = async (query: Record<string, string>) =>
    (await allRows(api, listSessions, { live: "true", ...query })).length;
  try {
    switch (kind) {
      case "session":
        return (await api.ask(readSession, { params: { session: id } })).status === "allowed" ? 1 : 0;
      case "terminal":
      case "person":
      case "agency":
      case "system":
        return await count({ [kind]: id });
      default: {
        const systems = systemsOf(visit);
        if (systems.length === 0) return undefined;
        return (await liveSessionsOn(api, systems)).length;
      }
    }
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.status !== 401) return undefined;
    throw error;
  }
}

export const SCOPES = ["session", "terminal", "person", "agency", "system", "city"] as const;

export interface StopShown {
  readonly stop: string;
  readonly scope: { readonly kind: string; readonly id: string };
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly authority: string;
  readonly mayLift: boolean;
  readonly networks?: readonly NetworkRow[] | undefined;
}

export interface StopFacts {
  readonly stops: readonly StopShown[];
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  readonly problem?: ProblemDocument | undefined;
  /** The second step: how many live sessions it would end; undefined where that cannot be known. */
  readonly confirm?: { readonly live: number | undefined } | undefined;
}

export function stopsPage(visit: Visit, facts: StopFacts): PageContent {
  const { say } = visit;
  const title = say("緊急切斷", "Kill switch");
  return {
    title,
    main: html`<h1>${title}</h1>
${sessionsRail(visit, "stops")}
${doneNote(visit)}${visit.query.did === "stopped" && goodNote(html`<p>${say("已切斷並記錄；範圍內的連線立即關閉，解除前不能再連。切斷體系或全市時，網路切斷的進度見下表。", "The stop has been recorded. Sessions in its scope are closed, and none can open until it is lifted. For a system or the city, the table shows how far the network is cut.")}</p>`)}
${facts.problem && problemNote(visit, facts.problem)}
${facts.confirm ? confirmation(visit, facts, facts.confirm.live) : html`${inForce(visit, facts.stops)}${newStop(visit, facts)}`}`,
  };
}

function scopeText({ say }: Visit, { kind, id }: StopShown["scope"]): string {
  const name = said(SCOPE_WORDS[kind] ?? words(kind, kind), say);
  return kind === "city" ? name : `${name} ${kind === "system" ? said(valueWords(id), say) : id}`;
}

const SCOPE_WORDS: Readonly<Record<string, { readonly "zh-TW": string; readonly en: string }>> = {
  session: words("一次連線", "One session"),
  terminal: words("一部電腦", "One terminal"),
  person: words("一個人", "One person"),
  agency: words("一個機關", "One agency"),
  system: words("一個體系", "One system"),
  city: words("全市", "The whole city"),
};

function inForce(visit: Visit, stops: readonly StopShown[]): Html {
  const { say } = visit;
  if (stops.length === 0)
    return html`<div class="empty"><b>${say("目前沒有緊急切斷", "No stops are in force")}</b>${say("發現帳號或電腦遭入侵時，在這裡切斷；範圍可以小到一次連線，大到全市。", "If an account or a terminal is compromised, stop it here. A stop can cover anything from one session to the whole city.")}</div>`;
  return html`<h2>${say("有效的切斷", "In force")} <span class="badge">${stops.length}</span></h2>${plainTable(
    visit,
    {
      caption: say("有效的切斷", "Stops in force"),
      rows: stops,
      columns: [
        plainColumn("範圍", "Scope", ({ scope }: StopShown) => html`<b>${scopeText(visit, scope)}</b>`),
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

function newStop(visit: Visit, { typed, faults, key }: StopFacts): Html {
  const { say, query } = visit;
  const chosen = typed.one("kind") || query.kind || "session";
  const fault = (name: string) => {
    const words = faults.get(name);
    return words && html`<p class="fault" id="f-${name}-fault">${said(words, say)}</p>`;
  };
  return html`<h2>${say("切斷連線", "Stop connections")}</h2><form method="post" action="/console/sessions/stops" class="sheet" novalidate>${signed(visit, key)}
<fieldset class="field"><legend>${say("範圍", "Scope")}</legend><div class="options">${SCOPES.map(
    kind =>
      html`<label class="option"><input type="radio" name="kind" value="${kind}" ${kind === chosen && html`checked`}> ${scopeText(visit, { kind, id: "" }).trim()}</label>`,
  )}</div></fieldset>
<div class="field ${faults.has("id") && "wrong"}"><label for="f-id">${say("哪一個", "Which one")}</label><p class="hint">${say("連線編號、財產編號、帳號、機關代碼或體系代碼；全市不必填。", "Session id, property number, account, agency code or system code. Leave empty for the whole city.")}</p>${fault("id")}<input id="f-id" name="id" value="${typed.one("id") || query.id}" autocomplete="off" ${faults.has("id") && html`aria-invalid="true" aria-describedby="f-id-fault"`}></div>
<div class="field ${faults.has("reason") && "wrong"}"><label for="f-reason">${say("原因", "Reason")}</label>${fault("reason")}<input id="f-reason" name="reason" value="${typed.one("reason")}" maxlength="500" autocomplete="off" ${faults.has("reason") && html`aria-invalid="true" aria-describedby="f-reason-fault"`}></div>
<div class="act"><p class="consequence">${say("下一步會先說明有幾個進行中的連線受影響，確認後才切斷。", "The next step shows how many live sessions will end. Nothing is stopped until you confirm.")}</p><button class="danger">${say("下一步：確認", "Next: confirm")}</button></div></form>`;
}

/** More than sessions: said before it is done, with the systems by name. */
function networkConsequence({ say }: Visit, { kind, id }: StopShown["scope"]): Html | false {
  const systems = SYSTEMS.filter(system => kind === "city" || (kind === "system" && system === id.trim()));
  // A system that is none is refused at the next step.
  if (systems.length === 0 && kind === "system") return false;
  if (systems.length === 0)
    return html`<p>${say("這個範圍不切斷體系的網路；同一體系的其他人照常連線。", "This cuts no system’s network: other people in the same system stay connected.")}</p>`;
  const names = systems.map(system => said(valueWords(system), say)).join(say("、", ", "));
  return html`<p>${say(`同時切斷網路的體系：${names}。`, `The networks of these systems are cut as well: ${names}.`)}${say("這些體系子網路內的一切流量（含 VDI 主機，以及本系統不知道的連線）立即不通，解除後才恢復。", " No traffic passes in their subnets until the stop is lifted, including VDI hosts and connections that this gateway does not know.")}</p>`;
}

function confirmation(visit: Visit, { typed, key }: StopFacts, live: number | undefined): Html {
  const { say } = visit;
  const scope = { kind: typed.one("kind"), id: typed.one("id") };
  const kept = ["kind", "id", "reason"].map(
    name => html`<input type="hidden" name="${name}" value="${typed.one(name)}">`,
  );
  const count =
    live === undefined
      ? say("範圍內所有進行中的連線會立即中斷。", "Every live session in its scope ends immediately.")
      : say(`現在有 ${live} 個進行中的連線會立即中斷。`, `${live} live session(s) end immediately.`);
  return html`<div class="note bad" role="alert" id="refusal" tabindex="-1"><p><b>${say("即將切斷：", "You are about to stop: ")}${scopeText(visit, scope)}</b></p>${networkConsequence(visit, scope)}<p>${count} ${say("解除之前，範圍內的人都不能再連線。", "No one in its scope can connect again until the stop is lifted.")}</p><p>${say("原因：", "Reason: ")}${typed.one("reason")}</p></div>
<form method="post" action="/console/sessions/stops" data-keep>${signed(visit, key)}${kept}<input type="hidden" name="sure" value="yes"><p class="links"><button class="danger">${say("確認，立即切斷", "Yes, stop now")}</button><a href="/console/sessions/stops">${say("不要，回上一步", "No, go back")}</a></p></form>`;
}
