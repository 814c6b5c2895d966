// A stop in force stands on every page of whom it concerns: what is stopped, why, and who lifts it; a drill is called one; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { PageReader } from "../door/visit.ts";
import { scopeHtml } from "../sessions/stop-scopes.ts";
import { momentHtml } from "./time.ts";

export interface StopInForce {
  readonly scope: { readonly kind: string; readonly id: string };
  readonly reason: string;
  readonly at: string;
  readonly mayLift: boolean;
  readonly drill?: true | undefined;
}

/** More are on their own page. */
const MOST = 2;

export function stopBanner(reader: PageReader, stops: readonly StopInForce[]): Html {
  const { say } = reader;
  const isDrill = stops.every(({ drill }) => drill);
  const title = isDrill
    ? say("緊急切斷演練中", "Kill switch drill")
    : say("緊急切斷生效中", "Kill switch in force");
  const more = stops.length - MOST;
  const lifts = stops.some(({ mayLift }) => mayLift);
  return html`<aside class="stop-banner ${isDrill && "is-drill"}" aria-label="${title}"><b>${title}</b> ${stops.slice(0, MOST).map(each => line(reader, each))} ${more > 0 && html`<span>${say(`另有 ${more} 項`, `and ${more} more`)}</span>`} <a href="/console/sessions/stops">${lifts ? say("查看及解除", "See and lift") : say("查看由何人解除", "See who lifts it")}</a></aside>
`;
}

function line(reader: PageReader, { scope, reason, at, drill }: StopInForce): Html {
  return html`<span>${drill && reader.say("（演練）", "(drill) ")}${scopeHtml(reader, scope)}${reader.say("：", ": ")}${reason} <small>${momentHtml(reader, at)}</small></span>`;
}
