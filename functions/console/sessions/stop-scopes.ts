// What may be stopped and by whom, as far as a page can tell, and the way to stop it from where it is shown; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import { STOP_SCOPES, type StopScope } from "../../stops/names.ts";
import type { PageReader } from "../door/visit.ts";
import type { MenuLink } from "../form/act-menu.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";

export interface StopTarget {
  readonly kind: StopScope;
  readonly id: string;
}

/** Whose what is to be stopped is, where the page knows. */
interface Whose {
  readonly agency?: string | undefined;
  readonly system?: string | undefined;
}

const OF_SYSTEM: readonly StopScope[] = ["session", "terminal", "system"];
const OF_AGENCY: readonly StopScope[] = ["session", "terminal", "person", "agency"];

/** The reach that a reader's roles give them: any other would be refused at the worst moment. */
export function scopesFor({ person }: Pick<PageReader, "person">): readonly StopScope[] {
  if (!person || hasRole(person, "auditor")) return [];
  if (hasRole(person, "center")) return STOP_SCOPES;
  const of = (scopes: readonly StopScope[], is: boolean) => (is ? scopes : []);
  const may = new Set([
    ...of(OF_SYSTEM, hasRole(person, "administrator")),
    ...of(OF_AGENCY, hasRole(person, "supervisor", "personnel", "records")),
  ]);
  return STOP_SCOPES.filter(scope => may.has(scope));
}

/** Whom and what one may look for by name, besides what is live. */
export function soughtBy(reader: Pick<PageReader, "person">): readonly ("person" | "terminal")[] {
  return (["person", "terminal"] as const).filter(kind => scopesFor(reader).includes(kind));
}

export function targetOf(kind: string, id: string | undefined): StopTarget | undefined {
  const scope = STOP_SCOPES.find(each => each === kind);
  return scope && id ? { kind: scope, id } : undefined;
}

/** As a form carries it. */
export function targetIn(text: string): StopTarget | undefined {
  const [, kind = "", id = ""] = /^(\w+):(.+)$/s.exec(text) ?? [];
  return targetOf(kind, id);
}

export function mayStop({ person }: Pick<PageReader, "person">, kind: StopScope, of: Whose = {}): boolean {
  // Whoever audits changes nothing, whatever else they are.
  if (!person || hasRole(person, "auditor")) return false;
  if (hasRole(person, "center")) return true;
  const isOwnSystem = of.system !== undefined && person.systems.includes(of.system);
  const isOwnAgency = of.agency === person.agency;
  return (
    (isOwnSystem && OF_SYSTEM.includes(kind) && hasRole(person, "administrator")) ||
    (isOwnAgency && OF_AGENCY.includes(kind) && hasRole(person, "supervisor", "personnel", "records"))
  );
}

/** The way to the kill switch with the object chosen; nothing where the reader may not stop it. */
export function stopLink(reader: PageReader, { kind, id }: StopTarget, of: Whose): Html | false {
  if (!mayStop(reader, kind, of)) return false;
  const words = reader.say("緊急切斷", "Kill switch");
  return html`<a class="button second danger" href="${addressOf({ kind, id })}" aria-label="${words} ${id}">${words}</a>`;
}

/** The same in the menu of what is rarely done, with what it stops. */
export function stopItems(reader: PageReader, target: StopTarget, of: Whose): readonly MenuLink[] {
  if (!mayStop(reader, target.kind, of)) return [];
  const words = html`${reader.say("緊急切斷：", "Kill switch: ")}${scopeHtml(reader, target)}`;
  return [{ href: addressOf(target), words }];
}

/** From the first page: whatever is live, to be chosen there, and the widest that the reader may stop. */
export function widestStops(reader: PageReader): readonly MenuLink[] {
  const { say, person } = reader;
  const scopes = scopesFor(reader);
  if (!person || scopes.length === 0) return [];
  const agency = { agency: person.agency };
  return [
    {
      href: "/console/sessions/stops#new-stop",
      words: say("緊急切斷：選擇對象", "Kill switch: choose what to stop"),
    },
    ...(scopes.includes("city")
      ? stopItems(reader, { kind: "city", id: "city" }, {})
      : [
          ...stopItems(reader, { kind: "agency", id: person.agency }, agency),
          ...person.systems.flatMap(system => stopItems(reader, { kind: "system", id: system }, { system })),
        ]),
  ];
}

function addressOf({ kind, id }: StopTarget): string {
  return `/console/sessions/stops?${new URLSearchParams({ kind, id })}#new-stop`;
}

/** By name; a person is called by it when the page is sent. */
export function scopeHtml(
  { say }: PageReader,
  { kind, id }: { readonly kind: string; readonly id: string },
): Html {
  const name = said(SCOPE_WORDS[kind] ?? words(kind, kind), say);
  if (kind === "city") return html`${name}`;
  if (kind === "system") return html`${name} ${said(valueWords(id), say)}`;
  if (kind === "agency") return html`${name} ${said(agencyWords(id), say)}`;
  return html`${name} ${kind === "person" ? who(id) : id}`;
}

const SCOPE_WORDS: Readonly<Record<string, Words>> = {
  session: words("單一連線", "One session"),
  terminal: words("一部電腦", "One terminal"),
  person: words("一個人", "One person"),
  agency: words("一個機關", "One agency"),
  system: words("一個體系", "One system"),
  city: words("全市", "The whole city"),
};

export function scopeWords({ say }: PageReader, kind: string): string {
  return said(SCOPE_WORDS[kind] ?? words(kind, kind), say);
}
