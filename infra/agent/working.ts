// The agent at work: reads, signs, hands in, and shows what came of it, until it is told to end.

import { hostname, uptime } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { renderUnicodeCompact } from "uqr";
import type { OwnGate } from "../../functions/posture/own-gate.ts";
import { keepState, readKeptState } from "./kept.ts";
import { type AgentKey, openKey } from "./key-store.ts";
import { after, begun, isDue, type Loop, type Outcome, reporting } from "./loop.ts";
import { type Network, under } from "./network.ts";
import { networkNow, readSystem } from "./readers.ts";
import { claimsOf, clean, essenceOf, type Reading, type Told } from "./reading.ts";
import type { Shown } from "./window-page.ts";

export interface Work {
  readonly gateway: URL;
  readonly propertyNo: string;
  readonly folder: string;
  readonly everyMs: number;
  readonly told: Told;
  readonly network: Network;
  /** Says on the console what happened. */
  readonly say: (text: string) => void;
}

const LOOK_MS = 1_000;
const LONGEST_ACCOUNT = 128;
/** A change that no address and no route tells of, such as a card taken over by a switch. */
const READ_AGAIN_MS = process.platform === "win32" ? 60_000 : 15_000;

export class Agent {
  readonly #work: Work;
  readonly #key: AgentKey;
  #loop: Loop;
  #seen = { network: "", at: 0 };
  #reading: Reading | undefined;
  #outcome: Outcome | undefined;
  #gate: OwnGate | undefined;
  #code: string | undefined;
  #isTaken = true;
  #wrongNumber = false;
  #aheadMs = 0;
  #reportedAt: Date | undefined;
  #fault: string | undefined;

  private constructor(work: Work, key: AgentKey, loop: Loop) {
    this.#work = work;
    this.#key = key;
    this.#loop = loop;
  }

  static async start(work: Work): Promise<Agent> {
    const { key, isNew } = await openKey(work.folder);
    const kept = await readKeptState(work.folder);
    const now = Date.now();
    // What an earlier key was heard to say says nothing of this one.
    const loop = begun(isNew ? { taken: 0, heard: false, running: false, at: 0 } : kept, {
      now,
      bootedAt: now - uptime() * 1000,
    });
    const agent = new Agent(work, key, loop);
    if (isNew && kept.heard)
      agent.#fault =
        "先前的金鑰遺失或損壞，已產生新的：請到櫃檯重新登錄。The key was lost: a new one was made and must be enrolled.";
    return agent;
  }

  /** The counter's number, typed here by staff: the code for it is shown until the key is enrolled. */
  async number(text: string): Promise<void> {
    const digits = text.normalize("NFKC").replaceAll(/[\s-]/g, "");
    this.#wrongNumber = digits !== "" && !/^\d{8}$/.test(digits);
    this.#code = undefined;
    if (!/^\d{8}$/.test(digits)) return;
    const { propertyNo, say } = this.#work;
    const { place, publicKey: key } = this.#key;
    const machine = clean(hostname()) || "?";
    const content = { purpose: "enrolment", terminal: propertyNo, number: digits, machine, place, key };
    this.#code = await this.#key.sign(content);
    say(`登錄碼 Code:\n${renderUnicodeCompact(this.#code)}\n${this.#code}`);
  }

  /** Where that person logs in, with this terminal's word that they sit at it; the console asks them before it counts. */
  async logIn(account: string): Promise<string | undefined> {
    const person = account.normalize("NFKC").trim();
    if (person === "" || person.length > LONGEST_ACCOUNT) return undefined;
    const { gateway, propertyNo: terminal } = this.#work;
    const iat = Math.floor(Date.now() / 1000);
    const proof = await this.#key.sign({ purpose: "log-in-ticket", terminal, person, iat });
    const search = new URLSearchParams({ terminal, proof, next: "/console" });
    return under(gateway, `console/acts/takeTicket?${search}`).href;
  }

  shown(): Shown {
    const { propertyNo } = this.#work;
    const { heard, nextAt } = this.#loop;
    return {
      ...{ propertyNo, machine: hostname(), place: this.#key.place, heard, aheadMs: this.#aheadMs },
      mustEnrol: !this.#isTaken,
      wrongNumber: this.#wrongNumber,
      nextAt: new Date(nextAt),
      ...(this.#code && { code: this.#code }),
      ...(this.#reading && { reading: this.#reading }),
      ...(this.#outcome && { outcome: this.#outcome }),
      ...(this.#gate && { gate: this.#gate }),
      ...(this.#reportedAt && { reportedAt: this.#reportedAt }),
      ...(this.#fault && { fault: this.#fault }),
    };
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#look().catch(error => this.#failed(error));
      await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
    const { taken, heard } = this.#loop;
    await keepState(this.#work.folder, { taken, heard, running: false, at: Date.now() }).catch(
      () => undefined,
    );
  }

  async #look(): Promise<void> {
    const now = Date.now();
    const network = await networkNow();
    const isOld = now - this.#seen.at >= READ_AGAIN_MS || now >= this.#loop.nextAt;
    if (!this.#reading || network !== this.#seen.network || isOld) {
      this.#reading = await readSystem(await this.#work.network.address());
      this.#seen = { network, at: now };
    }
    if (isDue(this.#loop, essenceOf(this.#reading), now)) await this.#report(this.#reading);
  }

  async #report(reading: Reading): Promise<void> {
    const { propertyNo, folder, everyMs, told, network } = this.#work;
    const now = Date.now();
    const loop = reporting(this.#loop, essenceOf(reading), { now, everyMs });
    // On disk before it is sent: no number is ever used for two reports, whatever happens in between.
    await keepState(folder, { taken: loop.taken, heard: loop.heard, running: true, at: now });
    this.#loop = loop;
    const today = new Date(now).toISOString().slice(0, 10);
    const claims = claimsOf(reading, told, today);
    const word = { terminal: propertyNo, iat: Math.floor(now / 1000), sequence: loop.taken, ...claims };
    const { outcome, aheadMs } = await network.hand(propertyNo, await this.#key.sign(word));
    this.#took(outcome, aheadMs, reading);
  }

  #took(outcome: Outcome, aheadMs: number | undefined, reading: Reading): void {
    const when = { now: Date.now(), everyMs: this.#work.everyMs, random: Math.random() };
    this.#loop = after(this.#loop, outcome, when);
    this.#outcome = outcome;
    this.#fault = undefined;
    if (aheadMs !== undefined) this.#aheadMs = aheadMs;
    this.#isTaken = !(outcome.kind === "refused" && outcome.code === "posture-signature");
    if (outcome.kind === "accepted") {
      this.#gate = outcome.gate;
      this.#code = undefined;
      this.#reportedAt = new Date();
    } else if (outcome.kind === "refused") this.#gate = undefined;
    this.#work.say(lineOf(outcome, reading, this.#loop.taken));
  }

  #failed(error: unknown): void {
    const { code, message } = error as NodeJS.ErrnoException;
    const words =
      code === "ENOSPC"
        ? "磁碟已滿，無法記下序號，因此不回報：請清出空間。The disk is full: no report can be numbered, so none is sent."
        : `無法回報 Cannot report: ${code ?? message}`;
    if (this.#fault !== words) this.#work.say(words);
    this.#fault = words;
    this.#loop = { ...this.#loop, nextAt: Date.now() + 10_000 };
  }
}

function lineOf(outcome: Outcome, { medium }: Reading, number: number): string {
  const what = `#${number} ${medium}`;
  switch (outcome.kind) {
    case "accepted":
      return `${what}: ${outcome.gate?.open.length ? "閘門開啟 gate open" : "閘門關閉 gate closed"} ${outcome.gate?.refusals.map(({ clause }) => clause).join(" ") ?? ""}`;
    case "refused":
      return `${what}: 拒絕 refused ${outcome.code} ${outcome.says}`;
    default:
      return `${what}: 未送達 not handed in (${outcome.why})`;
  }
}
