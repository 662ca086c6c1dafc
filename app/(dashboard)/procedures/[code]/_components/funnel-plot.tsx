import Link from "next/link";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatRate } from "@/lib/format";
import type { Funnel, FunnelTeam } from "@/lib/procedures/adoption-funnel";

const [WIDTH, HEIGHT] = [480, 260];
const EDGE = { left: 44, right: 16, top: 14, bottom: 34 };

/** Each team by its share and by how many interactions that speaks for, between the limits of chance. A mark opens its rows. */
export function FunnelPlot({ funnel, hrefOf }: { funnel: Funnel; hrefOf: (team: string) => string }) {
  const words = recordText.procedures.detail;
  const { centre, limits, most } = funnel;
  const x = (n: number) => EDGE.left + (n / most) * (WIDTH - EDGE.left - EDGE.right);
  const y = (share: number) => EDGE.top + (1 - share) * (HEIGHT - EDGE.top - EDGE.bottom);
  const line = (of: (each: Funnel["limits"][number]) => number) =>
    limits.map((each, index) => `${index === 0 ? "M" : "L"}${x(each.n).toFixed(1)} ${y(of(each)).toFixed(1)}`).join("");
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="xMinYMid meet" className="h-full w-full text-xs" role="presentation">
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(share)} y2={y(share)} stroke="var(--hairline)" />
          <text x={EDGE.left - 6} y={y(share) + 4} textAnchor="end" fill="var(--mute)">
            {formatRate(share)}
          </text>
        </g>
      ))}
      <path d={line((each) => each.far.low)} fill="none" stroke="var(--mute)" strokeDasharray="2 4" />
      <path d={line((each) => each.far.high)} fill="none" stroke="var(--mute)" strokeDasharray="2 4" />
      <path d={line((each) => each.usual.low)} fill="none" stroke="var(--mute)" />
      <path d={line((each) => each.usual.high)} fill="none" stroke="var(--mute)" />
      <line x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(centre)} y2={y(centre)} stroke="var(--accent)" strokeWidth={1.5} />
      <text x={EDGE.left + 4} y={y(centre) - 4} fill="var(--accent)">
        {words.all(formatRate(centre))}
      </text>
      {funnel.teams.map((team) => (
        <Mark key={team.key} team={team} href={hrefOf(team.key)} x={x(team.denominator)} y={y(team.value)} />
      ))}
      <text x={WIDTH - EDGE.right} y={HEIGHT - 6} textAnchor="end" fill="var(--mute)">
        {formatCount(most)} {words.axis}
      </text>
      <text x={EDGE.left} y={HEIGHT - 6} fill="var(--mute)">
        0
      </text>
    </svg>
  );
}

/** Its table says the same by keyboard, so the mark is for the pointer alone. */
function Mark({ team, href, x, y }: { team: FunnelTeam; href: string; x: number; y: number }) {
  const words = recordText.procedures.detail;
  const isOutside = team.place !== "within" && team.place !== "few";
  const colour = isOutside ? "var(--red)" : team.place === "few" ? "var(--mute)" : "var(--accent)";
  const isLeft = x > WIDTH * 0.75;
  return (
    <Link href={href} tabIndex={-1} aria-hidden="true">
      <title>{`${team.label}: ${formatRate(team.value)}, ${words.places[team.place]}`}</title>
      <circle cx={x} cy={y} r={12} fill="transparent" />
      {isOutside ? (
        <rect x={x - 5} y={y - 5} width={10} height={10} transform={`rotate(45 ${x} ${y})`} fill={colour} />
      ) : (
        <circle cx={x} cy={y} r={4.5} fill={team.place === "few" ? "var(--paper)" : colour} stroke={colour} strokeWidth={1.5} />
      )}
      {isOutside && (
        <text x={isLeft ? x - 10 : x + 10} y={y + 4} textAnchor={isLeft ? "end" : "start"} fill="var(--ink)">
          {team.label}
        </text>
      )}
    </Link>
  );
}
