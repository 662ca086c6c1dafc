import { busyness, sampleCalendar } from "@/lib/sample/calendar";
import { CHANNELS_OF, type Channel, DESK_KEYS, DESKS } from "@/lib/sample/company";
import { type SamplePlan, USUAL_INTERACTIONS } from "@/lib/sample/plan";
import { seeded } from "@/lib/sample/random";

/** All handled contacts of a desk by a channel on a day, difficult or not. */
export interface SampleVolume {
  day: number;
  team: string;
  channel: Channel;
  contacts: number;
}

/** About this many of all contacts, of a sample of the usual size, on an ordinary day. */
const USUAL_A_DAY = 175;

/** The contact volumes of every day of the sample: what difficult interactions are counted against. */
export function* sampleVolumes(plan: SamplePlan): Generator<SampleVolume> {
  const random = seeded(`${plan.seed} volumes`);
  const calendar = sampleCalendar(plan);
  const scale = (plan.interactions / USUAL_INTERACTIONS) * USUAL_A_DAY;
  const shares = DESK_KEYS.reduce((sum, desk) => sum + DESKS[desk].share, 0);
  for (let day = calendar.firstDay; day <= calendar.today; day++) {
    const contacts = scale * busyness(random, day, calendar.firstDay) * calendar.elapsed(day);
    for (const desk of DESK_KEYS) {
      const weights = CHANNELS_OF[desk].reduce((sum, [, weight]) => sum + weight, 0);
      for (const [channel, weight] of CHANNELS_OF[desk]) {
        const expected = (contacts * DESKS[desk].share * weight) / shares / weights;
        yield { day, team: DESKS[desk].name, channel, contacts: Math.round(expected * random.around(1, 0.12)) };
      }
    }
  }
}
