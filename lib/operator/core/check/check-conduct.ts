import type { Finding } from "../finding.ts";
import type { OperatorFile } from "../pack.ts";
import type { PackFiles } from "../pack-files.ts";
import { assuranceOf } from "../request-types.ts";
import { inOperator } from "./walk.ts";

/** How the operator conducts requests: assurance only raised, moves announced first, self-erasure where something is held. */
export function checkConduct(files: PackFiles): readonly Finding[] {
  const { operator } = files;
  return [
    ...Object.entries(operator.assurance).flatMap(([type, level]) =>
      checkAssurance(operator, type, level),
    ),
    ...checkWaiting(operator),
    ...checkSuccessions(operator),
    ...checkSelfErase(files),
  ];
}

function checkAssurance(operator: OperatorFile, type: string, level: 1 | 2): readonly Finding[] {
  const least = assuranceOf(type);
  const path = ["assurance", type];
  if (least === undefined) {
    return [inOperator("unknown-request", path, `No request type "${type}" exists.`)];
  }
  if (level < least) {
    const message = `Assurance of "${type}" may only be raised: the type itself asks for ${least}.`;
    return [inOperator("assurance-lowered", path, message)];
  }
  if (operator.requests.includes(type)) return [];
  const message = `Assurance is set for "${type}", which requests does not offer.`;
  return [inOperator("assurance-unused", path, message)];
}

/** A problem and no remark: an operator who asked for days to think again must not find the data erased at once. */
function checkWaiting({ coolingOffDays }: OperatorFile): readonly Finding[] {
  if (coolingOffDays === 0) return [];
  const message =
    "Waiting before an erasure is not built yet: it would run at once, so this must be 0.";
  return [inOperator("not-built.cooling-off", ["coolingOffDays"], message)];
}

function checkSuccessions({ successions }: OperatorFile): readonly Finding[] {
  return successions.flatMap(({ id, announced, moves }, index) => {
    if (announced < moves) return [];
    const message = `The succession "${id}" must be announced before the data move.`;
    return [inOperator("succession-order", ["successions", index, "moves"], message)];
  });
}

function checkSelfErase({ operator, systems }: PackFiles): readonly Finding[] {
  const held = new Set(systems.map(({ service }) => service));
  return operator.services.flatMap(({ id, selfErase }, index) => {
    if (!selfErase || held.has(id)) return [];
    const message = `No system of systems.yaml belongs to "${id}", so there is nothing to erase by oneself.`;
    return [inOperator("self-erase-nothing", ["services", index, "selfErase"], message)];
  });
}
