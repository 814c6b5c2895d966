// Who may do what on this machine, as in the cloud: each function has a key of its own, and with it the rights of its role and no others.
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { urlOf } from "../../run/loopback.ts";
import type { FunctionModel } from "../../run/template.ts";
import { LOCAL_AWS } from "../database.ts";
import { type Doorkeeper, pass } from "../database-door.ts";
import type { Asked, Refused, ServiceRights, There } from "./asked.ts";
import { databaseRights } from "./database-rights.ts";
import { ec2Rights } from "./ec2-rights.ts";
import { kmsRights, lambdaRights, secretsRights, sesRights, sqsRights } from "./json-services.ts";
import { type Call, Policy } from "./policy.ts";
import { s3Rights } from "./s3-rights.ts";

const SERVICES = {
  dynamodb: databaseRights,
  ec2: ec2Rights,
  kms: kmsRights,
  lambda: lambdaRights,
  s3: s3Rights,
  secretsmanager: secretsRights,
  ses: sesRights,
  sqs: sqsRights,
} as const satisfies Record<string, ServiceRights>;
export type Service = keyof typeof SERVICES;

/** Nothing where the request may be answered. */
export type Admit = (service: Service, asked: Asked, there?: Partial<There>) => Refused | undefined;

interface Holder {
  readonly who: string;
  readonly policy: Policy;
  readonly used: Set<string>;
}

/** What a function's requests are signed with; whoever has it has its rights. */
export function accessKeyOf(functionName: string): string {
  return `ASIA${createHash("sha256").update(functionName).digest("hex").slice(0, 16).toUpperCase()}`;
}

export class Rights {
  readonly #holders = new Map<string, Holder>();
  readonly #there: Pick<There, "partitionKey">;

  constructor(functions: readonly FunctionModel[], there: Pick<There, "partitionKey">) {
    this.#there = there;
    this.replace(functions);
  }

  /** New code may come with other rights; what was used before is remembered. */
  replace(functions: readonly FunctionModel[]): void {
    for (const { name, role, policies } of functions) {
      const key = accessKeyOf(name);
      const who = `arn:aws:sts::000000000000:assumed-role/${role}/${name}`;
      this.#holders.set(key, {
        who,
        policy: new Policy(policies),
        used: this.#holders.get(key)?.used ?? new Set(),
      });
    }
  }

  readonly admit: Admit = (service, asked, there) => {
    const rights: ServiceRights = SERVICES[service];
    const key = accessKeyIn(asked);
    // Whoever runs this machine may do everything, as the owner of an account may.
    if (key === LOCAL_AWS.credentials.accessKeyId) return undefined;
    if (key === undefined) return rights.refusal({ kind: "unsigned" });
    const holder = this.#holders.get(key);
    if (!holder) return rights.refusal({ kind: "unknown-key" });
    const calls = rights.callsIn(asked, {
      tagsOf: () => ({}),
      keyOf: said => said,
      ...this.#there,
      ...there,
    });
    for (const call of calls) {
      const judgement = holder.policy.judge(call);
      if (judgement !== "allowed")
        return rights.refusal({
          kind: "not-permitted",
          who: holder.who,
          call,
          denied: judgement === "denied",
        });
      holder.used.add(call.action);
    }
    return undefined;
  };

  /** Whether a function might do something that it does not ask for now. */
  may(asked: Asked, call: Call): boolean {
    const key = accessKeyIn(asked) ?? "";
    if (key === LOCAL_AWS.credentials.accessKeyId) return true;
    return this.#holders.get(key)?.policy.judge(call) === "allowed";
  }

  /** Which actions each function has been seen to do. */
  used(): Record<string, string[]> {
    return Object.fromEntries(
      [...this.#holders.values()].map(({ who, used }) => [who.split("/").at(-1), [...used].sort()]),
    );
  }
}

/** Of the header that signs it, or of a link that does. */
function accessKeyIn({ headers, url }: Asked): string | undefined {
  const [, signed] = /Credential=([^/,\s]+)\//.exec(String(headers.authorization ?? "")) ?? [];
  return signed ?? url.searchParams.get("X-Amz-Credential")?.split("/")[0];
}

export function askedOf(request: IncomingMessage, body: Buffer | string): Asked {
  const { method = "", headers } = request;
  return { method, headers, url: urlOf(request), body: body.toString() };
}

/** At the database's door: refuses what the role of whoever asks does not allow. */
export function rightsKeeper(admit: Admit, onward: Doorkeeper = pass): Doorkeeper {
  return async passing => {
    const refused = admit("dynamodb", askedOf(passing.request, passing.body));
    return refused ? answerRefused(passing.response, refused) : onward(passing);
  };
}

export function answerRefused(
  response: ServerResponse,
  { status, headers, body }: Refused,
  method = "",
): void {
  response.writeHead(status, headers).end(method === "HEAD" ? undefined : body);
}
