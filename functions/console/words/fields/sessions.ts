// Fields of sessions, stops and a terminal’s own reports.
import type { FieldNames } from "./field.ts";

export const SESSION_FIELDS: FieldNames = {
  terminal: ["電腦", "Terminal"],
  address: ["連線位址", "Address", "本人提出時不填，以實際位址為準", "Leave empty if you ask for yourself"],
  connection: ["連線代號", "Connection", "連線代理自己的代號", "The broker’s own session name"],
  factors: ["驗證因子數", "Factors", "由連線代理填寫", "Only a broker fills this in"],
  loginUntil: ["登入有效至", "Logged in until", "由連線代理填寫", "Only a broker fills this in"],
  business: ["業務", "Business"],
  rights: ["權限", "Rights", "一行一項", "One per line"],
  functions: ["功能", "Functions", "一行一項", "One per line"],
  classification: ["文件密等", "Classification"],
  important: ["重要資料", "Important data"],
  encrypted: ["已加密", "Encrypted"],
  loggedIn: ["已安全登入", "Logged in securely"],
  scope: ["範圍", "Scope"],
  kind: ["對象種類", "What kind"],
  id: ["對象", "Which one", "全市請填 city", "For the whole city, enter: city"],
  stop: ["緊急切斷代號", "Stop"],
  session: ["連線代號", "Session"],
  key: ["公開金鑰", "Public key"],
  kty: ["金鑰類別", "Key type", "EC", "EC"],
  crv: ["曲線", "Curve", "P-256", "P-256"],
  x: ["座標 x", "Coordinate x"],
  y: ["座標 y", "Coordinate y"],
  source: [
    "得知方式",
    "Source",
    "由代理程式實測才選實測",
    "Measured only where an agent looks at the network card",
  ],
};
