// What can be refused about a system's capacity, endpoints and tests, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const SYSTEM_PROBLEM = problemKinds({
  "plan-empty": [422, "容量規劃至少要有一種連線方式", "A capacity plan must cover at least one channel"],
  "endpoint-form": [
    422,
    "Client VPN 端點代號的格式應為 cvpn-endpoint-…；自建伺服器須註明，代號不得以 cvpn- 開頭",
    "A Client VPN endpoint id looks like cvpn-endpoint-…; an own server must be said to be one, and its name must not begin with cvpn-",
  ],
  "endpoint-known": [409, "本體系已登錄這個端點", "The system already has this endpoint"],
  "endpoint-of-other-system": [409, "這個端點屬於另一個體系", "This endpoint belongs to another system"],
  "endpoint-unknown": [404, "本體系沒有這個端點", "The system has no such endpoint"],
  "egress-refused": [422, "這個對外位址不能使用", "This egress range is not accepted"],
  "deployment-nothing-proposed": [
    409,
    "部署沒有提出任何待確認的事項",
    "No deployment has proposed anything that waits to be confirmed",
  ],
  "deployment-found-again": [
    409,
    "您看過之後又有一次部署，請重新檢視後再確認",
    "There was another deployment after the one that you looked at: look again, then confirm",
  ],
  "test-in-the-future": [422, "測試不能是尚未發生的", "A test cannot be in the future"],
  "purpose-of-vpn-alone": [422, "只有 VPN 端點需要登錄用途", "Only a VPN endpoint's purpose is recorded"],
  "purpose-unknown": [404, "沒有待確認的端點用途", "There is no purpose to confirm"],
  "own-purpose": [
    403,
    "端點用途須由另一位管理人員確認",
    "Another administrator must confirm what an endpoint is for",
  ],
});
