// What a borrower pledges before a terminal leaves: the exact text, and its acceptance by their own log-in; pure.
import { isSameAccount } from "../shared/rules/account.ts";
import { now, type Outcome } from "./outcome.ts";
import { loanAt } from "./stage.ts";
import { type Desk, refusal } from "./step.ts";
import type { Terminal } from "./terminal.ts";

/** As the letter names it; an alias in the source list drops one word. */
const NORM = {
  "zh-TW": "公文電子交換資訊系統資訊安全管理規範",
  en: "the security norm of document exchange",
};

/** Nothing in it may change once it is accepted, so what can be extended, such as the due date, is not in it. */
export function pledgeText({ propertyNo, custody }: Terminal, borrower: string, norm: string): string {
  const number = custody.loans + 1;
  return `終端層電腦借用具結書

財產編號：${propertyNo}　第 ${number} 次借用　借用人帳號：${borrower}

本人借用上列終端層電腦居家交換公文，茲具結：
一、只供公務使用，不作其他用途。
二、只由本人操作，不交由他人使用。
三、不以 Wi-Fi 等無線方式連線，只接有線網路。
四、已閱讀並遵守《${NORM["zh-TW"]}》（版本：${norm}）及本府資訊安全規定。
五、歸還時先申報，並依規定完成消毒與離線全機掃描後，始得帶回辦公處所。

Pledge for a terminal on loan

Property number: ${propertyNo}; loan no. ${number}; borrower's account: ${borrower}

I borrow this terminal to exchange official documents from home, and pledge:
1. It serves official work only.
2. Nobody but me operates it.
3. It is never connected by Wi-Fi or other wireless means, only by wire.
4. I have read and follow ${NORM.en} (version: ${norm}) and the city's security rules.
5. I declare its return first; it is disinfected and fully scanned offline before it enters the office again.
`;
}

export function acceptPledge(terminal: Terminal, { text }: { readonly text: string }, desk: Desk): Outcome {
  const { borrower, pledgeText: kept, pledgedAt } = loanAt(terminal, ["registered"], desk);
  if (!isSameAccount(desk.by.person, borrower)) throw refusal(desk, "pledge-by-another");
  if (text !== kept) throw refusal(desk, "pledge-text-differs");
  if (pledgedAt) throw refusal(desk, "pledge-accepted-already");
  return now({ type: "PledgeAccepted", text });
}
