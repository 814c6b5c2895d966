// What is wrong with who hears of alarms, in sentences: alarms that reach nobody are refused like a range that leads nowhere; pure.
import { fault, type StageFault } from "./fault.ts";
import { standingCost } from "./prices.ts";
import type { Stage } from "./stage.ts";

/** The run on one machine, which nobody deploys. */
const NOT_DEPLOYED = "local";

export function watchFaults({ name, watch }: Stage): StageFault[] {
  if (watch === "nobody")
    return name === NOT_DEPLOYED
      ? []
      : [
          fault(
            "沒有人收到告警：watch 須有信箱。",
            "Alarms would reach nobody: watch names no mail address.",
          ),
        ];
  const { mail, hook } = watch;
  return [
    ...(mail.length > 0
      ? []
      : [
          fault(
            "沒有人收到告警：watch 須有信箱。",
            "Alarms would reach nobody: watch names no mail address.",
          ),
        ]),
    ...mail
      .filter(address => !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(address))
      .map(address => fault(`${address} 不是電子郵件信箱。`, `${address} is no mail address.`)),
    ...(hook === undefined || isSecure(hook)
      ? []
      : [fault(`告警網址 ${hook} 須為 https。`, `The address ${hook} for alarms must be https.`)]),
  ];
}

function isSecure(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === "https:";
}

/** A budget that what stands there idle already exceeds would ring each month, and be read by nobody soon. */
export function budgetFaults(stage: Stage): StageFault[] {
  if (stage.watch === "nobody") return [];
  const { monthlyDollars } = stage.watch;
  const idle = Math.ceil(standingCost(stage).reduce((sum, { dollars }) => sum + dollars, 0));
  if (monthlyDollars > idle) return [];
  return [
    fault(
      `每月預算 ${monthlyDollars} 美元不及閒置時的 ${idle} 美元。`,
      `A budget of ${monthlyDollars} dollars a month is not above the ${idle} that this stage costs idle.`,
    ),
  ];
}
