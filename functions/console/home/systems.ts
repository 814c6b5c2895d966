// What a system lacks before anybody can connect to it: its plan, and a way in, of which a deployment says itself what it left.
import { html } from "../../shared/page/html.ts";
import { activityIn, isSystem } from "../../shared/rules/systems.ts";
import { words } from "../../shared/words.ts";
import { listSystems } from "../../systems/routes.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { isOffered } from "../words/act-names.ts";
import { group, type WaitingSource } from "./waiting.ts";

const SECTION = "/console/systems";
type SystemRow = AnswerOf<typeof listSystems>["rows"][number];

export const systemsSource: WaitingSource = {
  roles: ["administrator"],
  async read({ api, person, say }) {
    const systems = await ifThere(api.ask(listSystems));
    // The document management of a system is opened to home working only where an agency wants it.
    const own = (systems?.rows ?? []).filter(
      ({ system }) =>
        person.systems.includes(system) && isSystem(system) && activityIn(system) === "exchange",
    );
    const row = (system: string, act: string, zh: string, en: string) =>
      isOffered(act, person) && {
        what: html`${said(valueWords(system), say)} ${say(zh, en)}`,
        href: `/console/acts/${act}?${new URLSearchParams({ system, next: "/console" })}`,
      };
    const proposed = ({ deployment }: SystemRow) => (deployment?.proposals ?? []).length > 0;
    return [
      ...group(
        "mine",
        SECTION,
        words("體系整備尚缺", "The system still lacks"),
        own.flatMap(each => [
          !each.plan && row(each.system, "planCapacity", "容量計畫", "the capacity plan"),
          each.endpoints.length === 0 &&
            !proposed(each) &&
            row(each.system, "addEndpoint", "連線端點", "an endpoint to connect to"),
        ]),
      ),
      ...group(
        "mine",
        SECTION,
        words("部署的結果待確認", "Left by a deployment, to be confirmed"),
        own.filter(proposed).map(({ system, deployment }) => ({
          ...{ what: said(valueWords(system), say), since: deployment?.at },
          href: `${SECTION}/${system}`,
        })),
      ),
    ];
  },
};
