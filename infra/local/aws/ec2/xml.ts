// Writes the XML that the EC2 client reads: members directly under the root, lists as <item>, empty lists as empty elements.
export type Value =
  | string
  | number
  | boolean
  | undefined
  | readonly Value[]
  | { readonly [name: string]: Value };
export type Ec2Answer = Readonly<Record<string, Value>>;

export interface XmlFailure {
  readonly code: string;
  readonly message: string;
}

const NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#xD;",
};
// XML 1.0 has no way to write these at all; a certificate name can hold them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(UNWRITABLE, "\ufffd")
    .replace(/[&<>\r]/g, character => ENTITIES[character] ?? character);
}

function inner(value: Value): string {
  if (Array.isArray(value)) return value.map(item => element("item", item)).join("");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([name, member]) => element(name, member))
      .join("");
  }
  return escaped(String(value));
}

function element(name: string, value: Value): string {
  return value === undefined ? "" : `<${name}>${inner(value)}</${name}>`;
}

export function answerXml(action: string, requestId: string, answer: Ec2Answer): string {
  const name = `${action}Response`;
  return `${PROLOGUE}<${name} xmlns="${NAMESPACE}">${inner({ requestId, ...answer })}</${name}>`;
}

export function failureXml(requestId: string, { code, message }: XmlFailure): string {
  const body = { Errors: { Error: { Code: code, Message: message } }, RequestID: requestId };
  return PROLOGUE + element("Response", body);
}
