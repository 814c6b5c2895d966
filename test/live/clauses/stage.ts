// Plays scenes on a running gateway, and keeps what was really done: which acts, what was refused and kept by which clause, which pages.
import { expect } from "vitest";
import { ROUTES } from "../../../functions/routes.ts";
import { type ClauseId, clauseOf, isStatute } from "../../../functions/shared/rules/clauses.ts";
import { PROVED } from "../../../functions/shared/rules/coverage.ts";
import { profileOf } from "../../../functions/shared/rules/profile.ts";
import { openBrowser } from "../../../infra/local/login/browser.ts";
import { logIn, obtainMachineToken } from "../../../infra/local/login/obtain-token.ts";
import { BROKER, HOME, type openGate } from "../open-gate.ts";
import { type Call, CENTER, type PageCall, type Stage, WORKER } from "./scene.ts";

type Opened = Awaited<ReturnType<typeof openGate>>;

export class Played implements Stage {
  readonly acts = new Set<string>();
  readonly pages = new Set<string>();
  readonly refused = new Set<string>();
  readonly kept = new Set<string>();
  readonly gate: Opened["gate"];
  readonly trip: Opened["trip"];
  readonly #gateway: Opened["gateway"];
  #browsers = new Map<string, Promise<ReturnType<typeof openBrowser>>>();

  constructor({ gate, trip, gateway }: Opened) {
    this.trip = trip;
    this.#gateway = gateway;
    // Whoever was logged in at the console is asked again when the clock has moved.
    const at = async (instant: string) => {
      await gate.at(instant);
      this.#browsers = new Map();
    };
    this.gate = { ...gate, at };
  }

  /** What an earlier scene did proves nothing of the next; what the gate was opened with stays. */
  begin(): void {
    for (const done of [this.acts, this.pages, this.refused, this.kept]) done.clear();
    for (const act of ["setReturnSites", "nameScanOfficers"]) this.acts.add(act);
  }

  act = async (name: string, call: Call) => {
    const made = await this.#ask(name, call);
    expect([name, made.status, made.body?.code, made.body?.faults]).toEqual([
      ...[name, expect.toSatisfy((status: number) => status < 300), undefined, undefined],
    ]);
    this.acts.add(name);
    return made;
  };

  denied = async (clause: ClauseId, code: string, name: string, call: Call) => {
    const { body } = await this.#ask(name, call);
    const also: readonly { readonly code: string; readonly clauses?: readonly string[] }[] = [
      ...(body.faults ?? []),
      ...(body.also ?? []),
    ];
    const codes = [body.code, ...also.map(each => each.code)];
    const clauses = [...(body.clauses ?? []), ...also.flatMap(each => each.clauses ?? [])];
    expect([name, codes, clauses]).toEqual([
      ...[name, expect.arrayContaining([code]), expect.arrayContaining([clause])],
    ]);
    this.refused.add(clause);
  };

  refuses = async (clause: ClauseId, about = {}) => {
    expect(await this.#verdictOn(clause, about)).toEqual([clause, "refuses"]);
    this.refused.add(clause);
  };

  holds = async (clause: ClauseId, about = {}) => {
    expect(await this.#verdictOn(clause, about)).toEqual([clause, "holds"]);
    this.kept.add(clause);
  };

  plug = async (medium: string, more = {}) => {
    const { status, body } = await this.gate.plug(this.trip, medium, more);
    expect([status, body.code]).toEqual([200, undefined]);
    this.acts.add("reportPosture");
  };

  asks = async ({ mfa, ...wishes }: Parameters<Stage["asks"]>[0]): Promise<string> => {
    const token = await this.#broker();
    const who = { person: WORKER, address: HOME, factors: mfa ? 2 : 1 };
    const body = { terminal: this.trip.propertyNo, endpoint: BROKER, ...who, ...wishes };
    const made = await this.#gateway.ask("POST /v1/sessions", { token, body });
    expect([made.status, made.body.code]).toEqual([201, undefined]);
    this.acts.add("askSession");
    return made.body.session;
  };

  refusedInside = async (clause: ClauseId, session: string, act: object) => {
    const { allowed, because } = await this.#asksInside(session, act);
    expect([allowed, because]).toEqual([false, expect.arrayContaining([clause])]);
    this.refused.add(clause);
  };

  allowedInside = async (clause: ClauseId, session: string, act: object) => {
    expect(await this.#asksInside(session, act)).toEqual({ allowed: true, because: [] });
    this.kept.add(clause);
  };

  live = async () => {
    const { body } = await this.#gateway.ask(`GET /v1/sessions?person=${WORKER}`, { account: CENTER });
    const open = body.rows.filter(({ status }: { status: string }) => status === "allowed");
    expect(open).toHaveLength(1);
    return open[0].session as string;
  };

  refusedOnRecord = async (clause: ClauseId, session: string) => {
    expect(await this.#refusalsOf(session)).toContain(clause);
    this.refused.add(clause);
  };

  notOnRecord = async (clause: ClauseId, session: string) => {
    expect(await this.#refusalsOf(session)).not.toContain(clause);
    this.kept.add(clause);
  };

  shows = async (page: string, { by, of = {}, query = {} }: PageCall, ...words: readonly string[]) => {
    const browser = await this.#browserOf(by);
    const search = new URLSearchParams(query).toString();
    const { status, page: text } = await browser.visit(
      `${this.#gateway.endpoints.api}${pathOf(page, of)}${search && `?${search}`}`,
    );
    expect([page, status]).toEqual([page, 200]);
    for (const word of words) expect([page, word, text.includes(word) || text]).toEqual([page, word, true]);
    this.pages.add(page);
  };

  #ask(name: string, { by, of = {}, body }: Call) {
    const { method } = routeOf(name);
    return this.#gateway.ask(`${method} ${pathOf(name, of)}`, {
      ...(by && { account: by }),
      ...(body !== undefined && { body }),
    });
  }

  /** What is named as proof and was not seen. */
  unproved(id: ClauseId): string[] {
    const { part, where, profile } = clauseOf(id);
    const { acts = [], page = "", policies } = PROVED.find(each => each.id === id)?.proof ?? {};
    const judged = part === "E" && where !== "audit";
    // What is for hours alone comes before no gate: its policy waits for whoever adopts it for more, and what it asks is refused elsewhere.
    const isAtGate = isStatute(profile) || profileOf(profile).scope.activities.some(each => each !== "hours");
    return [
      ...acts.filter(act => !this.acts.has(act)),
      ...(this.pages.has(page) ? [] : [`the page ${page}`]),
      ...(judged && !this.refused.has(id) ? ["a refusal"] : []),
      ...(judged && policies && isAtGate && !this.kept.has(id) ? ["a decision that finds it kept"] : []),
    ];
  }

  async #asksInside(session: string, act: object) {
    const token = await this.#broker();
    const made = await this.#gateway.ask(`POST /v1/sessions/${session}/acts`, { token, body: act });
    expect([made.status, made.body.code]).toEqual([201, undefined]);
    this.acts.add("askAct");
    return { allowed: made.body.allowed as boolean, because: causesIn(made.body) };
  }

  async #broker(): Promise<string> {
    const { issuer } = this.#gateway.endpoints;
    return (await obtainMachineToken({ issuer, machine: "vdi-broker-household" })).accessToken;
  }

  async #verdictOn(clause: ClauseId, about: Readonly<Record<string, string>>) {
    const query = new URLSearchParams({
      ...{ person: WORKER, terminal: this.trip.propertyNo, system: "household", channel: "vpn" },
      ...{ address: HOME, ...about },
    });
    const { status, body } = await this.#gateway.ask(`GET /v1/explanation?${query}`, { account: CENTER });
    if (status !== 200) throw new Error(`not explained: ${JSON.stringify(body)}`);
    const rows = body.rows.filter((row: { clause?: string }) => row.clause === clause);
    const refuses = rows.some(({ verdict }: { verdict: string }) => verdict === "refuses");
    return [clause, rows.length === 0 ? "is not judged" : refuses ? "refuses" : "holds"];
  }

  async #refusalsOf(session: string): Promise<string[]> {
    const { body } = await this.#gateway.ask(`GET /v1/sessions/${session}`, { account: CENTER });
    return causesIn(body);
  }

  #browserOf(account: string) {
    const made =
      this.#browsers.get(account) ??
      (async () => {
        const browser = openBrowser();
        const start = await browser.visit(`${this.#gateway.endpoints.api}/console/log-in`);
        // It is led out to the issuer and back, each origin by itself.
        const back = await logIn(browser, await browser.visit(start.url), { account });
        await browser.visit(back.url);
        return browser;
      })();
    this.#browsers.set(account, made);
    return made;
  }
}

function routeOf(name: string) {
  const found = ROUTES.find(route => route.name === name);
  if (!found) throw new Error(`there is no route ${name}`);
  return found;
}

type Refused = { readonly refusals: readonly { readonly clause?: string; readonly policy: string }[] };
function causesIn({ refusals }: Refused): string[] {
  return refusals.map(({ clause, policy }) => clause ?? policy);
}

function pathOf(name: string, of: Readonly<Record<string, string>>): string {
  return routeOf(name).path.replace(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(of[param] ?? ""));
}
