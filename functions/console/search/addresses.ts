// An address or a range as a search finds it: the lists it is on, since when and until when, now or at a moment.
import { findAddress } from "../../allowlist/lists/routes.ts";
import { html } from "../../shared/page/html.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import type { AnswerOf } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { endHtml, momentHtml } from "../frame/time.ts";
import { type FoundRow, groupOf, type SearchSource } from "./found.ts";
import type { SoughtAddress } from "./sought.ts";

export const addressesFound: SearchSource = {
  roles: ["administrator", "center", "auditor"],
  async find(visit, { address }) {
    if (!address) return [];
    const { say } = visit;
    if (address.hasHostBits)
      return groupOf("lists", [], {
        note: say(
          "此網段含主機位元，任何名單都不會有這樣的寫法；請改以網段的起始位址，或只以位址搜尋。",
          "This range has bits beyond its length, and no list has such a one. Search for the range from its start, or for the address alone.",
        ),
      });
    const found = await visit.api.ask(findAddress, { query: { address: address.text } });
    return groupOf(
      "lists",
      found.rows.map(row => listedRow(visit, address, row)),
      found.rows.length === 0
        ? { note: say("不在您可查閱的任何名單上。", "It is on no list that you may read.") }
        : { isMore: found.more },
    );
  },
};

type Listed = AnswerOf<typeof findAddress>["rows"][number];

const SPAN_LOOK = { current: "is-open", upcoming: "is-hold", ended: "" } as const;

function listedRow(visit: Member, address: SoughtAddress, row: Listed): FoundRow {
  const { say } = visit;
  const { system, channel, direction, range, owner, reason, document, from, until, span, inForce } = row;
  const list = `/console/lists/${system}/${channel}/${direction}`;
  const asked = new URLSearchParams(address.isOne ? { address: address.text } : { q: range });
  const held = inForce ? say("已生效", "in force") : say("未生效", "not in force");
  return {
    name: html`${said(systemOf(system), say)} ${channel.toUpperCase()} ${said(valueWords(direction), say)}`,
    href: `${list}?${asked}${address.isOne ? "#allowed" : ""}`,
    state: html`<span class="pill ${SPAN_LOOK[span]}">${said(valueWords(span, "span"), say)}</span> <span class="pill">${held}</span>`,
    more: [
      html`<code>${range}</code>`,
      owner,
      from && html`${momentHtml(visit, from)} – ${until ? endHtml(visit, until) : say("無期限", "no end")}`,
      reason,
      document,
    ],
    also: [{ href: `${list}/history`, words: say("歷程", "history") }],
  };
}
