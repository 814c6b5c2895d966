// What is wrong with a provider's SAML metadata, in a sentence: before it is given to AWS, and as AWS has it. No more is read of it than that its
// tags close, that it says where to log in, and that its certificate is one; pure.
import { X509Certificate } from "node:crypto";
import type { Words } from "../../functions/shared/words.ts";

export function samlFault(text: string): Words | undefined {
  const names = tagsIn(text);
  if (!names)
    return {
      "zh-TW": "SAML 文件無法解讀：不是完整的 XML。",
      en: "The SAML document does not parse: it is no whole XML.",
    };
  const lacking = WANTED.filter(name => !names.has(name));
  if (lacking.length > 0)
    return {
      "zh-TW": `SAML 文件缺 ${lacking.join("、")}。`,
      en: `The SAML document lacks ${lacking.join(", ")}.`,
    };
  const [, written = ""] = /<(?:[\w-]+:)?X509Certificate[^>]*>([^<]*)</.exec(text) ?? [];
  if (isCertificate(written)) return undefined;
  return {
    "zh-TW": "SAML 文件內的憑證無法解讀。",
    en: "The certificate in the SAML document cannot be read.",
  };
}

const WANTED = ["EntityDescriptor", "SingleSignOnService", "X509Certificate"];

const TAG = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/;

/** The names of its elements, or undefined where one is not closed or closes another. */
function tagsIn(text: string): ReadonlySet<string> | undefined {
  const bare = text
    .replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g, "")
    .replace(/^\uFEFF/, "")
    .trim();
  const [names, open] = [new Set<string>(), [] as string[]];
  const parts = bare.split(TAG);
  for (let at = 0; at + 4 < parts.length; at += 5) {
    const [plain = "", closes = "", name = "", , isEmpty = ""] = parts.slice(at, at + 5);
    if (!isText(plain, open) || !isTaken({ closes, name, isEmpty }, open, names)) return undefined;
  }
  const isWhole = open.length === 0 && names.size > 0 && parts.at(-1) === "";
  return isWhole ? names : undefined;
}

/** No lone bracket anywhere, and before the first element nothing. */
function isText(plain: string, open: readonly string[]): boolean {
  return !plain.includes("<") && (open.length > 0 || plain.trim() === "");
}

function isTaken(
  { closes, name, isEmpty }: Readonly<Record<"closes" | "name" | "isEmpty", string>>,
  open: string[],
  names: Set<string>,
): boolean {
  if (closes === "/") return open.pop() === name;
  // There is one that all others are in.
  if (open.length === 0 && names.size > 0) return false;
  if (isEmpty !== "/") open.push(name);
  names.add(name.split(":").at(-1) ?? name);
  return true;
}

function isCertificate(written: string): boolean {
  try {
    return new X509Certificate(Buffer.from(written.replaceAll(/\s/g, ""), "base64")).subject !== undefined;
  } catch {
    return false;
  }
}
