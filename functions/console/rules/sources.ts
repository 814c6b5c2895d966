// The sources of regulations as a reader sees them: official title, number, date, hash, and the way to what is public; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { ClauseId, ProfileId, StatuteId } from "../../shared/rules/clauses.ts";
import { type Source, sourcesOf } from "../../shared/rules/sources.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { dayText } from "../frame/time.ts";

/** `own`: only what the clause itself refers to, without the regulation it stands in. */
export function sourceList(
  reader: PageReader,
  id: ClauseId | ProfileId | StatuteId,
  own?: "own",
): Html | false {
  const sources = sourcesOf(id).filter(({ clauses }) => !own || clauses.includes(id));
  return (
    sources.length > 0 && html`<ul class="sources">${sources.map(each => sourceItem(reader, each))}</ul>`
  );
}

function sourceItem(reader: PageReader, source: Source): Html {
  const { say } = reader;
  const { href, number, date, sha256 } = source;
  const title = said(source, say);
  return html`<li>${href ? html`<a href="${href}" rel="noreferrer">${title}</a> <small>${href}</small>` : title}
${number && html`<b>${noticeNumber(reader, number)}</b>`} ${date && dayText(reader, date)}
${sha256 && html`<br><small>${say("所讀文本的雜湊值（SHA-256）", "SHA-256 of the text as read")} <code>${sha256}</code></small>`}</li>`;
}

/** Whoever reads no Chinese knows a notice by its digits. */
export function noticeNumber({ say }: Pick<PageReader, "say">, number = ""): string {
  return say(number, `no. ${number.replace(/\D/g, "")}`);
}
