// What a token may say somebody is, in words a person reads; the policies decide by these names and no others. A token may bear
// more: they are recorded as they are, and open nothing.
import { type Words, words } from "../words.ts";

/** Whoever logs in. */
export const HUMAN_ROLES = {
  administrator: words("體系管理人員", "System administrator"),
  records: words("檔案管理人員", "Records officer"),
  property: words("財產管理人員", "Property officer"),
  scan: words("掃毒人員", "Scan officer"),
  worker: words("居家辦公人員", "Home worker"),
  supervisor: words("單位主管", "Supervisor"),
  personnel: words("人事人員", "Personnel officer"),
  center: words("智慧發展中心承辦人員", "Smart Development Center officer"),
  archives: words("檔案主管機關承辦人員", "Central archives officer"),
  auditor: words("稽核人員", "Auditor"),
} as const satisfies Record<string, Words>;

/** Programs with a token of their own. */
export const MACHINE_ROLES = {
  "archives-system": words("檔案主管機關介接系統", "The archives’ own system"),
  broker: words("VDI 連線代理", "VDI broker"),
} as const satisfies Record<string, Words>;

/** What needs no token, since it signs what it says. */
export const SIGNER_ROLES = { terminal: words("終端電腦", "Terminal") } as const satisfies Record<
  string,
  Words
>;

/** What comes with a secret of the stage's own and no log-in: the city's directory, which pushes who is who. */
export const PUSHER_ROLES = {
  "city-directory": words("城市人員目錄", "The city’s directory"),
} as const satisfies Record<string, Words>;

export const ROLE_WORDS = { ...HUMAN_ROLES, ...MACHINE_ROLES, ...SIGNER_ROLES, ...PUSHER_ROLES };
export type HumanRole = keyof typeof HUMAN_ROLES;
export type Role = keyof typeof ROLE_WORDS;
export const ROLES = Object.keys(ROLE_WORDS) as readonly Role[];

/** Whether somebody has any of these: a name that is in no policy does not compile. */
export function hasRole({ roles }: { readonly roles: readonly string[] }, ...any: readonly Role[]): boolean {
  return any.some(role => roles.includes(role));
}
