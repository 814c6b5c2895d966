// The actions that change prefix lists: each starts one change, which is in force once it has settled.
import { type Ec2Account, newId } from "./account.ts";
import type { Action, ActionCall } from "./action.ts";
import { EC2_FAMILIES } from "./cidr.ts";
import { integer, members, type QueryForm, required, requiredInteger } from "./form.ts";
import { changeOf, ensureName, modified, restored, SIZE } from "./modification.ts";
import { begun, type Next, type PrefixListEntry, type StoredPrefixList, type Verb } from "./prefix-list.ts";
import { listAnswer } from "./prefix-list-reads.ts";
import { Ec2Refusal } from "./refusal.ts";
import type { Tag } from "./tag.ts";

const VERSIONS = { least: 1, most: Number.MAX_SAFE_INTEGER };

export const prefixListWrites: Readonly<Record<string, Action>> = {
  CreateManagedPrefixList(call) {
    const { account, form } = call;
    const earlier = createdBefore(account, form);
    if (earlier) return { prefixList: listAnswer(account, earlier) };
    const list = created(form);
    return start(call, "create", { list, next: { name: list.name, maxEntries: list.maxEntries } });
  },

  ModifyManagedPrefixList(call) {
    const { account, form } = call;
    const list = account.list(required(form, "PrefixListId"));
    const next = modified(list, {
      version: integer(form, "CurrentVersion", VERSIONS),
      name: form.get("PrefixListName"),
      maxEntries: integer(form, "MaxEntries", SIZE),
      add: entriesOf(form, "AddEntry"),
      remove: entriesOf(form, "RemoveEntry").map(({ cidr }) => cidr),
    });
    return start(call, "modify", { list, next });
  },

  RestoreManagedPrefixListVersion(call) {
    const { account, form } = call;
    const list = account.list(required(form, "PrefixListId"));
    const previous = requiredInteger(form, "PreviousVersion", VERSIONS);
    const current = requiredInteger(form, "CurrentVersion", VERSIONS);
    return start(call, "restore", { list, next: restored(list, { previous, current }) });
  },

  DeleteManagedPrefixList(call) {
    const { account, form } = call;
    const list = account.idleList(required(form, "PrefixListId"));
    if (list.associations.length > 0) {
      const message = `The prefix list ${list.id} is still referenced by ${list.associations.join(", ")}.`;
      throw new Ec2Refusal("DependencyViolation", message);
    }
    return start(call, "delete", { list, next: { name: list.name, maxEntries: list.maxEntries } });
  },
};

function start(
  { account, fails }: ActionCall,
  verb: Verb,
  { list, next }: { list: StoredPrefixList; next: Next },
) {
  const under = account.put(begun(list, verb, { next, ...account.settling(fails) }));
  return { prefixList: listAnswer(account, under) };
}

function created(form: QueryForm): StoredPrefixList {
  const family = EC2_FAMILIES.find(known => known === required(form, "AddressFamily"));
  if (!family) throw new Ec2Refusal("InvalidParameterValue", "AddressFamily must be IPv4 or IPv6.");
  const name = required(form, "PrefixListName");
  ensureName(name);
  const token = form.get("ClientToken");
  const empty: StoredPrefixList = {
    id: newId("pl"),
    name,
    family,
    maxEntries: requiredInteger(form, "MaxEntries", SIZE),
    tags: tagsOf(form),
    associations: [],
    ...(token === undefined ? {} : { creation: { token, request: requestOf(form) } }),
    version: 1,
    entries: [],
    past: [],
    state: { phase: "complete", verb: "create" },
  };
  return { ...empty, entries: changeOf(empty, { add: entriesOf(form, "Entry"), remove: [] }).added };
}

// The client repeats a creation whose answer it never saw with the same token: it must not get a second list.
function createdBefore(account: Ec2Account, form: QueryForm): StoredPrefixList | undefined {
  const token = form.get("ClientToken");
  const earlier = [...account.lists.values()].find(({ creation }) => creation && creation.token === token);
  if (!earlier || earlier.creation?.request === requestOf(form)) return earlier;
  const message = "The client token was used for a request with other parameters.";
  throw new Ec2Refusal("IdempotentParameterMismatch", message);
}

function requestOf(form: QueryForm): string {
  return JSON.stringify([...form].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function entriesOf(form: QueryForm, name: string): readonly PrefixListEntry[] {
  return members(form, name).map(entry => {
    const description = entry.get("Description");
    return { cidr: entry.get("Cidr") ?? "", ...(description === undefined ? {} : { description }) };
  });
}

function tagsOf(form: QueryForm): Tag[] {
  return members(form, "TagSpecification").flatMap(specification =>
    members(specification, "Tag").map(tag => ({
      key: tag.get("Key") ?? "",
      value: tag.get("Value") ?? "",
    })),
  );
}
