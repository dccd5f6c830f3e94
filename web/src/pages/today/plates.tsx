import type { MassUnit } from "../../api/documents";
import { mass, mass_figure } from "../../units/mass";

/** The plates of one side in the order they go on, drawn from the collar out. */
export function Plates({ per_side_kg, bar_kg, unit }: { per_side_kg: number[]; bar_kg: number; unit: MassUnit }) {
  const height = (kg: number) => (kg >= 20 ? 118 : kg >= 15 ? 100 : kg >= 10 ? 82 : kg >= 5 ? 60 : 42);
  const width = (kg: number) => (kg >= 25 ? 15 : kg >= 10 ? 13 : 9);
  let x = 62;
  const drawn = per_side_kg.map((kg) => {
    const here = x;
    x += width(kg) + 4;
    return { kg, here };
  });
  const wide = Math.max(150, x + 24);
  const says = per_side_kg.length ? `Each side, from the collar out: ${per_side_kg.map((p) => mass_figure(p, unit)).join(", ")} ${unit}. Bar ${mass(bar_kg, unit)}.` : `The empty bar, ${mass(bar_kg, unit)}.`;
  return (
    <svg class="plates" viewBox={`0 0 ${wide} 150`} role="img" aria-label={says}>
      <rect x="0" y="62" width="54" height="6" rx="2" class="bar-steel" />
      <rect x="52" y="53" width="7" height="24" rx="2" class="bar-steel" />
      <rect x="59" y="60" width={wide - 62} height="10" rx="2" class="bar-steel" />
      {drawn.map(({ kg, here }, i) => (
        <g key={i}>
          <rect x={here} y={65 - height(kg) / 2} width={width(kg)} height={height(kg)} rx="3" class="plate" />
          <text x={here + width(kg) / 2} y={i % 2 ? 146 : 136} text-anchor="middle">{mass_figure(kg, unit)}</text>
        </g>
      ))}
    </svg>
  );
}
