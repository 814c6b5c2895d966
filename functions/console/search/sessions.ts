// Questions to the gate as a search finds them: of a person, a terminal or an address, the newest first.
import { searchSessions } from "../../sessions/routes.ts";
import { html } from "../../shared/page/html.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { type SessionShown, sessionAddress, statusPill } from "../sessions/row.ts";
import { type FoundRow, groupOf, MOST_FOUND, type SearchSource } from "./found.ts";
import type { Sought } from "./sought.ts";

export const sessionsFound: SearchSource = {
  roles: [],
  async find(visit, sought) {
    const asked = askedBy(sought);
    if (!asked) return [];
    const { rows, next } = await visit.api.ask(searchSessions, {
      query: { ...asked, limit: String(MOST_FOUND) },
    });
    return groupOf(
      "sessions",
      rows.map(row => sessionRow(visit, row)),
      { all: `/console/sessions/log?${new URLSearchParams(asked)}`, isMore: next !== undefined },
    );
  },
};

function askedBy({ account, terminal, address }: Sought): Readonly<Record<string, string>> | undefined {
  if (terminal) return { terminal };
  if (account) return { person: account };
  return address?.isOne && !address.text.includes("/") ? { address: address.text } : undefined;
}

function sessionRow(visit: Member, row: SessionShown): FoundRow {
  const { say } = visit;
  const { askedAt, person, terminal, system, channel } = row;
  return {
    name: momentHtml(visit, askedAt),
    href: sessionAddress(row),
    state: statusPill(visit, row),
    more: [
      who(person),
      terminal && html`<code>${terminal}</code>`,
      html`${system && said(valueWords(system), say)} ${channel?.toUpperCase()}`,
      html`<code>${row.address}</code>`,
    ],
  };
}
