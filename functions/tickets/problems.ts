// What can be refused about log-in tickets, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const TICKET_PROBLEM = problemKinds({
  "ticket-proof": [
    403,
    "簽章不符：不是這部電腦為您這次登入所簽，或已過時",
    "This was not signed by that terminal for this log-in of yours, or too long ago",
  ],
  "ticket-off": [
    409,
    "這裡不用「開始連線」：開啟 VPN 時，由 VPN 自己要求登入",
    "Start connecting is not used here: open the VPN, which asks you to log in itself",
  ],
  "ticket-log-in-ends": [
    409,
    "您的登入即將到期，請重新登入後再開始連線",
    "Your log-in is about to end: log in again, then connect",
  ],
});
