import { LINE_TROUBLE } from "@/lib/sample/scenarios/lines";
import { MONEY } from "@/lib/sample/scenarios/money";
import { PARCELS } from "@/lib/sample/scenarios/parcels";
import type { Scenario } from "@/lib/sample/scenarios/scenario";
import { SERVICE } from "@/lib/sample/scenarios/service";

export type ScenarioKey = keyof typeof PARCELS | keyof typeof LINE_TROUBLE | keyof typeof MONEY | keyof typeof SERVICE;

/** Everything that goes wrong at Quillmoor Home. */
export const SCENARIOS: Record<ScenarioKey, Scenario> = { ...PARCELS, ...LINE_TROUBLE, ...MONEY, ...SERVICE };

/** Those that come at any time, with how often. */
export const EVERYDAY: readonly Scenario[] = Object.values(SCENARIOS).filter(({ weight }) => weight > 0);
