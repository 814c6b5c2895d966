// The network of the desktops' rehearsal: a home and the desktops' machine, a cable between them, and what runs there: xrdp with the
// desk, RDP clients, and the broker outside.
import { execFileSync } from "node:child_process";
import { readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BROKER_CLIENT } from "../../../infra/local/login/clients.ts";
import type { Endpoints } from "../../../infra/local/run/endpoints.ts";
import type { Print } from "../../conform/needs/part.ts";
import type { Program, Scenery } from "../needs/scenery.ts";
import { ENDPOINT, HOME } from "./city.ts";

const SERVER = "198.51.100.1";
const STARTS_MS = 20_000;
const BROKERS = join(import.meta.dirname, "../../../infra/brokers/desktop");
/** Whose desktop it is on the desktops' machine: no other account is there. */
const ACCOUNT = "root";

export interface Opening {
  readonly session: string;
  readonly port?: number;
  readonly refusedBy: readonly string[];
}

export class DesktopNetwork {
  readonly ports: { readonly messages: number; readonly portal: number };
  readonly #scenery: Scenery;
  readonly #endpoints: Endpoints;
  readonly #home: string;
  readonly #desks: string;
  #display = "";
  #desk!: Program;
  broker!: Program;

  constructor(scenery: Scenery, endpoints: Endpoints, ports: DesktopNetwork["ports"]) {
    this.#scenery = scenery;
    this.#endpoints = endpoints;
    this.ports = ports;
    [this.#home, this.#desks] = [scenery.namespace("home"), scenery.namespace("desk")];
    scenery.cable(
      { in: this.#home, device: "line", address: `${HOME}/24` },
      { in: this.#desks, device: "out", address: `${SERVER}/24` },
    );
  }

  async start(): Promise<void> {
    const stage = ["sh", join(import.meta.dirname, "stage.sh")];
    const desk = [process.execPath, join(BROKERS, "desk.ts"), this.#socket, SERVER];
    const alone = ["unshare", "-m", "-p", "-f", "--kill-child", "--mount-proc"];
    this.#desk = this.#scenery.start([...alone, ...stage, ...desk], this.#desks);
    if (!(await this.#desk.says(/desk ready/, { within: STARTS_MS })))
      throw new Error(`the desk did not start: ${this.#desk.lines.at(-1)?.text}`);
    const screen = this.#scenery.start(["Xvfb", "-displayfd", "1", "-nolisten", "tcp"], this.#home);
    const display = await screen.says(/^\d+$/, { within: STARTS_MS });
    if (!display) throw new Error(`no screen: ${screen.lines.at(-1)?.text}`);
    this.#display = `:${display.text}`;
    await this.startBroker();
  }

  get #socket(): string {
    return join(this.#scenery.folder, "desk.sock");
  }

  async startBroker({ listens = true } = {}): Promise<void> {
    const { api, issuer } = this.#endpoints;
    const { id: clientId, secret } = BROKER_CLIENT;
    const file = join(this.#scenery.folder, "broker.json");
    const clientSecretFile = join(this.#scenery.folder, "secret");
    writeFileSync(clientSecretFile, secret, { mode: 0o600 });
    const settings = {
      ...{ api, tokenUrl: `${issuer}/token`, clientId, clientSecretFile, system: "household" },
      ...{ endpoint: ENDPOINT, desk: this.#socket, portalPort: this.ports.portal },
      ...(listens ? { messagesPort: this.ports.messages, feedMs: 60_000 } : { feedMs: 1_000 }),
    };
    writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
    this.broker = this.#scenery.start([process.execPath, join(BROKERS, "broker.ts"), file]);
    if (!(await this.broker.says(/"ready"/, { within: STARTS_MS })))
      throw new Error(`the broker did not start: ${this.broker.lines.at(-1)?.text}`);
  }

  async stopBroker(): Promise<void> {
    this.broker.signal("SIGTERM");
    await this.broker.ends(STARTS_MS);
  }

  /** As the city's portal does for somebody who has logged in there. */
  async asks(who: { readonly terminal: string; readonly person: string }): Promise<Opening> {
    const body = JSON.stringify({ ...who, address: HOME, account: ACCOUNT });
    const response = await fetch(`http://127.0.0.1:${this.ports.portal}/`, { method: "POST", body });
    const said = (await response.json()) as {
      session?: string;
      port?: number;
      refusals?: { clause?: string; policy: string }[];
      error?: string;
    };
    const refusedBy = (said.refusals ?? []).map(({ clause, policy }) => clause ?? policy);
    return {
      session: said.session ?? "",
      ...(said.port && { port: said.port }),
      refusedBy: said.error ? [said.error] : refusedBy,
    };
  }

  client(port: number): Program {
    const environment = [`DISPLAY=${this.#display}`, `HOME=${this.#scenery.folder}`];
    const target = [
      `/v:${SERVER}:${port}`,
      `/u:${ACCOUNT}`,
      "/p:rehearsal",
      "/cert:ignore",
      "-auto-reconnect",
    ];
    return this.#scenery.start(["env", ...environment, "xfreerdp", ...target], this.#home);
  }

  /** How many X servers run for somebody on the desktops' machine. */
  desktops(): number {
    const ids = execFileSync("ip", ["netns", "pids", this.#desks], { encoding: "utf8" }).split("\n");
    return ids.filter(id => id !== "" && programOf(id).endsWith("/Xorg")).length;
  }

  tell(print: Print): void {
    for (const { lines } of [this.broker, this.#desk])
      for (const { text } of lines.slice(-8)) print(`               ${text}`);
  }
}

function programOf(id: string): string {
  try {
    return readlinkSync(`/proc/${id}/exe`);
  } catch {
    return "";
  }
}
