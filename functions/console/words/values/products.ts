// Values of hazardous products and banned makes.
import type { Values } from "./value.ts";

export const PRODUCT_VALUES: Values = {
  always: {
    unnamed: ["未登記廠牌", "No brand recorded"],
    banned: ["禁用", "Banned"],
    clear: ["未受公告", "Not named"],
    "not-bound": ["法律尚未施行", "Not in force yet"],
    "not-loaded": ["登錄冊未載入", "Register not given"],
    near: ["近似公告廠牌", "Nearly a banned make"],
    excepted: ["例外使用", "Excepted"],
    notices: ["公告", "Notices"],
    withdrawal: ["撤銷", "Withdrawal"],
    exception: ["例外使用", "Exception"],
    "cyber-act": ["資通安全管理法", "Cyber Security Management Act"],
  },
};
