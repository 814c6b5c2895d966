// What the companion may be made to do, what it asks and hears, the words in which it says why, and what follows from one that is gone;
// pure.
import type { HowClosed } from "../gate.ts";
import type { ClientNumber, Env, StatusRow } from "./management.ts";

/** A question to the gate, put for a client that knocks (`key`), or for one that has moved. */
export interface Asking {
  readonly client: ClientNumber;
  readonly key?: number;
  /** One name for one question, whoever asks it how often. */
  readonly connection: string;
  readonly certificate: string;
  readonly person: string;
  readonly password: string;
  readonly address: string;
}

export type Act =
  | { readonly do: "ask"; readonly asking: Asking }
  | { readonly do: "allow"; readonly client: ClientNumber; readonly key: number }
  | { readonly do: "deny"; readonly client: ClientNumber; readonly key: number; readonly told: string }
  | { readonly do: "restart"; readonly client: ClientNumber }
  /** By where it comes from, or by its certificate: a server that takes both families finds nobody by an address. */
  | { readonly do: "drop"; readonly whom: string }
  | { readonly do: "look"; readonly session: string }
  | { readonly do: "end"; readonly session: string; readonly reason: string }
  | { readonly do: "closed"; readonly session: string; readonly how: HowClosed }
  /** Said to be closed, and there after all. */
  | { readonly do: "alive"; readonly session: string }
  | { readonly do: "say"; readonly what: string; readonly client?: ClientNumber; readonly session?: string };

/** Of the gate; without a session nothing was decided, and `told` says why. */
export type GateAnswer =
  | { readonly allowed: true; readonly session: string; readonly leaseUntil?: string | undefined }
  | { readonly allowed: false; readonly told: string };

/** A session that the gate holds open through this server, or holds to be not closed yet. */
export interface LiveSession {
  readonly session: string;
  readonly askedAt: string;
  readonly leaseUntil?: string | undefined;
}

export interface ClientsOptions {
  /** Begins the names of connections: the endpoint, and when this run of the companion began. */
  readonly run: string;
  /** When this run began: what was open before is open no more. */
  readonly began: number;
  /** How long a session stays open when the gate cannot be heard. */
  readonly silenceMs: number;
}

/** One who is there, and what is known of them. */
export interface Client {
  readonly certificate: string;
  readonly person: string;
  readonly number: ClientNumber;
  /** As OpenVPN names where it knocked from; empty where it could not be dropped by that name. */
  readonly source: string;
  isEstablished: boolean;
  stage: "asking" | "open" | "denied" | "cut";
  address: string;
  /** Where it was first seen to be while that is being asked about. */
  moving?: string | undefined;
  session?: string | undefined;
  /** Ended, and closed once the client is gone. */
  closing?: string | undefined;
  /** Until then nobody has to say that it is still open. */
  until: number;
  since: number;
  /** When it was cut, or denied. */
  cutAt?: number;
  questions: number;
  missed: number;
}

export const SAID = {
  login: "帳號或密碼不符，或未提供。The account or its password is wrong or missing.",
  twice: "上一次詢問尚未答復，請稍候再連。The last question is not answered yet; connect again in a moment.",
  unseen: "本人或電腦與建立連線時不同。This is not who or what opened the connection.",
} as const;
export const REASON = {
  left: "使用者已離線 whoever was connected left",
  moved: "來源位址已變更，新位址未獲放行 moved to an address that was not allowed",
  silent: "閘道未在時限內確認，先行中斷 not confirmed in time, cut to be safe",
  unknown: "本伺服器沒有這條連線 this server has no such connection",
  seized: "更換金鑰時，人員或電腦與原來不同 another person or terminal at a change of keys",
  stopped: "VPN 伺服器停止 the VPN server stopped",
} as const;

/** OpenVPN, once it has let somebody in, forgets whoever knocks with the same certificate, without a word to them: the newer must win. */
export function isInItsWay(
  { certificate, isEstablished, stage, source }: Client,
  { common_name }: Env,
): boolean {
  const isComing = !isEstablished && (stage === "asking" || stage === "open");
  return isComing && certificate === common_name && source !== "";
}

/** Still shaking hands it has no name. */
export function isNamed({ certificate }: StatusRow): boolean {
  return certificate !== "UNDEF" && certificate !== "";
}

export function end(session: string, reason: string): Act {
  return { do: "end", session, reason };
}

export function closed(session: string, how: HowClosed): Act {
  return { do: "closed", session, how };
}

/** OpenVPN has it no longer: what is still open of it ends, and what ended is closed. */
export function gone({ session, closing }: Client, reason: string): Act[] {
  return [
    ...(session ? [end(session, reason), closed(session, "disconnected")] : []),
    ...(closing ? [closed(closing, "disconnected")] : []),
  ];
}
