// The agent's window: is the gate open, why not, how this terminal is enrolled, and what was reported; Chinese first, pure.
import type { Medium } from "../../functions/gate/names.ts";
import type { KeyPlace } from "../../functions/posture/names.ts";
import type { OwnGate } from "../../functions/posture/own-gate.ts";
import { type Html, html } from "../../functions/shared/page/html.ts";
import { qrCode } from "../../functions/shared/page/qr.ts";
import type { Outcome, Unreached } from "./loop.ts";
import type { Reading } from "./reading.ts";

export interface Shown {
  readonly propertyNo: string;
  readonly machine: string;
  readonly place: KeyPlace;
  /** Whether a report under this key ever came in. */
  readonly heard: boolean;
  /** The key is new although there was one before, or reports are refused under it. */
  readonly mustEnrol: boolean;
  readonly code?: string;
  readonly wrongNumber?: boolean;
  readonly reading?: Reading;
  readonly outcome?: Outcome;
  readonly gate?: OwnGate;
  readonly reportedAt?: Date;
  readonly nextAt?: Date;
  readonly aheadMs?: number;
  readonly fault?: string;
}

const two = (zh: string, en: string): Html => html`${zh} <small lang="en">${en}</small>`;

export function windowPage(shown: Shown): string {
  const { propertyNo, machine, mustEnrol, code } = shown;
  // While somebody types, nothing is fetched anew.
  const isTyping = mustEnrol && code === undefined;
  return page(
    isTyping ? undefined : "5",
    html`
<p><code id="terminal">${propertyNo}</code> ${machine}</p>
${shown.fault && html`<p class="bad" role="alert">${shown.fault}</p>`}
${clockNote(shown.aheadMs)}
${mustEnrol ? enrolment(shown) : gateCard(shown)}
${outcomeNote(shown)}
${!mustEnrol && html`<p><a href="log-in" id="log-in">${two("登入並開始連線", "Log in and start connecting")}</a></p>`}
${facts(shown)}`,
  );
}

/** Asked here, since this terminal signs for one person: whoever logs in as another gets nothing by it. */
export function logInPage(): string {
  return page(
    undefined,
    html`<section class="card"><h2>${two("登入並開始連線", "Log in and start connecting")}</h2>
<p>${two("輸入您在主控台的帳號；這部電腦簽章證明您在它前面，瀏覽器接著開啟主控台，由您登入並確認。簽章 2 分鐘內有效：登入花太久時，請回到這裡再按一次。", "Type your account at the console. This computer signs that you sit at it, and the browser opens the console, where you log in and confirm. What it signs counts for two minutes: if logging in takes longer, press again here.")}</p>
<form method="post" action="log-in"><label>${two("帳號", "Account")} <input name="account" autocomplete="username" spellcheck="false" autofocus required maxlength="128"></label> <button>${two("登入", "Log in")}</button></form></section>
<p><a href="./">${two("返回", "Back")}</a></p>`,
  );
}

export function leadingPage(url: string): string {
  return page(
    `0;url=${url}`,
    html`<p><a href="${url}" id="onward">${two("前往主控台", "On to the console")}</a></p>
<p><a href="./">${two("返回", "Back")}</a></p>`,
  );
}

function page(refresh: string | undefined, main: Html): string {
  return html`<!doctype html><html lang="zh-TW"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh !== undefined && html`<meta http-equiv="refresh" content="${refresh}">`}<title>公文交換連線代理程式</title><link rel="stylesheet" href="style.css"></head><body><main>
<h1>${two("公文交換連線代理程式", "docgate agent")}</h1>
${main}
</main></body></html>`.toString();
}

export const WINDOW_STYLE = `body{font:1.05rem/1.6 system-ui,"Noto Sans TC","Microsoft JhengHei",sans-serif;background:#f5f3ee;color:#1d2733;margin:0}main{max-width:44rem;margin:auto;padding:1.5rem}small{color:#4b5763}h2 small,b small{font-weight:400}.card{background:#fff;border:1px solid #c9c4b8;border-radius:.5rem;padding:1rem 1.25rem;margin:1rem 0}.open{border-left:.6rem solid #1f7a4d}.shut,.bad{border-left:.6rem solid #a3262a}.bad{background:#fff;padding:.6rem 1rem}svg{width:22rem;max-width:100%}dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem 1rem}dd{margin:0}input,button,textarea{font:inherit;padding:.4rem .6rem}textarea{width:100%;box-sizing:border-box;font-family:monospace;font-size:.8rem}`;

function gateCard({ gate, heard }: Shown): Html {
  if (!gate)
    return html`<section class="card shut" id="gate"><h2>${two("還不知道閘門是否開著", "Not yet known whether the gate is open")}</h2><p>${heard ? two("回報尚未得到答復。", "No answer to a report yet.") : ""}</p></section>`;
  if (gate.open.length > 0)
    return html`<section class="card open" id="gate"><h2>${two("目前得連線（閘門開啟）", "The gate is open")}</h2><p>${two("現在可以連線：", "You may connect by ")}<b>${gate.open.map(each => each.toUpperCase()).join("、")}</b></p></section>`;
  return html`<section class="card shut" id="gate"><h2>${two("目前不得連線（閘門關閉）", "The gate is closed")}</h2>
${gate.refusals.length > 0 && html`<ol>${gate.refusals.map(({ says, fix, clause }) => html`<li><b>${two(says["zh-TW"], says.en)}</b> ${clause && html`<code>${clause}</code>`}<br>${two(fix["zh-TW"], fix.en)}</li>`)}</ol>`}
${gate.others > 0 && html`<p>${two(`另有 ${gate.others} 個原因與這部電腦的連線環境無關：請登入主控台看「我的遠端連線」。`, `${gate.others} other reason(s) do not lie with this terminal: log in to the console and look at “My remote access”.`)}</p>`}</section>`;
}

function enrolment({ code, wrongNumber }: Shown): Html {
  if (code !== undefined)
    return html`<section class="card" id="enrol"><h2>${two("請檔案管理人員掃描這個登錄碼", "Records staff: scan this code")}</h2>
${qrCode(code, "登錄碼 Code")}
<p><label>${two("沒有掃描器時，複製下列文字貼到主控台", "Without a scanner, paste this text into the console")}<textarea id="code" rows="5" readonly>${code}</textarea></label></p>
<form method="post" action="number"><input type="hidden" name="number" value=""><button>${two("重新輸入櫃檯號碼", "Type another number")}</button></form></section>`;
  return html`<section class="card" id="enrol"><h2>${two("這部電腦的金鑰尚未登錄", "The key of this terminal is not enrolled")}</h2>
<p>${two("請帶到櫃檯。檔案管理人員在主控台這部電腦的頁面按「登錄連線環境金鑰」，把畫面上的櫃檯號碼輸入這裡：", "Take it to the counter. Records staff press “Enrol the reporting key” on this terminal’s page and type the number shown there here:")}</p>
${wrongNumber && html`<p class="bad" role="alert">${two("櫃檯號碼是 8 位數字。", "The number has eight digits.")}</p>`}
<form method="post" action="number"><label>${two("櫃檯號碼", "Number")} <input name="number" inputmode="numeric" autocomplete="off" autofocus required></label> <button>${two("產生登錄碼", "Make the code")}</button></form></section>`;
}

/** More than the gateway lets pass is told before it refuses. */
const NOTABLE_MS = 25_000;

function clockNote(aheadMs = 0): Html | false {
  if (Math.abs(aheadMs) < NOTABLE_MS) return false;
  const amount = Math.round(Math.abs(aheadMs) / 1000);
  const minutes = Math.round(amount / 60);
  const [zhAmount, enAmount] =
    amount < 120 ? [`${amount} 秒`, `${amount} s`] : [`${minutes} 分鐘`, `${minutes} min`];
  const [zh, en] = aheadMs > 0 ? ["快", "ahead"] : ["慢", "behind"];
  return html`<p class="bad" role="alert" id="clock">${two(`這部電腦的時鐘${zh}了 ${zhAmount}，回報會被拒絕：請校正時間。`, `This computer’s clock is ${enAmount} ${en}; its reports are refused until it is set right.`)}</p>`;
}

const WHY: Readonly<Record<Unreached, readonly [zh: string, en: string]>> = {
  offline: [
    "連不到閘道：沒有網路，或閘道停機。會自動再試。",
    "The gateway cannot be reached: no network, or it is down. It is tried again.",
  ],
  slow: ["閘道太久沒有答復。會自動再試。", "The gateway took too long. It is tried again."],
  "proxy-credentials": [
    "代理伺服器要求帳號密碼：請資訊人員在 HTTPS_PROXY 設定，或讓閘道不經代理。",
    "The proxy asks for a name and password: have them set in HTTPS_PROXY, or the gateway spared from the proxy.",
  ],
  proxy: [
    "代理伺服器不讓連到閘道：請洽資訊人員。",
    "The proxy does not lead to the gateway: ask your IT staff.",
  ],
  "not-the-gateway": [
    "答復的不是閘道（可能是網路的登入頁，或網址設錯）。",
    "What answered is not the gateway: perhaps a network’s log-in page, or a wrong address.",
  ],
  "gateway-fault": ["閘道發生錯誤。會自動再試。", "The gateway had a fault. It is tried again."],
  certificate: [
    "閘道的憑證無法信任：請勿繼續，洽資訊人員。",
    "The gateway’s certificate is not to be trusted: stop and ask your IT staff.",
  ],
};

function outcomeNote({ outcome, mustEnrol }: Shown): Html | false {
  if (outcome?.kind === "unreached")
    return html`<p class="bad" role="status" id="outcome">${two(...WHY[outcome.why])}</p>`;
  if (outcome?.kind !== "refused" || (mustEnrol && outcome.code === "posture-signature")) return false;
  const more =
    outcome.code === "posture-replayed" &&
    two(
      "也許有另一個代理程式使用同一把金鑰；缺漏的序號會列入紀錄。",
      "Perhaps another agent uses the same key; missing numbers are on record.",
    );
  return html`<p class="bad" role="status" id="outcome">${two("回報被拒絕：", "The report was refused: ")}${outcome.says} <code>${outcome.code}</code> ${more}</p>`;
}

const MEDIUM_WORDS: Readonly<Record<Medium, readonly [zh: string, en: string]>> = {
  wired: ["有線", "wired"],
  wifi: ["無線（Wi-Fi）", "Wi-Fi"],
  cellular: ["行動網路", "cellular"],
  tethered: ["手機網路分享", "tethered to a phone"],
  unknown: ["不明", "unknown"],
};

const PLACE_WORDS: Readonly<Record<KeyPlace, readonly [string, string]>> = {
  hardware: ["安全晶片（TPM），無法複製", "in the security chip (TPM); it cannot be copied"],
  "not-exportable": ["作業系統保管，不可匯出", "with the operating system, not exportable"],
  file: ["檔案，本機管理者可讀取", "in a file that this computer’s administrator can read"],
};

function facts({ reading, reportedAt, nextAt, place }: Shown): Html {
  const row = (zh: string, en: string, content: Html | string | false | undefined) =>
    content && html`<dt>${two(zh, en)}</dt><dd>${content}</dd>`;
  const yes = (value: boolean | undefined) =>
    value !== undefined && (value ? two("是", "yes") : two("否", "no"));
  const scanner = reading?.antivirus;
  return html`<section class="card"><h2>${two("量到的", "Measured")}</h2><dl>
${reading && row("網路類型", "Link", html`<b id="medium">${two(...MEDIUM_WORDS[reading.medium])}</b> ${reading.adapter}`)}
${row("防毒", "Antivirus", scanner ? html`${scanner.product} ${scanner.realTime ? two("即時防護開啟", "on") : two("即時防護關閉", "off")} ${scanner.signaturesOn}` : two("讀不到", "not readable"))}
${row("磁碟加密", "Disk encrypted", yes(reading?.diskEncrypted))}
${row("最近更新", "Last update", reading?.updatedOn)}
${row("待裝安全更新", "Security updates that wait", reading?.securityUpdates?.toString())}
${row("多人共用", "Shared", yes(reading?.sharedDevice))}
${row("上次回報", "Last report", reportedAt && clockTime(reportedAt))}
${row("下次回報", "Next report", nextAt && clockTime(nextAt))}
${row("金鑰保存於", "Key kept", two(...PLACE_WORDS[place]))}</dl></section>`;
}

function clockTime(at: Date): string {
  return at.toLocaleTimeString("zh-TW", { timeZone: "Asia/Taipei", hour12: false });
}
