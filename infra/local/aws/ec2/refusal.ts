// What EC2 says no with: every code once, with its HTTP status; a code that is not listed cannot be thrown.
const STATUS = {
  ConcurrentMutationLimitExceeded: 400,
  DependencyViolation: 400,
  DryRunOperation: 412,
  IdempotentParameterMismatch: 400,
  IncorrectState: 400,
  InternalError: 500,
  InvalidAction: 400,
  InvalidClientVpnActiveAssociationNotFound: 400,
  InvalidClientVpnAssociationIdNotFound: 400,
  "InvalidClientVpnConnection.IdNotFound": 400,
  "InvalidClientVpnConnection.UserNotFound": 400,
  InvalidClientVpnDuplicateAssociationException: 400,
  InvalidClientVpnDuplicateRoute: 400,
  "InvalidClientVpnEndpointId.NotFound": 400,
  "InvalidGroup.NotFound": 400,
  "InvalidNetworkAclEntry.NotFound": 400,
  "InvalidNetworkAclID.NotFound": 400,
  "InvalidNetworkAclId.Malformed": 400,
  InvalidNextToken: 400,
  InvalidParameterCombination: 400,
  InvalidParameterValue: 400,
  "InvalidPrefixListID.NotFound": 400,
  "InvalidPrefixListId.Malformed": 400,
  InvalidPrefixListModification: 400,
  InvalidRequest: 400,
  "InvalidSecurityGroupRuleId.NotFound": 400,
  MissingAction: 400,
  MissingParameter: 400,
  NetworkAclEntryAlreadyExists: 400,
  NetworkAclEntryLimitExceeded: 400,
  PrefixListMaxEntriesExceeded: 400,
  PrefixListVersionMismatch: 400,
  RequestLimitExceeded: 503,
} as const;
export type Ec2RefusalCode = keyof typeof STATUS;

export class Ec2Refusal extends Error {
  readonly code: Ec2RefusalCode;
  readonly status: number;

  constructor(code: Ec2RefusalCode, message: string) {
    super(message);
    this.code = code;
    this.status = STATUS[code];
  }
}
