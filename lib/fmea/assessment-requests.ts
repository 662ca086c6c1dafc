import { z } from "zod";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import type { Assessment } from "@/lib/fmea/assess-failure";
import { readBody } from "@/lib/request-body";

/** Reads the body of `PUT /api/failures/<code>/assessment`. @throws BadFailureError */
export function parseAssessment(body: string): Assessment {
  return readBody(request, body, BadFailureError, '{"severity":6,"occurrence":4,"detection":null}');
}

const WRONG = "must be a whole number from 1 to 10, or null while it is not judged";
const rating = z.number({ error: WRONG }).int({ error: WRONG }).min(1, { error: WRONG }).max(10, { error: WRONG }).nullable();
const request = z.object({ severity: rating, occurrence: rating, detection: rating });
