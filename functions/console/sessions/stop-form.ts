// A new stop in two steps: what to stop is chosen and never typed; then whom it hits, by name, before it is done; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import type { Typed } from "../door/typed.ts";
import type { Visit } from "../door/visit.ts";
import type { FormFaults } from "../form/body.ts";
import { changeButton, checkPart, TO_CHECK } from "../form/check.ts";
import { isToChange } from "../form/control.ts";
import { type Field, textField } from "../form/field.ts";
import { fieldRow, signed } from "../form/form.ts";
import { valueWords } from "../form/label.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";
import type { SessionShown } from "./row.ts";
import { type StopTarget, scopeHtml, scopeWords } from "./stop-scopes.ts";

export interface Choice extends StopTarget {
  /** What it is besides its name: whose session, with which terminal. */
  readonly more?: Html | string | undefined;
}

export interface NewStop {
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  /** Only what the reader may stop. */
  readonly choices: readonly Choice[];
  readonly chosen?: StopTarget | undefined;
  /** Whom and what one may look for by name, besides what is live. */
  readonly fields?: readonly Field[];
}

export function newStop(visit: Visit, { typed, faults, key, choices, chosen, fields = [] }: NewStop): Html {
  const { say } = visit;
  if (choices.length === 0) return html``;
  const fault = (name: string) => {
    const words = faults.get(name);
    return words && html`<p class="fault" id="f-${name}-fault">${said(words, say)}</p>`;
  };
  const wrong = (name: string) =>
    faults.has(name) && html`aria-invalid="true" aria-describedby="f-${name}-fault"`;
  const again = (name: string) => isToChange(textField(name), typed) && html`autofocus`;
  return html`<h2 id="new-stop">${say("切斷連線", "Stop connections")}</h2><form method="post" action="/console/sessions/stops" class="sheet" novalidate>${signed(visit, key)}
<div class="field ${faults.has("target") && "wrong"}"><label for="f-target">${say("切斷對象", "What to stop")}</label><p class="hint">${say("由小到大選擇；只列出您有權切斷者。未列出的電腦或人員，於下方以姓名、財產編號或序號尋找。", "From the smallest to the widest; only what you may stop. Look for a terminal or person not listed below, by name, number or serial number.")}</p>${fault("target")}<select id="f-target" name="target" ${wrong("target")} ${again("target")}><option value="">${say("請選擇", "Choose")}</option>${groups(visit, choices, chosen)}</select></div>
${fields.map(field => fieldRow(visit, { typed, faults }, { ...field, act: "stop" }))}
<div class="field ${faults.has("reason") && "wrong"}"><label for="f-reason">${say("原因", "Reason")}</label>${fault("reason")}<input id="f-reason" name="reason" value="${typed.one("reason")}" maxlength="500" autocomplete="off" ${wrong("reason")} ${again("reason")}></div>
<div class="field"><label class="option"><input type="checkbox" name="drill" value="yes" ${again("drill")} ${typed.one("drill") === "yes" && html`checked`}> ${say("這是演練（照常切斷，各頁標示為演練）", "This is a drill (it cuts all the same and is marked as a drill)")}</label></div>
<div class="act"><p class="consequence">${say("下一步會先列出受影響的連線與人員，確認後才切斷。", "The next step lists the sessions and people it hits. Nothing is stopped until you confirm.")}</p><button class="danger">${said(TO_CHECK, say)}</button></div></form>`;
}

function groups(visit: Visit, choices: readonly Choice[], chosen: StopTarget | undefined): Html {
  const option = ({ kind, id, more }: Choice) =>
    html`<option value="${kind}:${id}" ${kind === chosen?.kind && id === chosen.id && html`selected`}>${scopeHtml(visit, { kind, id })} ${more}</option>`;
  return html`${[...Map.groupBy(choices, ({ kind }) => kind)].map(
    ([kind, some]) => html`<optgroup label="${scopeWords(visit, kind)}">${some.map(option)}</optgroup>`,
  )}`;
}

const MOST_NAMED = 20;

export interface Confirmation {
  readonly target: StopTarget;
  readonly typed: Typed;
  readonly key: string;
  /** Undefined where the reader may not see them, which keeps nobody from stopping. */
  readonly live: readonly SessionShown[] | undefined;
  /** There may be more than these: nobody reads further. */
  readonly isAtLeast?: boolean | undefined;
}

export function confirmation(visit: Visit, { target, typed, key, live, isAtLeast }: Confirmation): Html {
  const { say } = visit;
  const isDrill = typed.one("drill") === "yes";
  const count =
    live === undefined
      ? say("範圍內所有進行中的連線會立即中斷。", "every live session in its scope ends immediately.")
      : say(
          `現在${isAtLeast ? "至少" : ""}有 ${live.length} 個進行中的連線會立即中斷。`,
          `${isAtLeast ? "at least " : ""}${live.length} live session(s) end immediately.`,
        );
  const what = html`<dt>${say("切斷對象", "What to stop")}</dt><dd><div><b>${scopeHtml(visit, target)}</b></div>${changeButton(visit, { ...textField("target"), act: "stop" })}</dd>`;
  const kind = html`<dt>${say("演練", "Drill")}</dt><dd><div>${isDrill ? say("是（照常切斷，標示為演練）", "Yes (it cuts all the same)") : say("否", "No")}</div>${changeButton(visit, { ...textField("drill"), act: "stop" })}</dd>`;
  return checkPart(visit, {
    ...{ act: "stopConnections", action: "/console/sessions/stops", typed, key, danger: true },
    fields: [{ ...textField("reason"), act: "stop" }],
    on: html`${what}${kind}`,
    more: html`${networkConsequence(visit, target)}${live && live.length > 0 && hit(visit, live)}`,
    consequence: html`${count} ${say("解除之前，範圍內的人都不能再連線。", "No one in its scope can connect again until the stop is lifted.")}`,
    submit: html`${say("確認，立即切斷", "Yes, stop now")} ${scopeHtml(visit, target)}`,
  });
}

function hit(visit: Visit, live: readonly SessionShown[]): Html {
  const { say } = visit;
  const title = say("受影響的連線", "Sessions that end");
  const more = live.length - MOST_NAMED;
  return html`<h2>${title}</h2>${plainTable(visit, {
    caption: title,
    rows: live.slice(0, MOST_NAMED),
    columns: [
      plainColumn("人員", "Person", ({ person }: SessionShown) => who(person)),
      plainColumn("電腦", "Terminal", ({ terminal }: SessionShown) => html`<code>${terminal}</code>`),
      plainColumn(
        "體系",
        "System",
        ({ system, channel }: SessionShown) =>
          html`${system && said(valueWords(system), say)} ${channel?.toUpperCase()}`,
      ),
    ],
  })}${more > 0 && html`<p>${say(`另有 ${more} 個連線。`, `And ${more} more.`)}</p>`}`;
}

/** More than sessions: said before it is done, with the systems by name. */
function networkConsequence({ say }: Visit, { kind, id }: StopTarget): Html | false {
  const systems = SYSTEMS.filter(system => kind === "city" || (kind === "system" && system === id));
  // A system that is none is refused at the next step.
  if (systems.length === 0 && kind === "system") return false;
  if (systems.length === 0)
    return html`<p>${say("這個範圍不切斷體系的網路；同一體系的其他人照常連線。", "This cuts no system’s network: other people in the same system stay connected.")}</p>`;
  const names = systems.map(system => said(valueWords(system), say)).join(say("、", ", "));
  return html`<p>${say(`同時切斷網路的體系：${names}。`, `The networks of these systems are cut as well: ${names}.`)}${say("這些體系子網路內的一切流量（含 VDI 主機，以及本系統不知道的連線）立即不通，解除後才恢復。", " No traffic passes in their subnets until the stop is lifted, including VDI hosts and connections that this gateway does not know.")}</p>`;
}
