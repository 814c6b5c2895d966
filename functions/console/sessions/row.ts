// A session as pages show it, and the words for its status, why it was refused and why it ended; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { PROFILE_IDS } from "../../shared/rules/clauses.ts";
import { profileOf } from "../../shared/rules/profile.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Look } from "../counter/steps.ts";
import { terminalLink } from "../counter/terminal-link.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink, ownRule } from "../frame/clause.ts";
import type { ListColumn } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { countdown, endHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";

export interface SessionShown {
  readonly session: string;
  readonly person: string;
  readonly terminal: string;
  readonly system?: string | undefined;
  readonly channel?: string | undefined;
  readonly agency: string;
  readonly endpoint: string;
  readonly address: string;
  readonly status: "allowed" | "refused" | "ended";
  readonly askedAt: string;
  readonly closesAt?: { readonly at: string; readonly reason: Words } | undefined;
  readonly lease?: { readonly until: string } | undefined;
  readonly refusals: readonly {
    readonly policy: string;
    readonly clause?: string | undefined;
    /** What it says, what would change it, and who can do that. */
    readonly says?: Words | undefined;
    readonly fix?: Words | undefined;
    readonly who?: Words | undefined;
  }[];
  readonly ended?:
    | { readonly at: string; readonly why: string; readonly cause: Words; readonly by: string }
    | undefined;
  readonly cut?: string | undefined;
  readonly acts?: { readonly asked: number; readonly refused: number } | undefined;
  /** These two of one that is looked at by itself. */
  readonly newestActs?: readonly ActShown[] | undefined;
  readonly decision?:
    | { readonly versions: Readonly<Record<string, number>>; readonly facts?: unknown }
    | undefined;
  readonly broker?: { readonly account: string } | undefined;
  readonly closed?:
    | { readonly at: string; readonly how: string; readonly by: string; readonly reason?: string | undefined }
    | undefined;
  /** It was said to be closed, and its broker saw it after that. */
  readonly seenAfter?: { readonly at: string; readonly sign: string; readonly closedAt: string } | undefined;
}

/** An act inside it, as it was asked and answered. */
export interface ActShown {
  readonly at: string;
  readonly by: string;
  readonly allowed: boolean;
  readonly refusals: SessionShown["refusals"];
  readonly document?: { readonly number: string; readonly classification: string } | undefined;
  readonly export?:
    | { readonly number: string; readonly important: boolean; readonly encrypted: boolean }
    | undefined;
  readonly trade?: { readonly business: string; readonly order: string } | undefined;
}

/** The regulations it was decided by, each in the version of that moment. */
export function versionsLine({ say }: PageReader, versions: Readonly<Record<string, number>>): Html {
  return html`<p class="fine">${say("判斷依據：", "Decided by: ")}${Object.entries(versions).map(
    ([id, version]) =>
      html`<a href="/console/rules?profile=${id}">${said(valueWords(id), say)}</a> ${say(`第 ${version} 版`, `version ${version}`)}${isDraft(id) && html` <b>${say("草案", "draft")}</b>`} `,
  )}</p>`;
}

function isDraft(id: string): boolean {
  const known = PROFILE_IDS.find(each => each === id);
  return known !== undefined && profileOf(known).status === "draft";
}

const LOOKS: Readonly<Record<SessionShown["status"], Look>> = {
  allowed: "is-open",
  refused: "is-shut",
  ended: "",
};

export function statusPill({ say }: PageReader, { status }: Pick<SessionShown, "status">): Html {
  const words = {
    allowed: say("進行中", "live"),
    refused: say("拒絕", "refused"),
    ended: say("已結束", "ended"),
  };
  return html`<span class="pill ${LOOKS[status]}">${words[status]}</span>`;
}

export function sessionAddress({ session }: Pick<SessionShown, "session">): string {
  return `/console/sessions/${encodeURIComponent(session)}`;
}

/** Where those of the log are that were asked so. */
export function logAddress(query: Readonly<Record<string, string>>): string {
  return `/console/sessions/log?${new URLSearchParams(query)}`;
}

/** By clause where there is one; the house's own refusals by what they say. */
export function causes(reader: PageReader, refusals: SessionShown["refusals"]): Html {
  const { say } = reader;
  const own = (policy: string, says: Words | undefined) => ownRule(reader, policy, says && said(says, say));
  return html`${refusals.map(({ clause, policy, says }) => html`${clause ? clauseLink(clause) : own(policy, says)} `)}`;
}

const column = (name: string, zh: string, en: string) => ({ name, title: words(zh, en) });

export function sessionColumns(reader: PageReader): readonly ListColumn<SessionShown>[] {
  const { say } = reader;
  const system = ({ system }: SessionShown) =>
    system ? said(valueWords(system), say) : say("不明", "unknown");
  return [
    {
      ...column("session", "連線", "Session"),
      cell: row => html`<a href="${sessionAddress(row)}"><code>${row.session.slice(-12)}</code></a>`,
      text: ({ session }) => session,
    },
    {
      ...column("person", "人員", "Person"),
      cell: ({ person }) => who(person),
      text: ({ person }) => person,
    },
    {
      ...column("terminal", "電腦", "Terminal"),
      cell: ({ terminal, agency, person }) =>
        terminal && terminalLink(reader, terminal, { agency, borrower: person }, "/picture"),
      text: ({ terminal }) => terminal,
    },
    {
      ...column("system", "體系", "System"),
      cell: row => html`${system(row)} <small>${row.channel?.toUpperCase()}</small>`,
      text: row => `${system(row)} ${row.channel ?? ""}`,
      firm: true,
    },
    {
      ...column("askedAt", "開始", "Asked"),
      cell: ({ askedAt }) => momentHtml(reader, askedAt),
      text: ({ askedAt }) => askedAt,
    },
    {
      ...column("closesAt", "到期與原因", "Ends at, and why"),
      cell: row => closing(reader, row),
      text: ({ closesAt, ended }) => ended?.at ?? closesAt?.at ?? "",
    },
  ];
}

/** Until when and why; or how it ended; or for what it was refused. */
export function closing(
  reader: PageReader,
  { status, closesAt, ended, refusals }: SessionShown,
): Html | string {
  const { say } = reader;
  if (status === "refused") return causes(reader, refusals);
  if (ended)
    return html`${momentHtml(reader, ended.at)} <small>${said(ended.cause, say)}</small> ${causes(reader, refusals)}`;
  if (!closesAt) return say("沒有已知的期限", "no known end");
  return html`${endHtml(reader, closesAt.at)}${countdown(reader, closesAt.at)}<br><small>${said(closesAt.reason, say)}</small>`;
}
