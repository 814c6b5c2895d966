// The console's cookies by name: bound to this host, out of reach of scripts, never sent along by other sites' forms.
const ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Lax";

export const SESSION_COOKIE = "__Host-docgate";
export const LANGUAGE_COOKIE = "__Host-docgate-language";

/** One for each log-in under way, so that two tabs do not disturb each other. */
export function logInCookie(state: string): string {
  return `__Host-docgate-log-in-${state.slice(0, 12)}`;
}

export function cookieOf(cookies: readonly string[] | undefined, name: string): string | undefined {
  return cookies?.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

export function setCookie(name: string, value: string, seconds?: number): string {
  return `${name}=${value}; ${ATTRIBUTES}${seconds === undefined ? "" : `; Max-Age=${seconds}`}`;
}

export function clearCookie(name: string): string {
  return setCookie(name, "", 0);
}

/** What browsers keep of one cookie, less its name and attributes; and what the API takes of all together, less the other headers. */
const LONGEST_PART = 3_800;
const MOST_PARTS = 2;

/** In as many parts as it takes, the first of which says how many; undefined where no browser would send so much. */
export function setSession(sealed: string): string[] | undefined {
  const parts = sealed.match(new RegExp(`.{1,${LONGEST_PART}}`, "g")) ?? [];
  if (parts.length > MOST_PARTS) return undefined;
  return parts.map((part, at) =>
    setCookie(partName(at), at === 0 && parts.length > 1 ? `${parts.length}~${part}` : part),
  );
}

export function sessionIn(cookies: readonly string[] | undefined): string | undefined {
  const first = cookieOf(cookies, SESSION_COOKIE);
  const [, count, beginning] = /^(\d)~(.*)$/.exec(first ?? "") ?? [];
  if (count === undefined) return first;
  const rest = Array.from({ length: Math.min(Number(count), MOST_PARTS) - 1 }, (_, at) =>
    cookieOf(cookies, partName(at + 1)),
  );
  return [beginning, ...rest].join("");
}

export function clearSession(): string[] {
  return Array.from({ length: MOST_PARTS }, (_, at) => clearCookie(partName(at)));
}

function partName(at: number): string {
  return at === 0 ? SESSION_COOKIE : `${SESSION_COOKIE}-${at + 1}`;
}
