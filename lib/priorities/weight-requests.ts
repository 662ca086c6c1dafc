import { z } from "zod";
import { BadPriorityError } from "@/lib/priorities/bad-priority-error";
import { type Weights, weightsSchema } from "@/lib/priorities/weights";

/** Reads the body of `PATCH /api/priorities`: weights, or null for the defaults. @throws BadPriorityError */
export function parseWeights(body: string): Weights | null {
  const parsed = request.safeParse(fromJson(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.slice(1).join(".") || "weights";
    throw new BadPriorityError(field, `${field} ${issue?.message ?? "is not valid"}`);
  }
  const { weights } = parsed.data;
  if (weights && Object.values(weights.measures).every((each) => each === 0))
    throw new BadPriorityError("measures", "measures must hold at least one weight above 0: nothing would be ranked by anything");
  return weights;
}

const request = z.object({ weights: weightsSchema.nullable() }, { error: "must be an object with weights" });

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BadPriorityError("body", 'body must be JSON, such as {"weights":{"measures":{"minutes":2}}}, or {"weights":null}');
  }
}
