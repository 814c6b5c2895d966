// What a person sees while logging in and out: data to HTML, nothing fetched.

import { dangerouslyTrusted, type Html, html } from "../../../functions/shared/page/html.ts";
import { ACCOUNTS, type Account, AGENCIES } from "./accounts.ts";
import { loginPage } from "./layout.ts";

export function welcomePage(): string {
  return loginPage(
    "本機示範登入",
    html`<h1>本機示範登入 <span lang="en">Local demo log-in</span></h1>
<p>要登入請由控制台開始。以下是可以選用的示範帳號，每種角色各一。
<span lang="en">Start from the console to log in. These are the demo accounts, one for each role.</span></p>
${byAgency(({ account, title }) => html`<li class="sheet"><b>${title["zh-TW"]}</b> <span lang="en">${title.en}</span><br><code>${account}</code></li>`)}`,
  );
}

export function choosePage(uid: string): string {
  return loginPage(
    "選擇示範帳號 · 本機示範登入",
    html`<h1>選擇示範帳號 <span lang="en">Choose a demo account</span></h1>
<p>每種角色各有一個帳號，不需要密碼。 <span lang="en">One account for each role; no password.</span></p>
<form action="/interaction/${uid}/factor">
${byAgency(
  ({ account, title }) =>
    html`<li><button name="account" value="${account}"><b>${title["zh-TW"]}</b><span lang="en">${title.en}</span><code>${account}</code></button></li>`,
)}
</form>
${cancelForm(uid)}`,
  );
}

export interface FactorStep {
  readonly uid: string;
  readonly account: Account;
  readonly code: string;
  /** What was typed, when it was not the code. */
  readonly typed?: string;
}

export function factorPage({ uid, account, code, typed }: FactorStep): string {
  return loginPage(
    "第二因素驗證 · 本機示範登入",
    html`<h1>第二因素驗證 <span lang="en">Second factor</span></h1>
<p>${account.title["zh-TW"]} <span lang="en">${account.title.en}</span> · <code>${account.account}</code>
· <a href="/interaction/${uid}">換一個帳號 <span lang="en">Choose another</span></a></p>
<form class="sheet" method="post" action="/interaction/${uid}">
<input type="hidden" name="account" value="${account.account}">
<p>示範用一次性驗證碼是 <code id="one-time-code">${code}</code>，已代為填入。
<span lang="en">The demo one-time code, already filled in for you.</span></p>
<label for="code">一次性驗證碼 <span lang="en">One-time code</span></label>
<input id="code" name="code" value="${typed ?? code}" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required ${wrongMark(typed)}>
${typed === undefined ? html`` : WRONG_CODE}
<div class="row">
<button name="step" value="verify">驗證並登入<span lang="en">Verify and log in</span></button>
<button name="step" value="skip" class="second" formnovalidate aria-describedby="skip">不驗證，直接登入<span lang="en">Log in without it</span></button>
</div>
<p id="skip">不驗證也能登入，但權杖不帶第二因素證明；需要它的動作會被拒絕，可用來看拒絕的樣子。
<span lang="en">Without it the token carries no proof of a second factor, and what needs that proof is refused: a way to see the refusal.</span></p>
</form>
${cancelForm(uid)}`,
  );
}

/** The form is the provider's own, with its guard against forgery; buttons belong to it by its id. */
export function logOutPage(form: string): string {
  return loginPage(
    "登出 · 本機示範登入",
    html`<h1>要登出嗎？ <span lang="en">Log out?</span></h1>
<p>登出後，使用這個登入的程式都要重新登入。 <span lang="en">Programs that use this log-in will ask again.</span></p>
${dangerouslyTrusted(form)}
<div class="row">
<button form="op.logoutForm" name="logout" value="yes">登出<span lang="en">Log out</span></button>
<button form="op.logoutForm" class="second">保持登入<span lang="en">Stay logged in</span></button>
</div>`,
  );
}

export function loggedOutPage(): string {
  return loginPage(
    "已登出 · 本機示範登入",
    html`<h1>已登出 <span lang="en">Logged out</span></h1>
<p>可以關閉這個頁面了。 <span lang="en">You may close this page.</span></p>`,
  );
}

export function failurePage(code: string, detail = ""): string {
  return loginPage(
    "無法登入 · 本機示範登入",
    html`<h1>無法登入 <span lang="en">This log-in cannot go on</span></h1>
<p>請回到原來的程式重新開始。 <span lang="en">Go back to the program you came from and start again.</span></p>
<p class="sheet"><code>${code}</code> <span lang="en">${detail}</span></p>`,
  );
}

const WRONG_CODE = html`<p id="wrong" class="wrong" role="alert">驗證碼不符，請再輸入一次。 <span lang="en">That is not the code; please type it again.</span></p>`;

function wrongMark(typed: string | undefined): Html {
  return typed === undefined ? html`` : html`aria-invalid="true" aria-describedby="wrong"`;
}

function cancelForm(uid: string): Html {
  return html`<form method="post" action="/interaction/${uid}">
<button name="step" value="cancel" class="second">取消，回到原來的程式<span lang="en">Cancel and go back</span></button>
</form>`;
}

function byAgency(item: (account: Account) => Html): Html[] {
  const offered = Object.entries(AGENCIES).filter(([code]) => ACCOUNTS.some(({ agency }) => agency === code));
  return offered.map(
    ([code, name]) => html`<section><h2>${name["zh-TW"]} <span lang="en">${name.en}</span></h2>
<ul class="accounts">${ACCOUNTS.filter(({ agency }) => agency === code).map(item)}</ul></section>`,
  );
}
