// The actions that read prefix lists, and the form in which a list is shown; they change nothing.
import type { Ec2Account } from "./account.ts";
import type { Action } from "./action.ts";
import { type Filters, filtered } from "./filters.ts";
import { integer, required, texts } from "./form.ts";
import { resultPage } from "./paging.ts";
import { entriesAt, type StoredPrefixList, stateOf } from "./prefix-list.ts";
import { tagValues } from "./tag.ts";
import type { Value } from "./xml.ts";

const PAGE = { least: 1, most: 100 };
const ASSOCIATIONS_PAGE = { least: 5, most: 255 };
const VERSIONS = { least: 1, most: Number.MAX_SAFE_INTEGER };

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly tags: StoredPrefixList["tags"];
  readonly answer: Value;
}

const FILTERS: Filters<Shown> = {
  "prefix-list-id": list => [list.id],
  "prefix-list-name": list => [list.name],
  "owner-id": list => [list.owner],
  "tag:": (list, key) => tagValues(list.tags, key),
};

export const prefixListReads: Readonly<Record<string, Action>> = {
  DescribeManagedPrefixLists({ account, form }) {
    const ids = texts(form, "PrefixListId");
    const all = [
      awsOwned(account.terms.region),
      ...[...account.lists.values()].map(list => shown(account, list)),
    ];
    for (const id of ids) if (!all.some(list => list.id === id)) account.list(id);
    const wanted = all.filter(list => ids.length === 0 || ids.includes(list.id));
    const { items, nextToken } = resultPage(filtered(wanted, form, FILTERS), form, PAGE);
    return { nextToken, prefixListSet: items.map(list => list.answer) };
  },

  GetManagedPrefixListEntries({ account, form }) {
    const list = account.list(required(form, "PrefixListId"));
    const version = integer(form, "TargetVersion", VERSIONS) ?? list.version;
    const { items, nextToken } = resultPage(entriesAt(list, version), form, PAGE);
    return { nextToken, entrySet: items.map(({ cidr, description }) => ({ cidr, description })) };
  },

  GetManagedPrefixListAssociations({ account, form }) {
    const list = account.list(required(form, "PrefixListId"));
    const { items, nextToken } = resultPage(list.associations, form, ASSOCIATIONS_PAGE);
    const resourceOwner = account.terms.owner;
    return { nextToken, prefixListAssociationSet: items.map(resourceId => ({ resourceId, resourceOwner })) };
  },
};

export function listAnswer(account: Ec2Account, list: StoredPrefixList): Value {
  const { region, owner } = account.terms;
  return {
    prefixListId: list.id,
    addressFamily: list.family,
    state: stateOf(list),
    stateMessage: list.state.phase === "failed" ? list.state.message : undefined,
    prefixListArn: `arn:aws:ec2:${region}:${owner}:prefix-list/${list.id}`,
    prefixListName: list.name,
    maxEntries: list.maxEntries,
    version: list.version,
    tagSet: list.tags.map(({ key, value }) => ({ key, value })),
    ownerId: owner,
  };
}

function shown(account: Ec2Account, list: StoredPrefixList): Shown {
  const { id, name, tags } = list;
  return { id, name, tags, owner: account.terms.owner, answer: listAnswer(account, list) };
}

// Describe shows the provider's own lists as well: without size and version, and whoever forgets to filter meets one here.
function awsOwned(region: string): Shown {
  const id = "pl-00000000000000053";
  const name = `com.amazonaws.${region}.s3`;
  const answer = {
    prefixListId: id,
    addressFamily: "IPv4",
    state: "create-complete",
    prefixListArn: `arn:aws:ec2:${region}:aws:prefix-list/${id}`,
    prefixListName: name,
    tagSet: [],
    ownerId: "AWS",
  };
  return { id, name, owner: "AWS", tags: [], answer };
}
