// Whose page sent a form, and where a link may lead: doubt is refused; pure.

/** Browsers say where a request comes from; one that says nothing, or says elsewhere, changes nothing. */
export function isOwnForm(headers: Readonly<Record<string, string | undefined>>, own: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  return headers.origin === new URL(own).origin;
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
