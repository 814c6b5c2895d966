// Whether the addresses of the systems are where they belong: in EC2, with the archives, and nowhere else; pure.
import { isSystem, systemOf } from "../shared/rules/systems.ts";
import { type Language, type Words, words } from "../shared/words.ts";
import type { Check } from "./health-check.ts";

export interface AddressesReading {
  readonly drifting: readonly string[];
  readonly refused: readonly string[];
  readonly unanswered: { readonly rows: number; readonly oldest: number; readonly limit: number };
  readonly missingReports: readonly string[];
  /** Systems that are seen from other addresses than those reported and set. */
  readonly strayEgress: readonly string[];
}

export function lists({ drifting, refused }: AddressesReading): Check {
  const name = "lists";
  if (drifting.length + refused.length === 0)
    return { name, status: "ok", words: words("與 EC2 一致", "EC2 holds what was recorded") };
  const said = [
    drifting.length > 0 && words(`偏移：${named(drifting)["zh-TW"]}`, `drifted: ${named(drifting).en}`),
    refused.length > 0 && words(`放不下：${named(refused)["zh-TW"]}`, `do not fit: ${named(refused).en}`),
  ].filter(each => each !== false);
  return {
    name,
    status: refused.length > 0 ? "bad" : "warn",
    words: words(said.map(each => each["zh-TW"]).join("；"), said.map(({ en }) => en).join("; ")),
    remedy: words("到白名單頁查看差異", "see the difference on the lists page"),
  };
}

const DIRECTIONS: Readonly<Record<string, Words>> = {
  inbound: words("連入", "inbound"),
  outbound: words("連出", "outbound"),
};

/** Systems, or lists of theirs, as people call them. */
function named(codes: readonly string[]): Words {
  const all = codes.map(code => {
    const [system = "", channel = "", direction = ""] = code.split("/");
    const way = DIRECTIONS[direction];
    if (!isSystem(system)) return words(code, code);
    const of = (language: Language) =>
      [systemOf(system)[language], channel.toUpperCase(), way?.[language]].filter(Boolean).join(" ");
    return words(of("zh-TW"), of("en"));
  });
  return words(all.map(each => each["zh-TW"]).join("、"), all.map(({ en }) => en).join(", "));
}

export function reports({ unanswered: { rows, oldest, limit }, missingReports }: AddressesReading): Check {
  const name = "reports";
  const missing = missingReports.length;
  if (rows === 0)
    return {
      name,
      status: "ok",
      words: words(
        `沒有逾 ${limit} 個工作日未答復的項目；${missing} 個體系尚未回報`,
        `no row is unanswered for ${limit} working days; ${missing} system(s) have not filed`,
      ),
    };
  return {
    name,
    status: "warn",
    words: words(
      `${rows} 項未獲答復，最久 ${oldest} 個工作日；${missing} 個體系尚未回報`,
      `${rows} row(s) unanswered, the oldest for ${oldest} working days; ${missing} system(s) have not filed`,
    ),
    remedy: words("向檔案主管機關催辦", "ask the archives"),
  };
}

export function waysOut({ strayEgress }: AddressesReading): Check {
  const name = "egress";
  if (strayEgress.length === 0)
    return {
      name,
      status: "ok",
      words: words(
        "已知的出口位址都已回報並由檔案主管機關設定",
        "all ways out that are known are reported and set by the archives",
      ),
    };
  return {
    name,
    status: "warn",
    words: words(
      `實際使用、已回報與已設定的出口不一致：${named(strayEgress)["zh-TW"]}`,
      `what is used, reported and set is not the same: ${named(strayEgress).en}`,
    ),
    remedy: words("到體系頁查看是哪些位址", "see which addresses on the system's page"),
  };
}
