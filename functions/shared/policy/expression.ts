// What an expression of a policy comes to as text, for exactly the operators that ours are written with; each other one stops the build.
import type { Expr } from "@cedar-policy/cedar-wasm/web";

/** A part of the context that is known before any question, by its name there. */
export const CONSTANTS = "profiles";

/** What a part of a policy comes to, as text; `unsure` where only running it tells its type. */
interface Part {
  readonly text: string;
  readonly type: "truth" | "number" | "text" | "set" | "unsure";
}

/** Outside of what policies here may be written in. */
export class NotCompiled extends Error {
  constructor(operator: string, what: unknown) {
    super(`"${operator}" is not compiled here: ${JSON.stringify(what)?.slice(0, 200)}`);
  }
}

/** As something that is true or false. */
export function truthText(expression: Expr): string {
  return truth(compile(expression));
}

/** By its kind, the text of each expression. */
function compile(expression: Expr): Part {
  const [[operator, operands] = ["", undefined], ...more] = Object.entries(expression);
  const write = Object.hasOwn(WRITE, operator) ? WRITE[operator] : undefined;
  if (!write || more.length > 0) throw new NotCompiled(operator, expression);
  return write(operands as never);
}

export interface One {
  readonly arg: Expr;
}
export interface Two {
  readonly left: Expr;
  readonly right: Expr;
}
export interface Attribute {
  readonly left: Expr;
  readonly attr: string | readonly string[];
}

const truthOf = (text: string): Part => ({ text, type: "truth" });

const WRITE: Readonly<Record<string, (operands: never) => Part>> = {
  Value: (value: unknown) => literal(value),
  "!": ({ arg }: One) => truthOf(`!${truth(compile(arg), true)}`),
  "&&": ({ left, right }: Two) => truthOf(`${truth(compile(left), true)} && ${truth(compile(right), true)}`),
  "||": ({ left, right }: Two) =>
    truthOf(`(${truth(compile(left), true)} || ${truth(compile(right), true)})`),
  "==": (two: Two) => truthOf(equal(two)),
  "!=": (two: Two) => truthOf(`!${equal(two)}`),
  ...Object.fromEntries(
    ["<", "<=", ">", ">="].map(sign => [
      sign,
      ({ left, right }: Two) => truthOf(`${number(compile(left))} ${sign} ${number(compile(right))}`),
    ]),
  ),
  "+": sum("plus"),
  "-": sum("minus"),
  "*": sum("times"),
  contains: ({ left, right }: Two) => truthOf(containsText(left, right)),
  containsAll: call("containsAll"),
  containsAny: call("containsAny"),
  isEmpty: ({ arg }: One) => truthOf(`isEmpty(${value(arg)})`),
  Set: (parts: readonly Expr[]) => ({
    text: `[${parts.map(part => compile(part).text).join(", ")}]`,
    type: "set",
  }),
  ".": ({ left, attr }: Attribute) => ({ text: attribute("get", left, one(attr)), type: "unsure" }),
  has: ({ left, attr }: Attribute) => truthOf(hasText(left, [attr].flat())),
  is: ({ left, entity_type, ...rest }: { readonly left: Expr; readonly entity_type: string }) => {
    if (Object.keys(rest).length > 0) throw new NotCompiled("is … in", rest);
    return truthOf(`${variable(left)}.type === ${quoted(entity_type)}`);
  },
  in: (two: Two) => truthOf(membership(two)),
  "if-then-else": (branches: { readonly if: Expr; readonly then: Expr; readonly else: Expr }) => {
    const [then, other] = [compile(branches.then), compile(branches.else)];
    const text = `(${truth(compile(branches.if), true)} ? ${then.text} : ${other.text})`;
    return { text, type: then.type === other.type ? then.type : "unsure" };
  },
};

function sum(name: string) {
  return ({ left, right }: Two): Part => ({
    text: `${name}(${value(left)}, ${value(right)})`,
    type: "number",
  });
}

function call(name: string) {
  return ({ left, right }: Two): Part => truthOf(`${name}(${value(left)}, ${value(right)})`);
}

/** In a set of literals, one of them is looked for. */
function containsText(whole: Expr, part: Expr): string {
  const parts =
    "Set" in whole ? whole.Set.map(each => ("Value" in each ? literal(each.Value).text : "")) : [""];
  if (parts.includes("")) return `contains(${value(whole)}, ${value(part)})`;
  return `(it => ${parts.map(each => `it === ${each}`).join(" || ")})(${value(part)})`;
}

function value(expression: Expr): string {
  return compile(expression).text;
}

function truth({ text, type }: Part, isPartOfMore = false): string {
  if (type === "unsure") return `yes(${text})`;
  if (type !== "truth") throw new NotCompiled(type, text);
  return isPartOfMore && /[ ]/.test(text) ? `(${text})` : text;
}

function number({ text, type }: Part): string {
  return type === "number" ? text : `long(${text})`;
}

function literal(of: unknown): Part {
  if (typeof of === "boolean") return truthOf(String(of));
  if (typeof of === "string") return { text: quoted(of), type: "text" };
  // One that a number here cannot hold exactly would be another one.
  if (typeof of === "number" && Number.isSafeInteger(of))
    return { text: of < 0 ? `(${of})` : String(of), type: "number" };
  throw new NotCompiled("Value", of);
}

/** Of a literal, the value is one of the kinds that are the same exactly when they are identical. */
function equal({ left, right }: Two): string {
  if (isEntity(left) || isEntity(right)) return `(${sameEntity(left, right)})`;
  const [one, other] = [compile(left), compile(right)];
  const isPlain = [left, right].some(each => "Value" in each);
  return isPlain ? `(${one.text} === ${other.text})` : `same(${one.text}, ${other.text})`;
}

function isEntity(expression: Expr): boolean {
  if ("Var" in expression) return expression.Var !== "context";
  return "Value" in expression && Object.hasOwn(Object(expression.Value), "__entity");
}

export function actionIn(entity: unknown): string {
  const { type, id } = entity as { readonly type?: string; readonly id?: string };
  if (type !== "Action" || id === undefined) throw new NotCompiled("Action", entity);
  return id;
}

function sameEntity(left: Expr, right: Expr): string {
  const [name, entity] = [variable(left), entityIn(right)];
  return name === "action" ? `action.id === ${quoted(actionIn(entity))}` : entityText(name, entity);
}

export function entityText(name: string, entity: unknown): string {
  const { type, id } = entity as { readonly type?: string; readonly id?: string };
  if (type === undefined || id === undefined) throw new NotCompiled("==", entity);
  return `${name}.type === ${quoted(type)} && ${name}.id === ${quoted(id)}`;
}

function membership({ left, right }: Two): string {
  const name = variable(left);
  const others = "Set" in right ? right.Set : [right];
  if (name === "action")
    return `isIn(action, ${JSON.stringify(others.map(each => actionIn(entityIn(each))))})`;
  // Nothing but actions has a group here.
  return `(${others.map(each => `(${sameEntity(left, each)})`).join(" || ") || "false"})`;
}

function entityIn(expression: Expr): { readonly type: string; readonly id: string } {
  if (!("Value" in expression) || !isEntity(expression)) throw new NotCompiled("in", expression);
  return (
    expression.Value as unknown as { readonly __entity: { readonly type: string; readonly id: string } }
  ).__entity;
}

function variable(expression: Expr): string {
  if (!("Var" in expression) || expression.Var === "context") throw new NotCompiled("is", expression);
  return expression.Var as string;
}

function one(attr: string | readonly string[]): string {
  const [name = "", ...more] = [attr].flat();
  if (more.length > 0) throw new NotCompiled(".", attr);
  return name;
}

/** `has a.b` asks for each in turn. */
function hasText(of: Expr, [name = "", ...more]: readonly string[]): string {
  const here = attribute("there", of, name);
  if (more.length === 0) return here;
  return `${here} && ${hasText({ ".": { left: of, attr: name } } as Expr, more)}`;
}

function attribute(operator: "there" | "get", of: Expr, name: string): string {
  // What every object has from where it comes from is no fact about it.
  if (name in Object.prototype) throw new NotCompiled(".", name);
  const member = /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${quoted(name)}]`;
  return `${operator}(${ownerText(of, name)}${member})`;
}

function ownerText(of: Expr, name: string): string {
  if (isConstants(of)) return "record(constants)";
  if (!("Var" in of)) return `record(${value(of)})`;
  if (of.Var === "action" || name === CONSTANTS) throw new NotCompiled(".", `${String(of.Var)}.${name}`);
  return of.Var === "context" ? "context" : `known(${of.Var})`;
}

/** The part of the context that no question brings. */
export function isConstants(expression: Expr): boolean {
  if (!("." in expression)) return false;
  const { left, attr } = expression["."] as Attribute;
  return "Var" in left && left.Var === "context" && attr === CONSTANTS;
}

export function quoted(text: string): string {
  return JSON.stringify(text);
}
