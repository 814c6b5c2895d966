// What can be refused about own devices, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";

export const DEVICE_PROBLEM = problemKinds({
  "device-number-taken": [
    409,
    "自備設備編號重複，請再登記一次",
    "That inventory number is taken: register it once more",
  ],
  "devices-too-many": [
    409,
    "自備設備的登記已達上限，請先停用不再使用者",
    "There are as many own devices as there can be: withdraw one first",
  ],
  "device-withdrawn": [409, "這部自備設備已停用，請重新登記", "This device is out of use: register it anew"],
  "device-test-endless": [
    422,
    "通過檢測者須載明有效期限",
    "A test that was passed says until when it counts",
  ],
  "device-test-over": [422, "檢測的有效期限已過", "The end of the test has passed"],
  "device-not-for-exchange": [
    409,
    "公文電子交換不得使用自備設備，只能使用機關的終端層電腦",
    "Exchange is never done on an own device: only on the agency’s terminal",
  ],
  "device-untested": [
    409,
    "自備設備沒有有效的資安檢測，不得核准使用",
    "The device has no security test that counts: it cannot be approved",
  ],
  "device-brand-banned": [409, "此廠牌不得使用，或沒有登記廠牌", "This brand is banned, or none is recorded"],
  "device-brands-not-supplied": [
    409,
    "規範要求的禁用廠牌清單尚未建立，無從判斷",
    "Nobody has given the list of banned brands that the regulation demands, so nothing is known to be allowed",
  ],
  "device-hazardous": [
    409,
    "此設備為公告的危害國家資通安全產品",
    "A notice names this device as a hazardous product",
  ],
  "device-deletion-not-due": [
    409,
    "目前沒有須刪除公務資料的紀錄：居家辦公尚未結束，或已登錄刪除",
    "Nothing is due to be deleted: home working has not ended, or it was attested already",
  ],
  "device-systems-missing": [422, "核准須列出可使用的體系", "An approval names the systems it is for"],
  "device-reason-missing": [422, "不核准須敘明理由", "A refusal gives its reason"],
});

type Code = keyof typeof DEVICE_PROBLEM;

/** By which clauses it is refused, where a text says so. */
export const DEVICE_CLAUSES: { readonly [Each in Code]?: readonly ClauseId[] } = {
  "device-not-for-exchange": ["tainan-2021/3.2b"],
  "device-brand-banned": ["keelung-pregnancy/4.2.1"],
  "device-brands-not-supplied": ["keelung-pregnancy/4.2.1"],
  "device-hazardous": ["cyber-act/11a"],
  "device-deletion-not-due": ["ey-draft/12.3b", "keelung-pregnancy/4.2.3"],
};
