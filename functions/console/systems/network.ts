// How a system's network stands, in words: on the page of stops of each system that a stop cuts, and on the pages of systems.
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { NetworkStatus } from "../../stops/names.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";

export interface NetworkRow {
  readonly system: string;
  readonly status: NetworkStatus;
  readonly since?: string | undefined;
  readonly why?: string | undefined;
}

const STATUS_WORDS: Readonly<Record<NetworkStatus, Words>> = {
  open: words("網路通行", "network open"),
  cutting: words("網路切斷中", "network being cut"),
  cut: words("網路已切斷", "network cut"),
  restoring: words("網路恢復中", "network being restored"),
  failed: words("網路切斷或恢復未成", "network not cut or not restored"),
};

const PILLS: Readonly<Record<NetworkStatus, string>> = {
  open: "is-open",
  cutting: "is-hold",
  cut: "is-shut",
  restoring: "is-hold",
  failed: "is-hold",
};

export function networkText({ say }: Pick<PageReader, "say">, { status, why }: NetworkRow): string {
  const text = said(STATUS_WORDS[status], say);
  return why === undefined ? text : `${text} (${why})`;
}

export function networkPill(reader: PageReader, network: NetworkRow): Html {
  const { status, since } = network;
  const from = status === "cut" || status === "failed" ? since : undefined;
  return html`<span class="pill ${PILLS[status]}">${networkText(reader, network)}</span>${from !== undefined && html` <small>${reader.say("自", "since")} ${momentHtml(reader, from)}</small>`}`;
}

/** Of a stop: each system on a line, what failed first, since that is what somebody has to see to. */
export function networksHtml(reader: PageReader, networks: readonly NetworkRow[] = []): Html | string {
  if (networks.length === 0) return reader.say("不切斷網路", "cuts no network");
  const inOrder = networks.toSorted((a, b) => rank(a) - rank(b));
  return html`<ul class="networks">${inOrder.map(network => html`<li>${said(valueWords(network.system), reader.say)} ${networkPill(reader, network)}</li>`)}</ul>`;
}

const ORDER: readonly NetworkStatus[] = ["failed", "cutting", "restoring", "cut", "open"];
function rank({ status }: NetworkRow): number {
  return ORDER.indexOf(status);
}
