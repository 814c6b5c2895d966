// Supplied items that wait: one's own to be handed back, the agency's to be taken back.
import { html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { listSuppliesDue, readSuppliesOf } from "../../supplies/routes.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import { who } from "../frame/who.ts";
import { group, type WaitingSource } from "./waiting.ts";

const PAGE = "/console/home-work/supplies";

export const suppliesSource: WaitingSource = {
  roles: ["worker", "records", "property"],
  async read({ api, person }) {
    const keeps = hasRole(person, "records", "property");
    const [own, due] = await Promise.all([
      ifThere(api.ask(readSuppliesOf, { params: { person: person.person } })),
      keeps ? ifThere(api.ask(listSuppliesDue, { query: { limit: "50" } })) : undefined,
    ]);
    const mine = (own?.rows ?? []).filter(each => each.due);
    const others = (due?.rows ?? []).filter(({ lent }) => lent?.borrower !== person.person);
    // Who hands back is at home; who takes back is at the counter.
    return [
      ...group(
        "mine",
        "/console/home-work",
        words("配發用品應歸還", "Hand a supplied item back"),
        mine.map(row),
      ),
      ...group(
        "mine",
        "/console/terminals",
        words("配發用品待收回", "Take a supplied item back"),
        others.map(row),
      ),
    ].map(each => ({ ...each, all: PAGE }));
  },
};

function row({ supply, lent, due }: AnswerOf<typeof listSuppliesDue>["rows"][number]) {
  return {
    what: html`${lent && who(lent.borrower)} <code>${supply}</code>`,
    href: `${PAGE}/${supply}`,
    since: due?.since,
  };
}
