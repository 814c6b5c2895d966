// Plays scenes on a running gateway, and keeps what was really done: which acts, what was refused and kept by which clause, which pages.
import { expect } from "vitest";
import { ROUTES } from "../../../functions/routes.ts";
import type { ClauseId } from "../../../functions/shared/rules/clauses.ts";
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
    const { issuer } = this.#gateway.endpoints;
    const { accessToken: token } = await obtainMachineToken({ issuer, machine: "vdi-broker-household" });
    const who = { person: WORKER, address: HOME, factors: mfa ? 2 : 1 };
    const body = { terminal: this.trip.propertyNo, endpoint: BROKER, ...who, ...wishes };
    const made = await this.#gateway.ask("POST /v1/sessions", { token, body });
    expect([made.status, made.body.code]).toEqual([201, undefined]);
    this.acts.add("askSession");
    return made.body.session;
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
    return body.refusals.map(({ clause, policy }: { clause?: string; policy: string }) => clause ?? policy);
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

function pathOf(name: string, of: Readonly<Record<string, string>>): string {
  return routeOf(name).path.replace(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(of[param] ?? ""));
}
