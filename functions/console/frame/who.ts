// A person on a page: by the account that is on record, until the page is sent and is told what they are called; pure.
import { type Html, html } from "../../shared/page/html.ts";

export function who(account: string | undefined): Html | false {
  return account ? html`<bdi data-who="${account}">${account}</bdi>` : false;
}

export function everybody(accounts: readonly string[] = []): Html | false {
  return (
    accounts.length > 0 && html`${accounts.map((account, at) => html`${at > 0 && "、"}${who(account)}`)}`
  );
}

interface Unnamed {
  readonly people: ReadonlySet<string>;
  readonly words: string;
}
const NOBODY: Unnamed = { people: new Set(), words: "" };

const MARKED = /<bdi data-who="([^"]*)">[^<]*<\/bdi>/g;

/** Whom a page names. */
export function peopleOn(document: string): readonly string[] {
  return [...new Set([...document.matchAll(MARKED)].map(([, account = ""]) => accountOf(account)))];
}

/**
 * By name, with the account to be read when one points at it. Two of one name are told apart by their accounts; of whom no name
 * was ever taken it is said so, beside the account; whoever has a name that this reader may not know stays an account.
 */
export function withNames(
  document: string,
  names: ReadonlyMap<string, string>,
  unnamed: Unnamed = NOBODY,
): string {
  const times = new Map<string, number>();
  for (const name of names.values()) times.set(name, (times.get(name) ?? 0) + 1);
  return document.replaceAll(MARKED, (marked, written: string) => {
    const account = accountOf(written);
    const name = names.get(account);
    if (name === undefined)
      return unnamed.people.has(account) && account.includes("@")
        ? String(html`<bdi title="${account}">${unnamed.words}</bdi> <small>${account}</small>`)
        : marked;
    const isShared = (times.get(name) ?? 0) > 1;
    return String(html`<bdi title="${account}">${name}</bdi>${isShared && html` <small>${account}</small>`}`);
  });
}

/** Of what an account may have in it, only the apostrophe is written otherwise on a page. */
function accountOf(written: string): string {
  return written.replaceAll("&#39;", "'");
}
