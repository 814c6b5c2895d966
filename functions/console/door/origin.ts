// Whose page sent a form, and where a link may lead: doubt is refused; pure.

/** Every browser says where a form comes from, in one of these two ways; one that says neither changes nothing. */
export function isOwnForm(headers: Readonly<Record<string, string | undefined>>, own: string): boolean {
  const { origin, "sec-fetch-site": site } = headers;
  if (origin === undefined) return site === "same-origin";
  return origin === new URL(own).origin && (site === undefined || site === "same-origin");
}

/** A path within the console, or its first page: a link in a mail must not lead out through us. */
export function safeNext(wish: string | null | undefined): string {
  if (!wish || !/^\/console(?=[/?]|$)[\w\-./?=&%:~+]*$/.test(wish)) return "/console";
  const base = "http://console.invalid";
  const url = new URL(wish, base);
  const within = url.origin === base && /^\/console(\/|$)/.test(url.pathname);
  // What logs in or out, sent there again, would lead round in circles.
  return within && !/^\/console\/(log-|callback)/.test(url.pathname) ? url.pathname + url.search : "/console";
}
