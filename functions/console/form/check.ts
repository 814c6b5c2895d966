// Every answer once more before it counts: each by name with the way back to its field, what will happen, and one button. What was
// typed goes along on the page itself, so that nothing is lost on the way back or forth; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Typed } from "../door/typed.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { CHECKED } from "./checked.ts";
import type { Field } from "./field.ts";
import { signed } from "./form.ts";
import { groupsOf } from "./groups.ts";
import { CHANGE, carried, isKept, SURE } from "./kept.ts";
import { fieldWords } from "./label.ts";
import { saidAnswer } from "./said-answer.ts";

/** What whoever sent a form asked for: to see it all first, to change something, or to do it. */
export function stepOf(act: string, given: Typed): "check" | "change" | "do" {
  if (given.one(CHANGE) !== "") return "change";
  return given.one(SURE) === "yes" || !Object.hasOwn(CHECKED, act) ? "do" : "check";
}

/** What is asked besides what the link brought along; where nothing is, the form shows all there is to see. */
export function asksTwice(act: string, fields: readonly Field[]): boolean {
  return Object.hasOwn(CHECKED, act) && fields.some(({ fixed }) => !fixed);
}

export const NEXT_IS_CHECK = words(
  "下一步先列出所填內容供您核對，確認後才送出。",
  "the next step shows all of it once more. Nothing is sent until you confirm.",
);
/** Of a list: the same words on both of its forms. */
export const NEXT_IS_DIFFERENCE = words(
  "下一步列出所填內容與名單的差異供您核對，確認後才提出。",
  "the next step shows what you entered and the difference. Nothing is proposed until you confirm.",
);
export const PROPOSED = words(
  "異動列入待核准；名單與防火牆不變，直到另一位管理人員核准。",
  "the change waits for approval. The list and the firewall do not change until another administrator approves it.",
);
export const TO_CHECK = words("下一步：核對內容", "Next: check your answers");

export interface CheckFacts {
  readonly act: string;
  readonly action: string;
  /** With what each offers, so that answers are read back by name. */
  readonly fields: readonly Field[];
  readonly typed: Typed;
  /** What was typed with every name understood, where that was done. */
  readonly meant?: Typed;
  readonly key: string;
  readonly submit: Html | string;
  readonly consequence?: Html | Words | undefined;
  readonly danger?: boolean;
  /** What else is to be seen before it is done: the difference, whom it hits. */
  readonly more?: Html | false | undefined;
  /** What it is done to, chosen by no field of these. */
  readonly on?: Html | false | undefined;
}

export function checkTitle({ say }: PageReader): string {
  return say("核對內容", "Check your answers");
}

/** The button comes first for whoever works by keyboard only in the form: the ways back belong to it from outside. */
export function checkPart(reader: PageReader, facts: CheckFacts): Html {
  const { say } = reader;
  const { consequence } = facts;
  const reason = CHECKED[facts.act];
  const large = [...facts.typed.files].filter(([, file]) => !isKept(file)).map(([name]) => name);
  return html`<section id="check"><p class="lead" tabindex="-1" autofocus>${reason && html`<b>${said(reason, say)}</b> `}${say("請核對下列內容，確認後才送出；目前尚無任何變更。", "Check what you entered. Nothing has been sent or changed yet.")}</p>
${answers(reader, facts)}
${facts.more}
<form method="post" action="${facts.action}" id="f-check" class="sheet" data-keep novalidate enctype="${facts.typed.files.size > 0 && "multipart/form-data"}">${signed(reader, facts.key)}${carried(facts.typed)}
${large.map(name => html`<p class="field"><label>${say("檔案較大，請再選一次", "The file is large: choose it again")} <input type="file" name="${name}"></label></p>`)}
<div class="act">${consequence && html`<p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${isWords(consequence) ? said(consequence, say) : consequence}</p>`}
<button name="${SURE}" value="yes" data-progress class="${facts.danger && "danger"}">${facts.submit}</button></div></form></section>`;
}

/** What it is done to, and each group of answers under the title that it has on the form. */
function answers(reader: PageReader, { on, fields, meant, typed }: CheckFacts): readonly Html[] {
  return groupsOf(fields).map(({ title, fields: own }, at) => {
    const rows = answerRows(reader, { fields: own }, meant ?? typed);
    return html`${at === 0 && title && on && html`<dl class="facts checked-answers">${on}</dl>`}
${title && html`<h2>${said(title, reader.say)}</h2>`}<dl class="facts checked-answers">${!title && at === 0 && on}${rows}</dl>`;
  });
}

function isWords(text: Html | Words): text is Words {
  return "zh-TW" in text;
}

/** The way back to one field, from wherever on the page its answer stands. */
export function changeButton({ say }: PageReader, { name, act }: Field, of = ""): Html {
  const label = `${say("修改", "Change")} ${of}${of && " "}${said(fieldWords(name, act).label, say)}`;
  return html`<button form="f-check" class="plain" name="${CHANGE}" value="${name}" aria-label="${label}">${say("修改", "Change")}</button>`;
}

function answerRows(
  reader: PageReader,
  { fields }: Pick<CheckFacts, "fields">,
  given: Typed,
): readonly Html[] {
  const { say } = reader;
  return fields.map(field => {
    const label = said(fieldWords(field.name, field.act).label, say);
    return html`<dt>${label}</dt><dd><div>${saidAnswer(reader, field, given) ?? say("（未填）", "(left empty)")}</div>${!field.fixed && changeButton(reader, field)}</dd>`;
  });
}

/** What is on record, by the names under which it was once asked for; what was left open then is left out. */
export function recordedRows(reader: PageReader, fields: readonly Field[], recorded: Typed): readonly Html[] {
  return fields.flatMap(field => {
    const text = saidAnswer(reader, field, recorded);
    return text
      ? [html`<dt>${said(fieldWords(field.name, field.act).label, reader.say)}</dt><dd>${text}</dd>`]
      : [];
  });
}
