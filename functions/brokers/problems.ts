// What can be refused about brokers and the closing of desktops and tunnels, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const BROKER_PROBLEM = problemKinds({
  "broker-endpoint-unknown": [
    422,
    "本體系沒有這個 VDI 端點或自建 VPN 伺服器；Client VPN 由 AWS 自行回報",
    "The system has no VDI endpoint and no VPN server of the city's own by that name; of Client VPN AWS itself says what is cut",
  ],
  "broker-address-refused": [
    422,
    "通知網址不能用：須為 https 的公開主機，不得含帳號密碼、不得指向內部位址",
    "The address cannot be used: it must be https to a public host, without credentials, and not lead to an internal address",
  ],
  "broker-not-proposed": [409, "沒有待確認的連線代理通知設定", "No subscription is waiting to be confirmed"],
  "broker-by-feed": [
    409,
    "這個連線代理沒有通知網址，自行追蹤異動清單，無從測試",
    "This broker has no address: it follows the feed by itself, and there is nothing to send a test to",
  ],
  "broker-unknown": [404, "這個端點沒有連線代理通知設定", "The endpoint has no subscription of a broker"],
  "broker-confirmed-by-another": [
    403,
    "通知設定須由提出者以外的體系管理者確認",
    "A subscription is confirmed by an administrator other than the one who proposed it",
  ],
  "session-not-ended": [
    409,
    "這條連線尚未結束：先結束連線，再確認已關閉",
    "This session has not ended: end it before confirming that it is closed",
  ],
  "closed-on-record-only": [
    409,
    "這條連線開通時沒有連線代理受通知，只在紀錄上結束，無從確認",
    "No broker was told of this session when it was let in: it ended on record only, and there is nothing to confirm",
  ],
  "closed-already": [409, "這條連線已確認關閉", "This session was confirmed closed before"],
  "closed-by-its-own-broker": [
    403,
    "關閉只能由開啟它的連線代理確認",
    "Only the broker that opened it confirms that it is closed",
  ],
  "seen-by-its-own-broker": [
    403,
    "桌面或通道是否仍在使用，只能由開啟它的連線代理回報",
    "Only the broker that opened it reports that a desktop or tunnel is still there",
  ],
  "seen-when": [
    422,
    "回報的時間須在連線開通之後，且不得在未來",
    "It was seen after the session was let in, and not in the future",
  ],
  "closed-when": [
    422,
    "關閉時間須在連線開通之後，且不得在未來",
    "It was closed after the session was let in, and not in the future",
  ],
  "closed-by-another": [
    403,
    "本人的連線由其他管理者登錄關閉",
    "Your own session is recorded as closed by another administrator",
  ],
  "feed-too-old": [
    422,
    "起點已超過兩日：請不帶起點重新取得現況",
    "The starting point is more than two days past: ask without one for how things stand",
  ],
});
