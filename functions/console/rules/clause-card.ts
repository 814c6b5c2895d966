// One clause as the gate enforces it: its policies in words and as text, and how often it refused lately; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Clause } from "../../shared/rules/clauses.ts";
import type { Words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { dayText } from "../frame/time.ts";

export interface ClauseFacts {
  readonly clause: Pick<Clause, "id" | "part" | "where">;
  readonly policies: readonly PolicyFacts[];
  /** Not told to those who may not count sessions. */
  readonly lately?: { readonly from: string; readonly until: string; readonly count: number } | undefined;
}

export interface PolicyFacts {
  readonly policy: string;
  /** A clause says it in its own words. */
  readonly says?: Words | undefined;
  readonly fix?: Words | undefined;
  readonly who?: Words | undefined;
  readonly text: string;
}

export function clauseCard(reader: PageReader, { clause, policies, lately }: ClauseFacts): Html {
  const { say } = reader;
  return html`<section class="card"><h2>${say(`閘門如何適用 ${clause.id}`, `How the gate applies ${clause.id}`)}</h2>
${lately && decidedLately(reader, lately)}
${policies.length === 0 && html`<p>${say("閘門不以這條判斷連線：它約束其他環節，或僅供查閱。", "The gate does not use this clause to judge connections. It applies elsewhere or is shown for reference only.")}</p>`}
${policies.map(policy => policyText(reader, policy))}</section>`;
}

function decidedLately(reader: PageReader, { from, until, count }: NonNullable<ClauseFacts["lately"]>): Html {
  const { say } = reader;
  const span = `${dayText(reader, from)} – ${dayText(reader, until)}`;
  const told =
    count === 0
      ? say(`${span}：沒有連線因此被拒。`, `${span}: it refused no connection.`)
      : say(
          `${span}：拒絕連線 ${count} 次。`,
          `${span}: it refused ${count} connection${count === 1 ? "" : "s"}.`,
        );
  return html`<p>${told} <a href="/console/sessions/refusals?from=${from}&amp;until=${until}">${say("看拒絕原因", "See why people were refused")}</a></p>`;
}

/** What the gate refuses by itself, without any regulation that says so. */
export function houseCard(reader: PageReader, policies: readonly PolicyFacts[]): Html {
  const { say } = reader;
  return html`<section class="card" id="house"><h2>${say("本閘道自己的規定", "The gateway’s own rules")}</h2>
<p>${say("這些不是條文：沒有它們，條文無從落實。", "These rules are not clauses, but the clauses could not be enforced without them.")}</p>
${policies.map(policy => policyText(reader, policy))}</section>`;
}

function policyText({ say }: PageReader, { policy, says, fix, who, text }: PolicyFacts): Html {
  return html`<h3><code>${policy}</code></h3>
${says && html`<p>${said(says, say)}</p>`}
${
  fix &&
  who &&
  html`<dl class="facts"><dt>${say("如何符合", "How to comply")}</dt><dd>${said(fix, say)}</dd>
<dt>${say("由誰辦理", "Who can do this")}</dt><dd>${said(who, say)}</dd></dl>`
}
<pre class="rule" role="region" tabindex="0" aria-label="${say("規則原文", "Policy text")} ${policy}"><code>${text}</code></pre>`;
}
