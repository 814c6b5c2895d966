// Whether a computer may leave at all: its role, owner, brand, time in service, and what notices say of it; one for document management
// need be no terminal of exchange, since the letter says that of exchange alone; pure.
import { binding, limitsOf } from "../agencies/rules.ts";
import { MAY_BE_USED } from "../products/names.ts";
import { standingOf } from "../products/standing.ts";
import { refuseAll, requireAll } from "../shared/http/problem.ts";
import { activityIn } from "../shared/rules/systems.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { brandAmong } from "./brand.ts";
import type { Registration } from "./registration.ts";
import { refusal, type StepContext } from "./step.ts";

/** Throws the refusal where the terminal itself must not leave, whoever borrows it. */
export function requireFitTerminal(terminal: Registration, context: StepContext): void {
  const isForExchange = activityIn(terminal.system) === "exchange";
  requireAll(
    () => {
      if (isForExchange) requireExchangeTerminal(terminal, context);
      else if (terminal.ownership !== "agency") throw refusal(context, "terminal-not-of-agency");
    },
    () => requireBrand(terminal, context),
    () => requireNotHazardous(terminal, context),
  );
}

/** The statute forbids its use from the notice on: what the gate would refuse is not handed out either. What left before stays on record. */
export function requireNotHazardous(terminal: Registration, context: StepContext, at = context.at): void {
  const { standing, notice } = standingOf(context.products, terminal, at);
  const isKnown = notice === undefined || notice.confirmedAt <= at;
  if (!MAY_BE_USED.includes(standing) && isKnown) throw refusal(context, "product-hazardous");
}

function requireExchangeTerminal(
  { role, ownership, inServiceFrom }: Registration,
  context: StepContext,
): void {
  refuseAll(
    (role !== "exchange-terminal" || ownership !== "agency") && refusal(context, "terminal-not-for-exchange"),
    inServiceFrom >= dayOf(context.at) && refusal(context, "terminal-too-new"),
  );
}

/** A blank brand is refused wherever a list of banned brands binds; a list that nobody supplied is not known, and opens nothing. */
export function requireBrand(
  { brand, system }: Pick<Registration, "brand" | "system">,
  context: StepContext,
): void {
  const today = dayOf(context.at);
  const banned = limitsOf(context.agency, today, system).bannedBrands ?? [];
  const demanded = binding(context.agency, today, ["keelung-pregnancy/4.2.1"], system).length > 0;
  if (demanded && banned.length === 0) throw refusal(context, "brands-not-supplied");
  if (banned.length > 0 && brandAmong(brand, banned) !== "allowed") throw refusal(context, "brand-banned");
}
