// What is said of one act before it is done: what it brings about, whose part it is, whether it can be taken back lightly.
import type { HumanRole } from "../../../shared/rules/roles.ts";
import { type Words, words } from "../../../shared/words.ts";

export interface ActWords {
  readonly consequence: Words;
  /** A courtesy to the reader: who may really do it, the policies decide. */
  readonly roles: readonly HumanRole[];
  readonly danger?: true;
}

export type ActNames = Readonly<Record<string, ActWords>>;

export const act = (roles: readonly HumanRole[], zh: string, en: string): ActWords => ({
  roles,
  consequence: words(zh, en),
});
/** Red on the page: something is lost, cut off or left. What merely decides, turns down or moves is none. */
export const danger = (roles: readonly HumanRole[], zh: string, en: string): ActWords => ({
  ...act(roles, zh, en),
  danger: true,
});
