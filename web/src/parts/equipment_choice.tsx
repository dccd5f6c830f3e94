import type { Named } from "../api/documents";

/** Each thing drawn in a few lines, 24 units wide; what has no drawing is a plain ring. */
const DRAWN: Record<string, string> = {
  dowel: "M4 20 20 4M3.2 19.2l1.6 1.6M19.2 3.2l1.6 1.6",
  "mini-band": "M3.5 12c0-4 17-4 17 0s-17 4-17 0zM6.5 12c0-1.7 11-1.7 11 0s-11 1.7-11 0z",
  "long-band": "M9.5 3h5a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-5a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3zM10 6h4v12h-4z",
  "ankle-weight": "M9 3v6M15 3v6M7.5 9h9v5h-9zM9 14l-2 5h9l2-2-3-3M10.5 9v5M13.5 9v5",
  cable: "M5 3v18M3 21h5M5 5h9M14 5v7M12 12h4l1.5 5h-7z",
  "belt-squat-machine": "M3 20h18M6 20V6h12v14M8.5 9h7M12 9v5M9.5 14h5v3h-5z",
  "reverse-hyper": "M3 8h10v2.5H3zM5 10.5V20M11 10.5V20M13 9.5l6 7M17 17l4-1",
  "abduction-machine": "M9 4h6v6H9zM12 10v3M12 13l-6 6M12 13l6 6M4 16l3 5M20 16l-3 5",
  sled: "M2.5 18h14l4-4M6 18v-7h7v7M13 11l8-6",
  barbell: "M2 12h20M5 8v8M8 5v14M16 5v14M19 8v8",
  kettlebell: "M8.2 9.5C6 4.5 8.6 3 12 3s6 1.5 3.8 6.5M12 8a6.5 6.5 0 1 0 .1 0z",
  "pull-up-bar": "M3 6h18M5 3v6M19 3v6M9.5 6v4M14.5 6v4",
  bench: "M3 9.5h18V13H3zM6 13v7M18 13v7",
  "foam-roller": "M6.5 8c-3 0-3 8 0 8s3-8 0-8zM6.5 8H18c3 0 3 8 0 8H6.5M10 11h1M13 13.5h1M16 11h1",
  rack: "M6 3v18M18 3v18M4 21h4M16 21h4M6 10h2.5M18 10h-2.5M3 8.5h18",
  dumbbell: "M9 12h6M9 7.5v9M6 9v6M15 7.5v9M18 9v6",
  partner: "M8 9a2.5 2.5 0 1 0-.1 0zM3.5 20c0-6 2-8 4.5-8s4.5 2 4.5 8M16.5 9a2.5 2.5 0 1 0-.1 0zM14.5 12.3c3.5-1.3 6 1.2 6 7.7",
  yoke: "M5 3v18M19 3v18M5 7h14M3 21h4M17 21h4M10 7v3h4V7",
  "farmers-handles": "M2.5 15h19M6 11v8M18 11v8M9 15v-4h6v4",
  log: "M3 8.5h18v7.5H3zM8.5 8.5V16M15.5 8.5V16M10.5 12.2h3",
  axle: "M2 12h20M6.5 5c-3 0-3 14 0 14s3-14 0-14zM17.5 5c-3 0-3 14 0 14s3-14 0-14z",
  stone: "M12 3.5a8.5 8.5 0 1 0 .1 0zM7.5 9.5c1-1.8 2.5-2.5 4.5-2.5",
  sandbag: "M4 8.5c3 1.5 13 1.5 16 0l-1 9.5c-2.5 2-11.5 2-14 0zM6.5 5.5l3 3.5M17.5 5.5l-3 3.5",
};
const RING = "M12 5a7 7 0 1 0 .1 0z";

/** Plates go with their bar, and how many of each there are is said on its own. */
const SAID_ELSEWHERE = "plate-set";

/** What most people have stands first; the rest as the catalogue has it. */
const FIRST = ["barbell", "rack", "bench", "dumbbell", "kettlebell", "mini-band", "long-band", "dowel", "pull-up-bar", "cable"];
const place_of = (id: string) => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);
export const usual_first = <T extends { id: string }>(all: T[]): T[] => [...all].sort((a, b) => place_of(a.id) - place_of(b.id));

/** What is at hand, drawn and named; a tap has it or has it not. */
export function EquipmentChoice({ all, has, change }: { all: Named[]; has: string[]; change: (has: string[]) => void }) {
  return (
    <ul class="things">
      {usual_first(all).filter((one) => one.id !== SAID_ELSEWHERE).map((one) => {
        const mine = has.includes(one.id);
        return (
          <li key={one.id}>
            <button type="button" class="thing" aria-pressed={mine} onClick={() => change(mine ? has.filter((x) => x !== one.id) : [...has, one.id])}>
              <svg class="ln" viewBox="0 0 24 24" aria-hidden="true"><path d={DRAWN[one.id] ?? RING} /></svg><span>{one.name}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
