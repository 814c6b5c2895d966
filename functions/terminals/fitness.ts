// Whether a computer may serve exchange from home at all: its role, owner, brand and time in service; pure.
import { binding, limitsOf } from "../agencies/rules.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { brandAmong } from "./brand.ts";
import type { Registration } from "./registration.ts";
import { type Desk, refusal } from "./step.ts";

/** Throws the refusal where the terminal itself must not leave, whoever borrows it. */
export function requireFitTerminal(terminal: Registration, desk: Desk): void {
  if (terminal.role !== "exchange-terminal" || terminal.ownership !== "agency")
    throw refusal(desk, "terminal-not-for-exchange");
  if (terminal.inServiceFrom >= dayOf(desk.at)) throw refusal(desk, "terminal-too-new");
  requireBrand(terminal, desk);
}

/** A blank brand is refused wherever a list of banned brands binds. */
export function requireBrand({ brand }: Pick<Registration, "brand">, desk: Desk): void {
  const today = dayOf(desk.at);
  const banned = limitsOf(desk.agency, today).bannedBrands ?? [];
  const listed = banned.length > 0 || binding(desk.agency, today, ["keelung-pregnancy/4.2.1"]).length > 0;
  if (listed && brandAmong(brand, banned) !== "allowed") throw refusal(desk, "brand-banned");
}
