// What another implementation does otherwise than the service itself, by test, each with what proves it. Nothing else may fail.

export type Implementation = "DynamoDB Local" | "moto";

export interface Fault {
  readonly of: Implementation;
  readonly because: string;
  /** Where the service's own documentation says otherwise. */
  readonly proof: string;
  /** The whole names of the tests that show it, by file. */
  readonly tests: Readonly<Record<string, readonly string[]>>;
  /** It shows in some runs and not in others; any other that no longer shows has to leave this list. */
  readonly sometimes?: true;
}

export const FAULTS: readonly Fault[] = [
  {
    of: "moto",
    because: "it has no states in between: what is asked for is complete at once",
    proof:
      "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html (State: create-in-progress, modify-in-progress, …)",
    tests: {
      "test/local/ec2/anywhere/life.test.ts": [
        "the life of a prefix list a new list is being created first, then complete at version 1, with its arn, owner and tags",
        "the life of a prefix list adding and removing in one call makes one new version, in force once it is complete",
        "the life of a prefix list a deleted list is gone",
      ],
    },
  },
  {
    of: "moto",
    because: "it does not know RestoreManagedPrefixListVersion and answers with a page of HTML or 500",
    proof: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RestoreManagedPrefixListVersion.html",
    tests: {
      "test/local/ec2/anywhere/life.test.ts": [
        "the life of a prefix list every stored version keeps its entries, and an earlier one is restored as a new version",
      ],
      "test/local/ec2/anywhere/refused-calls.test.ts": [
        "a call that EC2 refuses PrefixListVersionMismatch (400): a restore made for another version",
        "a call that EC2 refuses InvalidParameterValue (400): a restore of a version that never was",
        "a call that EC2 refuses InvalidParameterValue (400): a restore of the version that is in force",
        "a call that EC2 refuses restoring more than the list may hold now is refused",
      ],
    },
  },
  {
    of: "moto",
    because: "it takes a new MaxEntries and changes nothing",
    proof:
      "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyManagedPrefixList.html (MaxEntries)",
    tests: {
      "test/local/ec2/anywhere/life.test.ts": [
        "the life of a prefix list a new size or a new name makes no new version",
      ],
      "test/local/ec2/anywhere/refused-calls.test.ts": [
        "a call that EC2 refuses shrinking a list below what it holds is refused",
      ],
    },
  },
  {
    of: "moto",
    because: "it gives all entries at once, whatever MaxResults says, and no token",
    proof:
      "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html (MaxResults: 1 to 100)",
    tests: {
      "test/local/ec2/anywhere/reading.test.ts": [
        "a list of 250 entries is read in three pages, and the last one has no token",
        "describing lists goes through all of them page by page, each once",
      ],
      "test/local/ec2/anywhere/refused-calls.test.ts": [
        "a call that EC2 refuses InvalidParameterValue (400): a page of more than a hundred entries",
        "a call that EC2 refuses InvalidParameterValue (400): a page of fewer than five associations",
        "a call that EC2 refuses InvalidNextToken (400): a page token of nobody's",
      ],
    },
  },
  {
    of: "moto",
    because: "its filters know no wildcard and no unknown name",
    proof:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html; filters take wildcards: AmazonEC2 user guide, "Filter resources"',
    tests: {
      "test/local/ec2/anywhere/reading.test.ts": [
        "describing lists finds them by a name with a wildcard",
        "describing lists finds them by two filters that must both hold",
        "describing lists refuses an unknown filter instead of ignoring it",
      ],
    },
  },
  {
    of: "moto",
    because: "it answers 500, a Python error, or nothing where an id is unknown, none, or missing",
    proof:
      "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (InvalidPrefixListID.NotFound, MissingParameter, InvalidClientVpnEndpointId.NotFound)",
    tests: {
      "test/local/ec2/anywhere/reading.test.ts": [
        "describing lists an id that is asked for and not there is refused, not left out",
      ],
      "test/local/ec2/anywhere/refused-calls.test.ts": [
        "a call that EC2 refuses InvalidPrefixListID.NotFound (400): an unknown list",
        "a call that EC2 refuses InvalidPrefixListID.NotFound (400): the end of an unknown list",
        "a call that EC2 refuses InvalidPrefixListId.Malformed (400): an id that is none",
        "a call that EC2 refuses MissingParameter (400): no id",
      ],
      "test/local/ec2/anywhere/unknown.test.ts": ["an unknown endpoint has no connections to show or to end"],
    },
  },
  {
    of: "moto",
    because: "it does not look at ClientToken",
    proof: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Run_Instance_Idempotency.html",
    tests: {
      "test/local/ec2/anywhere/reading.test.ts": [
        "a creation that is asked for twice with one token makes one list, and the same token for another request is refused",
      ],
    },
  },
  {
    of: "moto",
    because: "it takes whatever it is told and refuses nothing",
    proof:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyManagedPrefixList.html; errors-overview.html; quotas: VPC user guide, "Prefix lists"',
    tests: {
      "test/local/ec2/anywhere/refused-calls.test.ts": [
        "a call that EC2 refuses PrefixListVersionMismatch (400): a change made for another version",
        "a call that EC2 refuses InvalidParameterValue (400): a version that cannot be",
        "a call that EC2 refuses InvalidParameterValue (400): entries of a version that never was",
        "a call that EC2 refuses InvalidParameterValue (400): a family that is none",
        "a call that EC2 refuses PrefixListMaxEntriesExceeded (400): a new list with more than it may hold",
        "a call that EC2 refuses InvalidParameterValue (400): a new list with more than a hundred entries",
      ],
      "test/local/ec2/anywhere/refused-changes.test.ts": [
        "a change that EC2 refuses leaves the list as it was InvalidParameterCombination: entries and size in one call",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: a range both added and removed",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: a range added twice",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: more than a hundred additions",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: more than a hundred removals",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: host bits set",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: an address without a length",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: leading zeros",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: a length beyond the family",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: a range of the other family",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: no range at all",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: a description that is too long",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: a size of nothing",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: a size beyond the quota",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: a name of the provider's",
        "a change that EC2 refuses leaves the list as it was InvalidParameterValue: a name that is too long",
        "a change that EC2 refuses leaves the list as it was InvalidPrefixListModification: removing what is not there",
        "a change that EC2 refuses leaves the list as it was InvalidPrefixListModification: adding what is there",
        "a change that EC2 refuses leaves the list as it was PrefixListMaxEntriesExceeded: more than the list may hold",
        "a change that EC2 refuses leaves the list as it was InvalidRequest: a call that changes nothing",
        "a change that EC2 refuses leaves the list as it was IncorrectState: any change while one is under way",
      ],
    },
  },
  {
    of: "moto",
    because: "it does not look at DryRun here",
    proof:
      "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyManagedPrefixList.html (DryRun: DryRunOperation)",
    tests: {
      "test/local/ec2/anywhere/refused-calls.test.ts": [
        "a call that EC2 refuses DryRunOperation (412): a trial run",
      ],
    },
  },
  {
    of: "moto",
    because: "it keeps numbers of any length",
    proof:
      "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html (Number: up to 38 digits of precision)",
    tests: {
      "test/shared/journal/limits.test.ts": [
        "a number beyond what is kept is refused by the database of this machine itself",
      ],
    },
  },
  {
    of: "moto",
    because: "each transaction copies all tables, so that hundreds of requests take longer than a test waits",
    proof: "moto/dynamodb/models: transact_write_items makes a copy of the tables before it begins",
    sometimes: true,
    tests: {
      "test/gate/connect.test.ts": [
        "two hundred ask at once for five seats: five are let in, and the others are told of the plan",
      ],
      "test/sessions/days.test.ts": [
        "asked how it was on a day with more questions than a page holds, the gate counts what was open among all of them",
      ],
    },
  },
  {
    of: "moto",
    because: "a network ACL that is made has no last rule, and an unknown entry is answered with 500",
    proof:
      "https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html (rule *, 32767); API_DeleteNetworkAclEntry (InvalidNetworkAclEntry.NotFound)",
    tests: {
      "test/local/ec2/anywhere/network-acls.test.ts": [
        "a rule of a network ACL is in force once it is put in, before the last one, which denies the rest",
        "a rule of a network ACL is replaced whole, and only where there is one",
        "a rule of a network ACL that is not there cannot be taken out",
      ],
    },
  },
];
