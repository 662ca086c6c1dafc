import { z } from "zod";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import type { Assessment } from "@/lib/fmea/assess-failure";

/** Reads the body of `PUT /api/failures/<code>/assessment`. @throws BadFailureError */
export function parseAssessment(body: string): Assessment {
  const parsed = request.safeParse(fromJson(body));
  if (parsed.success) {
    const { severity, occurrence, detection } = parsed.data;
    return { severity, occurrence, detection };
  }
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || "body";
  throw new BadFailureError(field, `${field} ${issue?.message ?? "is not valid"}`);
}

const WRONG = "must be a whole number from 1 to 10, or null while it is not judged";
const rating = z.number({ error: WRONG }).int({ error: WRONG }).min(1, { error: WRONG }).max(10, { error: WRONG }).nullable();
const request = z.object({ severity: rating, occurrence: rating, detection: rating });

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BadFailureError("body", 'body must be JSON, such as {"severity":6,"occurrence":4,"detection":null}');
  }
}
