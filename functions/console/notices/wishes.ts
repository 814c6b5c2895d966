// How somebody wishes to be told: by mail at once, once a day or not at all; in working hours or at any; and by the city's messenger.
import type { InferOutput } from "valibot";
import { HOUR_WISHES, MAIL_WISHES } from "../../notices/names.ts";
import { readWishes, setWishes } from "../../notices/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import type { Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { goodNote } from "../frame/good-note.ts";
import { said } from "../frame/say.ts";
import { SEARCH_PAGES } from "../routes.ts";
import { unreadNotices } from "./inbox.ts";

export const wishesHandlers = [
  memberPage(SEARCH_PAGES.showWishes, showWishes),
  memberForm(SEARCH_PAGES.sendWishes, sendWishes),
] as const;

export interface WishesFacts extends InferOutput<(typeof readWishes)["answer"]["schema"]> {
  readonly unread: number;
}

async function showWishes({ api, ...visit }: Member): Promise<ConsoleReply> {
  const [wishes, { unread }] = await Promise.all([api.ask(readWishes), unreadNotices({ api })]);
  return wishesPage(visit, { ...wishes, unread });
}

async function sendWishes({ api }: Member, typed: Typed): Promise<ConsoleReply> {
  const body = {
    mail: typed.one("mail"),
    hours: typed.one("hours"),
    dailyAt: Number(typed.one("dailyAt")),
    messenger: typed.one("messenger") === "yes",
  };
  await api.ask(setWishes, { body });
  return { location: "/console/notices/wishes?done=setWishes" };
}

const MAIL_WORDS: Readonly<Record<(typeof MAIL_WISHES)[number], Words>> = {
  "at-once": words("隨時寄送", "As it happens"),
  daily: words("每日彙整一封", "One mail a day"),
  none: words("不寄郵件，僅在主控台顯示", "No mail: only in the console"),
};
const HOUR_WORDS: Readonly<Record<(typeof HOUR_WISHES)[number], Words>> = {
  working: words("上班日 8 時至 18 時（急件除外）", "Working days from 8 to 18, except what is urgent"),
  any: words("任何時間", "At any time"),
};
const HOURS = Array.from({ length: 15 }, (_, at) => at + 6);

export function wishesPage(visit: Visit, facts: WishesFacts): PageContent {
  const { say, query } = visit;
  const title = say("通知方式", "How you are told");
  return {
    title,
    main: html`${crumb(visit, "/console/notices", html`${say("通知", "Notices")}${facts.unread > 0 && say(`（${facts.unread} 則未讀）`, ` (${facts.unread} unread)`)}`)}
<h1>${title}</h1>
${query.done === "setWishes" && goodNote(say("已完成：通知方式已更新", "Done: your choice is kept"))}
${addressNote(visit, facts)}
<form method="post" action="/console/notices/wishes" class="sheet">${signed(visit, "")}
${choice(visit, "mail", say("電子郵件", "Mail"), MAIL_WISHES, MAIL_WORDS, facts.mail)}
${choice(visit, "hours", say("寄送時間", "When"), HOUR_WISHES, HOUR_WORDS, facts.hours)}
<div class="field"><label for="f-dailyAt">${say("每日彙整的時間", "Hour of the daily mail")}</label><select id="f-dailyAt" name="dailyAt">${HOURS.map(hour => html`<option value="${hour}" ${hour === facts.dailyAt && html`selected`}>${hour}:00</option>`)}</select></div>
${messengerChoice(visit, facts)}
${routesNote(visit, facts)}
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("之後的通知依此寄送；已排定的不變。", "notices from now on follow it. What is queued already does not change.")}</p><button>${say("儲存", "Save")}</button></div></form>`,
  };
}

function choice<Name extends string>(
  { say }: Visit,
  name: string,
  legend: string,
  values: readonly Name[],
  called: Readonly<Record<Name, Words>>,
  now: Name,
): Html {
  const one = (value: Name) =>
    html`<label class="option"><input type="radio" name="${name}" value="${value}" ${value === now && html`checked`}> ${said(called[value], say)}</label>`;
  return html`<fieldset class="field"><legend>${legend}</legend><div class="options">${values.map(one)}</div></fieldset>`;
}

function messengerChoice({ say }: Visit, { hasMessenger, messenger }: WishesFacts): Html {
  if (!hasMessenger) return html`<input type="hidden" name="messenger" value="${messenger ? "yes" : "no"}">`;
  return html`<div class="field"><label class="option"><input type="checkbox" name="messenger" value="yes" ${messenger && html`checked`}> ${say("同時以市府即時通訊通知；一日內未讀者再寄郵件", "Also by the city’s messenger; what stays unread for a day goes by mail, too")}</label></div>`;
}

/** By which channel what is how urgent goes; a call cannot be wished away. */
function routesNote({ say }: Visit, { hasVoice }: WishesFacts): Html {
  const urgent = hasVoice
    ? say(
        "急件隨時由市府語音聯絡服務以電話、視訊或語音聯絡，不可關閉，並立即依上列設定寄送。",
        "Of what is urgent the city’s voice service is asked to call you, at any time, which cannot be switched off; it also goes at once as chosen above.",
      )
    : say(
        "本市未設語音聯絡服務，急件不撥打電話，立即依上列設定寄送。",
        "This city has no voice service: nobody is called, and what is urgent goes at once as chosen above.",
      );
  const others = say(
    "一般事項以即時通訊通知，未設者寄郵件；例行事項每日彙整一封郵件。",
    "Other matters go by messenger, or by mail where there is none; what is routine goes in one mail a day.",
  );
  return html`<p class="fine">${urgent} ${others} ${clauseLink("keelung-pregnancy/5.3.4")}</p>`;
}

function addressNote({ say }: Visit, { address, bounced, hasMail }: WishesFacts): Html {
  if (!hasMail)
    return html`<div class="note wait"><p>${say("本系統未設定寄件位址，通知僅在主控台顯示。", "This gateway sends no mail: notices wait in the console.")}</p></div>`;
  if (address === undefined)
    return html`<div class="note bad"><p>${say("城市目錄沒有您的電子郵件位址，請洽人事人員登錄。", "The directory has no mail address for you: ask personnel.")}</p></div>`;
  const to = html`<code>${address}</code>`;
  if (bounced)
    return html`<div class="note bad"><p>${say("寄至下列位址的郵件遭退回，請洽人事人員更正：", "Mail to this address came back; ask personnel to correct it: ")}${to}</p></div>`;
  return html`<p class="lead">${say("郵件寄至（由城市目錄或人事人員登錄）：", "Mail goes to, as the directory or personnel have it: ")}${to}</p>`;
}
