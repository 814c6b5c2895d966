// One person at the home's end of the line: connects, is refused, is cut, and how long each took by the packets that are lost.
import { WORKER } from "../../../infra/local/commands/story/household.ts";
import { comesTrue } from "../needs/played.ts";
import type { RowSeen } from "../needs/rows.ts";
import type { Program } from "../needs/scenery.ts";
import { type RehearsedNetwork, SYSTEM_HOST } from "./network.ts";

/** Until a client is up or refused, on a machine with much else to do. */
export const CONNECTS_MS = 30_000;
/** Within the gate's own promise of five seconds, and what a busy machine adds. */
export const CUTS_MS = 15_000;

export class Player {
  client!: Program;
  readonly probe: Program;
  readonly #network: RehearsedNetwork;
  readonly #terminal: string;

  constructor(network: RehearsedNetwork, terminal: string) {
    this.#network = network;
    this.#terminal = terminal;
    this.probe = network.probe(SYSTEM_HOST);
  }

  /** Who logs in at the VPN; nobody where the certificate alone is shown. */
  person = WORKER;

  #start(password?: string): Program {
    const [terminal, person] = [this.#terminal, this.person];
    return this.#network.client({ terminal, person, device: "vpn0", ...(password && { password }) });
  }

  async connects(): Promise<RowSeen> {
    const at = performance.now();
    this.client = this.#start();
    const line = await this.client.says(OUTCOME, { within: CONNECTS_MS });
    const ms = performance.now() - at;
    // What is cut next is seen by packets that got through before.
    const isSeen = async () => /"up"/.test(this.probe.lines.at(-1)?.text ?? "");
    if (line && UP.test(line.text)) await comesTrue(isSeen, CUTS_MS);
    return { seen: outcomeOf(line?.text), ms };
  }

  async leaves(): Promise<void> {
    this.client.signal("SIGTERM");
    await this.client.ends(CUTS_MS);
  }

  /** Whether packets get through at this moment. */
  async isThrough(): Promise<boolean> {
    await new Promise(done => setTimeout(done, 500));
    return /"up"/.test(this.probe.lines.at(-1)?.text ?? "");
  }

  /** One more client, which ends with the answer. */
  async tries(password?: string): Promise<RowSeen> {
    const at = performance.now();
    const client = this.#start(password);
    const line = await client.says(OUTCOME, { within: CONNECTS_MS });
    const ms = performance.now() - at;
    client.signal("SIGTERM");
    await client.ends(CUTS_MS);
    return { seen: outcomeOf(line?.text), ms };
  }

  /** From what happened to the first packet that was lost; the client asks again by itself, and hears why not. */
  async isCut(happen: () => Promise<number>): Promise<RowSeen> {
    const [packets, lines] = [this.probe.lines.length, this.client.lines.length];
    const at = await happen();
    const down = await this.probe.says(/"down"/, { since: packets, within: CUTS_MS });
    const answer = await this.client.says(OUTCOME, { since: lines, within: CONNECTS_MS });
    await this.leaves();
    return { seen: `${down ? "cut" : "not cut"}, then ${outcomeOf(answer?.text)}`, ms: atOf(down) - at };
  }
}

export const UP = /Initialization Sequence Completed/;
export const OUTCOME = /Initialization Sequence Completed|AUTH_FAILED/;

export function outcomeOf(line: string | undefined): string {
  if (line === undefined) return "nothing was heard";
  return UP.test(line) ? "up" : `refused: ${/AUTH_FAILED,?(.*)/.exec(line)?.[1]}`;
}

export function atOf(line: { readonly text: string } | undefined): number {
  return line ? (JSON.parse(line.text) as { at: number }).at : Number.NaN;
}
