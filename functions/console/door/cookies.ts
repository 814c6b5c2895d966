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
