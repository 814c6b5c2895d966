// Applies Filter.N: every filter must hold, one matching value is enough; an unknown filter is refused, never ignored.
import { members, type QueryForm, texts } from "./form.ts";
import { Ec2Refusal } from "./refusal.ts";

const TAG = "tag:";

/** What each filter looks at; the one named `tag:` is given the key that follows. */
export type Filters<Item> = Readonly<Record<string, (item: Item, key: string) => readonly string[]>>;

export function filtered<Item>(
  items: readonly Item[],
  form: QueryForm,
  filters: Filters<Item>,
): readonly Item[] {
  const tests = members(form, "Filter").map(filter => {
    const wanted = filter.get("Name") ?? "";
    const key = wanted.startsWith(TAG) ? wanted.slice(TAG.length) : "";
    const name = key === "" ? wanted : TAG;
    const look = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (!look) throw new Ec2Refusal("InvalidParameterValue", `The filter '${name}' is invalid`);
    const patterns = texts(filter, "Value").map(pattern);
    return (item: Item) => look(item, key).some(fact => patterns.some(wanted => wanted.test(fact)));
  });
  return items.filter(item => tests.every(holds => holds(item)));
}

// EC2 reads * and ? in a filter's value as wildcards.
function pattern(value: string): RegExp {
  const source = value
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "su");
}
