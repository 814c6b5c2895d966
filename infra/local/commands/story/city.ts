// The city in which a story is played: a gateway of its own, everybody's log-in, the terminals, a VPN client, and a clock.
import type { GateState } from "../../../../functions/gate/gate-state.ts";
import { obtainMachineToken, obtainToken } from "../../login/obtain-token.ts";
import type { Endpoints } from "../../run/endpoints.ts";
import type { Device } from "./device.ts";

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the story is about to look at.
type Body = any;

export interface StoryReply {
  readonly status: number;
  readonly body: Body;
}

/** What a VPN client was told, and the session on record. */
export interface Knock {
  readonly allowed: boolean;
  readonly session: string;
  readonly message: string;
  readonly refused: readonly string[];
  readonly held: readonly string[];
}

/** Who connects, from which computer to which system, and from where. */
interface Caller {
  readonly person: string;
  readonly device: Device;
  readonly system: string;
  readonly address: string;
}

export class City {
  readonly endpoints: Endpoints;
  now = new Date();
  private tokens = new Map<string, Promise<string>>();

  constructor(endpoints: Endpoints) {
    this.endpoints = endpoints;
  }

  /** Log-ins do not outlive the jump; timers fire on the way. */
  async at(instant: Date): Promise<void> {
    this.now = instant;
    await this.control("clock", { at: instant.toISOString() });
    this.tokens = new Map();
  }

  async backToNow(): Promise<void> {
    await this.control("clock", {});
  }

  /** Everything recorded so far has reached those who follow it. */
  drain(): Promise<void> {
    return this.control("drain", {});
  }

  /** Followers and timers rest, so that many days pass quickly. */
  rest(isResting: boolean): Promise<void> {
    return this.control("pause", { paused: isResting });
  }

  async ask(account: string, call: string, body?: object): Promise<StoryReply> {
    const token = this.tokens.get(account) ?? this.logIn(account);
    this.tokens.set(account, token);
    return this.send(call, body, { authorization: `Bearer ${await token}` });
  }

  /** For what has to succeed if the story is to go on. */
  async done(account: string, call: string, body: object = {}): Promise<Body> {
    const reply = await this.ask(account, call, body);
    if (reply.status >= 300) throw new Error(`${call}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  /** A file handed in, as a browser would. */
  async file(account: string, path: string, text: string): Promise<Body> {
    const token = await (this.tokens.get(account) ?? this.logIn(account));
    const headers = { authorization: `Bearer ${token}`, "content-type": "text/csv" };
    const response = await fetch(this.endpoints.api + path, { method: "POST", headers, body: text });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async reports(device: Device, medium: "wired" | "wifi", at = this.now, more: object = {}): Promise<void> {
    const report = device.report(medium, at, more);
    const { status, body } = await this.send(`POST /v1/terminals/${device.propertyNo}/posture`, { report });
    if (status >= 300) throw new Error(`posture: ${status} ${JSON.stringify(body)}`);
  }

  /** As the VPN service does: the connect function is asked, and on yes the connection stays until it is cut. */
  async knock(who: Caller): Promise<Knock> {
    const { allowed, connectionId, message } = await this.connect(who);
    const { refusals, decision } = await this.session(connectionId);
    const refused = refusals.map(({ clause, policy }: Body) => clause ?? policy);
    return { allowed, session: connectionId, message, refused, held: decision?.held ?? [] };
  }

  /** The same, without asking what was recorded. */
  async connect(who: Caller): Promise<{ allowed: boolean; connectionId: string; message: string }> {
    const outcome = await this.vpn("vpn/connect", {
      endpointId: this.endpointOf(who.system),
      commonName: who.device.propertyNo,
      username: who.person,
      publicIp: who.address,
    });
    return { message: "", ...outcome };
  }

  /** As whatever stands before documents and orders asks before an act inside the session; by what it is refused, none where it is allowed. */
  async inside(session: string, act: object): Promise<readonly string[]> {
    const { issuer } = this.endpoints;
    const { accessToken } = await obtainMachineToken({ issuer, machine: "vdi-broker-household" });
    const authorization = `Bearer ${accessToken}`;
    const { status, body } = await this.send(`POST /v1/sessions/${session}/acts`, act, { authorization });
    if (status !== 201) throw new Error(`an act: ${status} ${JSON.stringify(body)}`);
    return body.refusals.map(({ clause, policy }: Body) => clause ?? policy);
  }

  async session(id: string): Promise<Body> {
    return (await this.ask("auditor@city", `GET /v1/sessions/${id}`)).body;
  }

  async isCut(connection: string): Promise<boolean> {
    const url = `${this.endpoints.aws.ec2}/_control/vpn/connections`;
    const all = (await (await fetch(url)).json()) as { id: string; status: { code: string } }[];
    return all.some(({ id, status }) => id === connection && /^terminat/.test(status.code));
  }

  async gate(who: Caller): Promise<GateState> {
    const query = new URLSearchParams({
      person: who.person,
      terminal: who.device.propertyNo,
      system: who.system,
      channel: "vpn",
      address: who.address,
      endpoint: this.endpointOf(who.system),
    });
    const { status, body } = await this.ask("auditor@city", `GET /v1/explanation?${query}`);
    if (status !== 200) throw new Error(`explanation: ${status} ${JSON.stringify(body)}`);
    return body.gate.state;
  }

  endpointOf(system: string): string {
    const found = this.endpoints.vpn.find(each => each.system === system);
    if (!found) throw new Error(`no VPN endpoint serves ${system}`);
    return found.endpoint;
  }

  private async logIn(account: string): Promise<string> {
    return (await obtainToken({ issuer: this.endpoints.issuer, account })).accessToken;
  }

  private async send(call: string, body?: object, headers: Record<string, string> = {}): Promise<StoryReply> {
    const [method = "GET", path = "/"] = call.split(" ");
    const response = await fetch(this.endpoints.api + path, {
      method,
      headers: { ...headers, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  }

  private async vpn(path: string, body: object): Promise<Body> {
    const url = `${this.endpoints.aws.ec2}/_control/${path}`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  private async control(name: string, body: object): Promise<void> {
    const url = `${this.endpoints.control}/${name}`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
  }
}
