// A mail of one or many notices, in both languages: names stand in it, and in nothing that is kept; nothing of it can become a header
// or a tag. And what is said to whoever is called, in which no name stands; pure.
import { digestOf } from "../shared/digest.ts";
import { type Html, html } from "../shared/page/html.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import { TAIPEI_MS } from "../shared/time/taipei.ts";
import { type Language, type Words, words } from "../shared/words.ts";
import { sayingOf } from "./happenings.ts";
import type { Notice } from "./notice.ts";
import { day } from "./telling.ts";

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Composing {
  readonly account: string;
  /** By account; whoever is not in it is called by their account. */
  readonly names: ReadonlyMap<string, string>;
  /** Of the console, without a slash at its end. */
  readonly base: string;
}

/** More would be a book; the rest stands in the inbox. */
const MOST_SHOWN = 50;

/** The newest first, what is urgent before all. */
export function mailOf(notices: readonly Notice[], composing: Composing): Mail {
  const sorted = notices.toSorted((a, b) => rank(a) - rank(b) || (a.at < b.at ? 1 : -1));
  const shown = sorted.slice(0, MOST_SHOWN);
  const parts = (["zh-TW", "en"] as const).map(language =>
    partIn(language, shown, notices.length, composing),
  );
  const body = html`<!doctype html><html lang="zh-TW"><head><meta charset="utf-8"></head><body>${parts.map(each => each.page)}</body></html>`;
  return {
    subject: oneLine(subjectOf(sorted)),
    text: parts.map(each => each.text).join(`\n\n${"─".repeat(24)}\n\n`),
    html: String(body),
  };
}

/** Nobody keeps more in mind; whoever was called looks into the inbox. */
const MOST_SPOKEN = 3;

/** Short, and no more than the titles, which name nobody: whoever is near hears it, too. */
export function spokenOf(notices: readonly Notice[]): Words {
  const titles = notices.slice(0, MOST_SPOKEN).map(notice => sayingOf(notice).title);
  const left = notices.length - titles.length;
  const zh = titles.map(title => `${title["zh-TW"]}。`).join("");
  const en = titles.map(title => `${title.en}. `).join("");
  return words(
    `docgate 急件通知。${zh}${left > 0 ? `另有 ${left} 則。` : ""}請登入主控台查看。`,
    `Urgent, from docgate. ${en}${left > 0 ? `${left} more. ` : ""}See the console.`,
  );
}

function rank({ urgency }: Notice): number {
  return urgency === "urgent" ? 0 : 1;
}

/** Both languages, and of nobody's name: a subject is shown on a locked screen. */
function subjectOf(notices: readonly Notice[]): string {
  const [first] = notices;
  const isUrgent = notices.some(({ urgency }) => urgency === "urgent");
  const mark = isUrgent ? "【急】" : "";
  if (notices.length === 1 && first) {
    const { title } = sayingOf(first);
    return `${mark}docgate：${title["zh-TW"]}`;
  }
  return `${mark}docgate：通知 ${notices.length} 則 | ${notices.length} notices`;
}

function partIn(language: Language, shown: readonly Notice[], all: number, composing: Composing) {
  const { account, names, base } = composing;
  const say = (said: Words) => said[language];
  const own = names.get(account);
  const name = own ?? account;
  const greeting = say(words(`${name} 您好：`, `Dear ${name},`));
  const lead = say(
    words(
      `以下 ${all} 則通知與您有關：`,
      `${all === 1 ? "This concerns you" : `These ${all} notices concern you`}:`,
    ),
  );
  const rows = shown.map(notice => lineOf(notice, language, composing));
  const more =
    all > shown.length &&
    say(
      words(`另有 ${all - shown.length} 則，請見收件匣：`, `${all - shown.length} more are in your inbox:`),
    );
  const inbox = `${base}/notices`;
  const foot = say(
    words(
      `本信由系統自動寄送，請勿回復。通知方式與時間可自行調整：${inbox}/wishes`,
      `Sent by a program: do not answer. How and when you are told is yours to choose: ${inbox}/wishes`,
    ),
  );
  const listed = rows.map(({ title, facts, link }, at) => `${at + 1}. ${title}\n   ${facts}\n   ${link}`);
  const text = [greeting, "", lead, "", ...listed, ...(more ? ["", `${more} ${inbox}`] : []), "", foot].join(
    "\n",
  );
  const page: Html = html`<div lang="${language}"><p>${greeting}</p><p>${lead}</p><ol>${rows.map(({ title, facts, link }) => html`<li><b>${title}</b><br>${facts}<br><a href="${link}">${link}</a></li>`)}</ol>${more && html`<p>${more} <a href="${inbox}">${inbox}</a></p>`}<p><small>${foot}</small></p></div>`;
  return { text, page };
}

function lineOf(notice: Notice, language: Language, { names, base }: Composing) {
  const { title, page } = sayingOf(notice);
  const by = whoIs(notice.by, names, language);
  const at = moment(notice.at)[language];
  const facts = language === "en" ? `${at}, by ${by}` : `${at}，辦理者：${by}`;
  return { title: title[language], facts, link: base + page.replace(/^\/console/, "") };
}

/** Two of one name are told apart by their accounts, which stand beside every name. */
function whoIs(account: string, names: ReadonlyMap<string, string>, language: Language): string {
  if (account === "docgate") return words("系統", "the gateway")[language];
  const name = names.get(foldedAccount(account));
  return name === undefined ? account : language === "en" ? `${name} (${account})` : `${name}（${account}）`;
}

function moment(instant: string): Words {
  const there = new Date(Date.parse(instant) + TAIPEI_MS).toISOString();
  const [on = "", time = ""] = there.split("T");
  const { "zh-TW": zh, en } = day(on);
  return words(`${zh} ${time.slice(0, 5)}`, `${en} ${time.slice(0, 5)}`);
}

/** Whatever ends a line begins a header. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 200);
}

const MAIL_ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/** One address and nothing else: what a directory holds may be anything. */
export function mailAddress(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 254 && MAIL_ADDRESS.test(text) ? text : undefined;
}

export function addressDigest(address: string): string {
  return digestOf("mail", address.toLowerCase());
}
