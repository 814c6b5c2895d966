// Nobody acts on what binds themselves: of every act it is decided what keeps a person from freeing themselves by it.
import { describe, expect, test } from "vitest";
import { ROUTES } from "../../functions/routes.ts";
import type { Caller } from "../../functions/shared/http/identity.ts";
import { isPermitted, type Place, permit } from "../../functions/shared/http/permit.ts";

/** One who is everything at once. */
const EVERYTHING: Caller = {
  person: "everything@household",
  agency: "household-office",
  roles: ["worker", "records", "property", "scan", "supervisor", "personnel", "administrator", "center"],
  systems: ["household"],
  mfa: true,
};

/** `policy`: refused by self.cedar, on that kind of place. */
const BY_POLICY: Readonly<Record<string, Place["type"]>> = {
  enrolPerson: "Worker",
  leavePerson: "Worker",
  suspendPerson: "Worker",
  recordBreach: "Worker",
  reinstatePerson: "Worker",
  recallPerson: "Worker",
  liftRecall: "Worker",
  grantLeave: "Worker",
  cancelLeave: "Worker",
  postPerson: "Worker",
  nameDeputy: "Worker",
  endDeputy: "Worker",
  reviewReadiness: "Agency",
  recordDrill: "Agency",
  nameScanOfficers: "Agency",
  setWorkingHours: "Agency",
  coverOtherStaff: "Agency",
  liftOverlay: "Agency",
  closeIncident: "Terminal",
  enrolPostureKey: "Terminal",
  openPostureEnrolment: "Terminal",
  enrolPostureKeyByCode: "Terminal",
  liftStop: "Stop",
  giveOpinion: "Worker",
  decideHomeWork: "Worker",
  decideAmendment: "Worker",
  setWeek: "Worker",
  moveHomeDay: "Worker",
  recallHomeDay: "Worker",
  decideSwap: "Worker",
  setRest: "Worker",
  endRest: "Worker",
  askHomeDayCap: "Worker",
  decideHomeDayCap: "Worker",
  assignOvertime: "Worker",
  orderStandby: "Worker",
  planShifts: "Worker",
  decideOvertime: "Worker",
  confirmOvertime: "Worker",
  rejectOvertime: "Worker",
  gradeStandby: "Worker",
  settleOvertime: "Worker",
  decideCompLeave: "Worker",
  closeLeaveWarning: "Worker",
  settleCompLeave: "Worker",
  carryCompLeave: "Worker",
  correctAttendance: "Worker",
  checkAttendance: "Worker",
  reviewLog: "Worker",
  reportLogWeek: "Worker",
  noteLogWeek: "Worker",
  notifyEmergency: "Agency",
  fileBusinessPapers: "Agency",
  decideBusiness: "Agency",
  extendBusiness: "Agency",
  filePaper: "Agency",
  fileConsent: "Agency",
  assessRisks: "Agency",
  holdTraining: "Agency",
  nameSupervisor: "Agency",
  testDevice: "Worker",
  decideDevice: "Worker",
};

/** A law refuses it, with its own code and clause: the borrower does not approve, attest, release, sign both sides or write off … */
const BY_LAW = [
  "approveLoan",
  "approveLoans",
  "attestTerminal",
  "releaseTerminal",
  "releaseTerminals",
  "signReturn",
  "signForBorrower",
  "writeOffTerminal",
  "lendSupply",
  "extendSupply",
  "takeBackSupply",
  // … and who proposed does not approve, who recorded does not confirm, who removed at once does not review.
  "approveChange",
  "reviewRemoval",
  "confirmPaperAnswer",
  "confirmBroker",
  // … and nobody records of their own desktop that it was closed.
  "closeByHand",
  "confirmCalendar",
  "confirmOpening",
  "confirmProducts",
  "rejectPaperAnswer",
  "confirmAdoption",
  "confirmRepeal",
  "confirmPurpose",
  // … and a file of people with one's own row in it is refused.
  "importPeople",
  "importWeek",
  "importAttendance",
  "importShifts",
  "importOvertime",
];

/** It frees nobody by itself: it is asked for, prepared or made stricter, and what frees is somebody else's act or a fact elsewhere. */
const FREES_NOBODY = [
  // Asked for and pledged by oneself, and decided by somebody else.
  "applyHomeWork",
  "pledgeHomeWork",
  "askExtension",
  "askPlace",
  "endHomeWork",
  // Wished for and agreed between two, and set or decided by somebody over them.
  "wishHomeDays",
  "askSwap",
  "answerSwap",
  // Registered, given up and said to be emptied by its owner; tested and approved by somebody else.
  "registerDevice",
  "withdrawDevice",
  "attestDeletion",
  // What the agency has in store: it opens nothing.
  "registerSupply",
  "retireSupply",
  // Overtime is applied for, claimed, written down and called off by whoever works it; somebody else agrees and confirms.
  "applyOvertime",
  "claimOvertime",
  "callOffOvertime",
  "noteWork",
  "askCompLeave",
  "withdrawCompLeave",
  // Of the agency: causes of overtime, what the county agreed to, what was reported to it.
  "giveOvertimeCause",
  "recordCountyConsent",
  "extendCountyConsent",
  "reportOvertimeCause",
  "endOvertimeCause",
  "noteHours",
  "setShift",
  "dropShift",
  "closeMonth",
  // What a superior says need not be done after hours takes from nobody and opens nothing.
  "tellMatter",
  // A firm's business: asked for, and decided by somebody else; ended; a supervisor less; a record of what was checked.
  "applyBusiness",
  "endBusiness",
  "removeSupervisor",
  "recordCheck",
  // A record of what was worked: it opens nothing.
  "clockIn",
  "clockOut",
  "sendLog",
  "importLogs",
  // Lent, extended and carried out only as far as somebody else approved.
  "lendTerminal",
  "lendTerminals",
  "extendLoan",
  "cancelLoan",
  "acceptPledge",
  "carryOut",
  // On the way back, up to what somebody else attests.
  "declareReturn",
  "declareReturns",
  "disinfectTerminal",
  "disinfectTerminals",
  "scanTerminal",
  "scanTerminals",
  "cleanUpTerminal",
  "reportLoss",
  "reportFound",
  // The register, while nobody has borrowed it; another agency takes over what is handed to it.
  "registerTerminal",
  "amendTerminal",
  "transferTerminal",
  "takeOverTerminal",
  "retireTerminal",
  "importTerminals",
  // Of the agency's units and who heads them: nobody is freed by it, since nobody lifts what stops themselves.
  "setUnit",
  "closeUnit",
  // What somebody is called opens nothing.
  "correctName",
  "eraseName",
  // Of an agency, a system or its lists, and of no person; a proposal opens nothing.
  "setReturnSites",
  "setContacts",
  "relayNotice",
  "proposeAdoption",
  "declineAdoption",
  "proposeRepeal",
  "declineRepeal",
  "setOverlay",
  "describeAgency",
  "planCapacity",
  "addEndpoint",
  "removeEndpoint",
  "confirmDeployment",
  "recordRemoteTest",
  "proposePurpose",
  "proposeBroker",
  "removeBroker",
  "testBroker",
  // A broker's, and of its own sessions alone.
  "confirmClosed",
  "reportAlive",
  "askAct",
  "proposeChange",
  "proposeWholeList",
  "restoreList",
  "rejectChange",
  "withdrawChange",
  "removeAtOnce",
  "draftReport",
  "importReportRows",
  "fileReport",
  "compilePack",
  "forwardPack",
  "answerPack",
  "importAnswers",
  "recordPaperAnswer",
  "reconcileList",
  "proposeCalendar",
  "proposeOpening",
  "rejectCalendar",
  // Proposed alone, and in force only when somebody else has confirmed it; or stricter.
  "proposeNotice",
  "importNotices",
  "proposeWithdrawal",
  "proposeException",
  "rejectProducts",
  "revokeException",
  // Judged by the gate itself, or stricter.
  "askSession",
  "endSession",
  "takeTicket",
  "endTicket",
  "stopConnections",
];

const decided = [...Object.keys(BY_POLICY), ...BY_LAW, ...FREES_NOBODY];

test("of every act that changes something it is decided", () => {
  const acts = ROUTES.filter(({ kind }) => kind === "write").map(({ name }) => name);
  expect(decided.toSorted()).toEqual(acts.toSorted());
});

describe.each(Object.entries(BY_POLICY))("%s", (name, type) => {
  const may = (about: string) => {
    const { agency, systems } = EVERYTHING;
    const stop = { scope: "terminal", thrownBy: "somebody", authority: "records" } as const;
    const place = {
      type,
      id: "x",
      agency,
      system: systems[0] ?? "",
      person: about,
      ...(type === "Stop" && { stop }),
      ...(type === "Worker" && { superiors: [EVERYTHING.person] }),
    };
    return isPermitted(() =>
      permit(EVERYTHING, { name, kind: "write", request: "r", at: new Date(0) }, place),
    );
  };
  test("is refused to whoever it is about, in whatever roles, and to nobody else", () => {
    expect([may(EVERYTHING.person), may("somebody-else@household"), may("")]).toEqual([false, true, true]);
  });
});
