// Who is told that somebody behaves oddly: those who look after the system and whoever leads the agency; pure.
import { ODD_RULES, type OddRule } from "../../oddities/names.ts";
import { oddityLaw } from "../../oddities/oddity.ts";
import { agencyBoxes, systemBoxes } from "../notice.ts";
import { both, systemCalled, tells } from "../telling.ts";

export const oddities = tells(oddityLaw, {
  OddityFound: {
    to: ({ event: { system, agency } }) => [
      ...systemBoxes(system, "administrator"),
      ...agencyBoxes(agency, "supervisor"),
    ],
    facts: ({ id: [, rule = ""], event: { system, count } }) => ({ rule, system, count: String(count) }),
    say: ({ rule, system, count = "" }) =>
      both(
        on => `${on(systemCalled(system))}：有人員行為異常，${on(ruleCalled(rule))}（${count}）`,
        on => `${on(systemCalled(system))}: odd behaviour of a person, ${on(ruleCalled(rule))} (${count})`,
      ),
    page: () => "/console/sessions/oddities",
    // There alone somebody may have been let in; the others opened nothing.
    urgency: ({ id: [, rule] }) => (rule === "networks" ? "urgent" : "usual"),
  },
});

/** One that there is no more by its name. */
function ruleCalled(rule = "") {
  return ODD_RULES[rule as OddRule]?.words ?? { "zh-TW": rule, en: rule };
}
