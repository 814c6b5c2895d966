// Fields of a system’s capacity, endpoints and tests.
import type { FieldGroups, FieldNames } from "./field.ts";

export const SYSTEM_FIELDS: FieldNames = {
  accounts: ["VPN 同時連線數", "VPN accounts at the same time"],
  seats: ["VDI 席次", "VDI seats"],
  bandwidthMbps: ["頻寬（Mbps）", "Bandwidth in Mbps"],
  endpoint: [
    "端點",
    "Endpoint",
    "VPN 端點代號（cvpn-endpoint-…）、自建 VPN 伺服器或 VDI 連線代理主機名稱",
    "The id of a VPN endpoint (cvpn-endpoint-…), or the name of an own VPN server or a VDI broker",
  ],
  channel: ["連線方式", "Channel"],
  egress: [
    "對外位址",
    "Egress range",
    "不填即依這種連線方式的全部回報位址判斷",
    "Leave empty to use all ranges reported for the channel",
  ],
  server: [
    "VPN 伺服器",
    "VPN server",
    "市府自建的伺服器須註明；不填即為 AWS Client VPN",
    "A server of the city's own must be said to be one; left empty, it is AWS Client VPN",
  ],
  account: [
    "代理帳號",
    "Broker’s account",
    "連線代理向本閘道提問的帳號",
    "By which the broker asks this gateway",
  ],
  url: [
    "通知網址",
    "Address",
    "https 的公開主機；代理自行追蹤異動清單者不填",
    "https, to a public host; left empty where the broker follows the feed by itself",
  ],
  seconds: ["確認期限（秒）", "Seconds to confirm", "不填即 10 秒", "Ten when left empty"],
  foundAt: ["部署紀錄的時間", "Deployment found at"],
  testedAt: ["測試時間", "Tested at"],
  result: ["測試結果", "Result of the test"],
};

export const SYSTEM_GROUPS: FieldGroups = {
  planCapacity: [
    ["規劃容量", "Planned capacity", ["accounts", "seats", "bandwidthMbps"]],
    ["依據", "Basis", ["planRef"]],
  ],
  addEndpoint: [
    ["端點", "Endpoint", ["endpoint", "channel"]],
    ["位址與主機", "Address and server", ["egress", "server"]],
  ],
};
