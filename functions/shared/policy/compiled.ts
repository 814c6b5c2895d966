// Policies as they are asked: compiled functions by name, each of which either applies or does not. Any error is a refusal.

export type Fact = string | number | boolean | readonly Fact[] | { readonly [name: string]: Fact };

export interface Entity {
  readonly type: string;
  readonly id: string;
  readonly facts?: Readonly<Record<string, Fact>>;
}

export interface PolicyQuestion {
  readonly principal: Entity;
  readonly action: string;
  /** The group of actions this one belongs to, for rules about all of them. */
  readonly group?: string;
  readonly resource: Entity;
  readonly context: object;
  /** What is known before any question, and is not in the context for that reason: the parameters of what binds. */
  readonly constants?: unknown;
}

/** As the compiled text is asked: the action with its group. */
export interface Asked extends Omit<PolicyQuestion, "action" | "group"> {
  readonly action: { readonly id: string; readonly group?: string | undefined };
}

/** What a fact is compared with. */
export interface Compared {
  readonly value?: string | number | boolean;
  /** Of a regulation, or of an agency's own: `tainan-2021.postureFreshMinutes`. */
  readonly parameter?: string;
  readonly fact?: string;
}

/** What is said of a policy: nothing that decides needs it. */
export interface SaidOfPolicy {
  readonly annotations: Readonly<Record<string, string>>;
  /** By what it looks at, what that is compared with. */
  readonly compares: Readonly<Record<string, readonly Compared[]>>;
  /** As it is written. */
  readonly text: string;
}

/** What it is, what it reads, and what is said of it: that is read when somebody first asks for it. */
export interface CompiledPolicy extends SaidOfPolicy {
  readonly id: string;
  readonly effect: "permit" | "forbid";
  readonly clause?: string | undefined;
  /** What it looks at in the context, such as `medium`. */
  readonly reads: readonly string[];
  /** Whether it can apply at all, by the constants alone. */
  binds(constants: unknown): boolean;
  /** Throws what the language calls an error. */
  applies(asked: Asked): boolean;
}

/** In the order of their files. */
export type CompiledSet = readonly CompiledPolicy[];

export interface PolicyVerdict {
  readonly allowed: boolean;
  /** Names of the policies that refused, sorted; empty when nothing permitted. */
  readonly because: readonly string[];
  /** The policy that could not be evaluated, for which nothing is allowed. */
  readonly erring?: string;
}

/** The compiled policies are not those that were built: nothing is judged by them. */
export class PoliciesInDoubt extends Error {}

/** In place of the names of policies: one of them could not be evaluated. */
export const EVALUATION_ERROR = "evaluation-error";

export function judge(policies: CompiledSet, question: PolicyQuestion): PolicyVerdict {
  const { principal, action, group, resource, context, constants } = question;
  const asked: Asked = { principal, action: { id: action, group }, resource, context, constants };
  const because: string[] = [];
  let isPermitted = false;
  let isSorted = true;
  let erring = "";
  try {
    for (const policy of policies) {
      erring = policy.id;
      if (!policy.applies(asked)) continue;
      if (policy.effect === "permit") isPermitted = true;
      else {
        isSorted &&= because.length === 0 || (because[because.length - 1] ?? "") < policy.id;
        because.push(policy.id);
      }
    }
  } catch {
    return { allowed: false, because: [EVALUATION_ERROR], erring };
  }
  return { allowed: isPermitted && because.length === 0, because: isSorted ? because : because.sort() };
}
