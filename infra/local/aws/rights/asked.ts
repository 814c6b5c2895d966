// A request as any of the services takes it, what it does in the words of IAM, and how the service says that it may not; types only.
import type { Call } from "./policy.ts";

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export type Tags = Readonly<Record<string, string>>;

/** What the services know of what is there and the request does not say. */
export interface There {
  /** Of a resource of EC2, by its id. */
  tagsOf(id: string): Tags;
  /** The id of a key, by whatever it is asked for. */
  keyOf(said: string): string | undefined;
  /** What is called the partition key of a table, or of one of its indexes. */
  partitionKey(table: string, index?: string): string;
}

export interface Refused {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why a request is refused: whoever asks is nobody, or may not. */
export type Reason =
  | { readonly kind: "unsigned" }
  | { readonly kind: "unknown-key" }
  | { readonly kind: "not-permitted"; readonly who: string; readonly call: Call; readonly denied: boolean };

export interface ServiceRights {
  /** All of them must be allowed; nothing at all is a request that this service does not know and says so itself. */
  callsIn(asked: Asked, there: There): readonly Call[];
  refusal(reason: Reason): Refused;
}

/** As AWS words it, in every service. */
export function sentence({ who, call, denied }: Extract<Reason, { kind: "not-permitted" }>): string {
  const why = denied
    ? "with an explicit deny in an identity-based policy"
    : `because no identity-based policy allows the ${call.action} action`;
  return `User: ${who} is not authorized to perform: ${call.action} on resource: ${call.resource} ${why}`;
}

export const HERE = "ap-northeast-1:000000000000";
