// What was asked to be done inside a session: when, what, of which document or order, allowed or refused by which clause, and by whom asked.
import { type Html, html } from "../../shared/page/html.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { type ActShown, causes, type SessionShown } from "./row.ts";

export function actsPart(reader: PageReader, { acts, newestActs = [], status }: SessionShown): Html | false {
  const { say } = reader;
  if (!acts)
    return (
      status !== "refused" &&
      html`<p class="fine">${say("連線代理未曾就這條連線逐次詢問：連線中辦理的事項不在本系統的紀錄。", "No broker has asked before an act inside this session: what is done in it is on no record here.")}</p>`
    );
  const title = say("連線中的辦理事項", "Acts inside the session");
  const { asked, refused } = acts;
  const shown = newestActs.length;
  return html`<h2>${title}</h2>
<p>${say(`共詢問 ${asked} 次，拒絕 ${refused} 次`, `Asked ${asked} times, refused ${refused} times`)}${shown < asked && say(`；以下為最近 ${shown} 次`, `; the newest ${shown} are here`)}</p>
${plainTable(reader, { caption: title, rows: newestActs, columns: columnsFor(reader) })}`;
}

function columnsFor(reader: PageReader) {
  const { say } = reader;
  return [
    plainColumn<ActShown>("時間", "When", ({ at }) => momentHtml(reader, at), { firm: true }),
    plainColumn<ActShown>("事項", "What", each => what(reader, each)),
    plainColumn<ActShown>("公文或委託", "Document or order", each => html`<code>${numberOf(each)}</code>`),
    plainColumn<ActShown>("答復", "Answer", ({ allowed, refusals }) =>
      allowed
        ? html`<span class="pill is-open">${say("放行", "allowed")}</span>`
        : html`<span class="pill is-shut">${say("拒絕", "refused")}</span> ${causes(reader, refusals)}`,
    ),
    plainColumn<ActShown>("詢問者", "Asked by", ({ by }) => html`<code>${who(by)}</code>`),
  ];
}

function what({ say }: PageReader, { document, export: taken, trade }: ActShown): Html | string {
  if (document) {
    const { classification } = document;
    const isOrdinary = classification === "ordinary";
    return say(
      `辦理公文（${isOrdinary ? "普通" : `密等：${classification}`}）`,
      `a document (${isOrdinary ? "ordinary" : `classified: ${classification}`})`,
    );
  }
  if (taken) {
    const importance = taken.important ? say("重要", "important") : say("一般", "not important");
    const form = taken.encrypted ? say("已加密", "encrypted") : say("未加密", "not encrypted");
    return say(`取出資料（${importance}，${form}）`, `taking data out (${importance}, ${form})`);
  }
  return trade
    ? html`${say("委託交易", "an order")} ${said(valueWords(trade.business, "business"), say)}`
    : "";
}

function numberOf({ document, export: taken, trade }: ActShown): string | undefined {
  return document?.number ?? taken?.number ?? trade?.order;
}
