// What the city's directory pushed of one person, as it is kept beside the names: found by id, by account and by the directory's own
// id; what of it is personal goes when somebody is erased; pure.
export interface PushedUser {
  readonly id: string;
  /** Of its `userName`, in the one form. */
  readonly account: string;
  readonly externalId?: string | undefined;
  /** As the directory's protocol has it. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly created: string;
  readonly changed: string;
  readonly version: number;
  /** Whose person it is here. */
  readonly agency: string;
  /** What of it is not so yet, and why. */
  readonly waiting: readonly string[];
  /** Personnel erased what is personal, and the directory does not bring it back. */
  readonly erased?: true;
}

/** Without what says who somebody is, beside the account by which the journal knows them. */
export function impersonal(attributes: PushedUser["attributes"]): PushedUser["attributes"] {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !PERSONAL.includes(name)));
}
const PERSONAL = ["name", "displayName", "title", "emails", "phoneNumbers"];
