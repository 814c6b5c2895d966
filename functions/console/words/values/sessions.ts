// Values of sessions, log-ins and brokers.
import type { Values } from "./value.ts";

export const SESSION_VALUES: Values = {
  always: {
    "client-vpn": ["AWS Client VPN", "AWS Client VPN"],
    "own-server": ["市府自建伺服器", "The city’s own server"],
    told: ["已送達", "Told"],
    redirected: ["遭轉址，未送達", "Redirected, not told"],
    "too-slow": ["逾時未回應", "Too slow"],
    unreachable: ["連不上", "Unreachable"],
    unsafe: ["網址指向內部，未送", "Leads inside, not sent"],
    "logged-off": ["已登出", "Logged off"],
    "never-opened": ["未曾開啟", "Never opened"],
    disconnected: ["已中斷", "Disconnected"],
    "already-gone": ["早已關閉", "Already gone"],
    "taken-over": ["由新連線接續", "Goes on as another session"],
    "by-hand": ["人員關閉", "By hand"],
    activity: ["有人操作", "In use"],
    heartbeat: ["仍有回應", "Still answering"],
    named: ["連線時已登入", "By the connection’s own log-in"],
    proved: ["電腦簽章證明", "Signed by the terminal"],
    claimed: ["本人從同一位址登入", "Logged in from the same address"],
    "claimed-elsewhere": ["從另一個位址登入", "Logged in from another address"],
    over: ["登入已過時", "Over"],
    "of-another": ["另一人的登入", "Somebody else’s log-in"],
    vpn: ["VPN", "VPN"],
    vdi: ["VDI", "VDI"],
    own: ["本人的", "Their own"],
    others: ["他人的", "Someone else’s"],
    here: ["在這部電腦", "On this computer"],
    elsewhere: ["在另一部電腦", "On another computer"],
  },
  inField: {
    endpointHours: { open: ["開放中", "Open now"] },
    // Of a stop.
    kind: { agency: ["一個機關", "One agency"] },
  },
};
