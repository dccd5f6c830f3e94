import type { MuscleGroup } from "../../api/documents";
import { figure } from "../../units/mass";
import { words } from "../../words";

/** Hips from the front, the side and the back, from waist to knee. Fill is the week's sets against the
 *  band; the number stands at the end of a line. Groups share a path where a muscle belongs to both. */
type Part = { group: string; d: string };
type Lead = { group: string; name: string; d: string; x: number; y: number };
interface View { name: string; width: number; mirrored: boolean; skin: string; parts: Part[]; leads: Lead[] }

const half_skin = "M120 14 160 14C159 40 161 58 171 78C184 102 190 120 188 148C186 192 174 240 168 282C166 296 167 308 168 320L135 320C136 304 135 294 133 282C130 240 126 200 123 162Q121.5 154 120 152Z";
export const VIEWS: View[] = [
  {
    name: "Front", width: 340, mirrored: true, skin: half_skin,
    parts: [
      { group: "M-CORE", d: "M120 22L141 22C145 54 139 92 120 130Z" },
      { group: "M-FLX", d: "M147 62C157 72 161 84 158 98C154 118 146 134 139 148C134 146 130 140 127 133C138 116 145 98 147 62Z" },
      { group: "M-FLX", d: "M163 96C168 112 170 128 169 140C160 176 148 214 139 246C139 214 142 186 147 160C152 138 158 118 163 96Z" },
      { group: "M-ABD", d: "M173 84C183 98 188 114 187 136C185 150 181 158 178 164C173 150 169 122 168 100Z" },
      { group: "M-QUAD", d: "M171 146C176 160 178 176 176 196C173 230 167 258 162 282C158 289 149 289 145 282C143 272 141 262 141 254C152 222 163 186 171 146Z" },
      { group: "M-ADD", d: "M137 154C141 168 140 198 137.5 236C137 246 136 256 135.5 264C131 236 127 200 124.5 164C128 158 132 153 137 154Z" },
    ],
    leads: [
      { group: "M-CORE", name: "trunk, front", d: "M126 46L212 18", x: 216, y: 22 },
      { group: "M-FLX", name: "hip flexors", d: "M150 86L212 48", x: 216, y: 52 },
      { group: "M-ABD", name: "abductors", d: "M180 110L212 84", x: 216, y: 88 },
      { group: "M-QUAD", name: "quadriceps", d: "M170 220L212 214", x: 216, y: 218 },
      { group: "M-ADD", name: "adductors", d: "M131 200L212 262", x: 216, y: 266 },
    ],
  },
  {
    name: "Side", width: 250, mirrored: false,
    skin: "M64 14C60 40 60 54 58 72C44 84 33 100 32 124C34 148 44 162 52 178C56 214 68 252 76 284C78 298 76 308 76 320L118 320C118 306 117 298 119 286C130 258 138 222 138 190C140 158 136 132 126 112C128 92 130 74 130 60C130 40 126 26 124 14Z",
    parts: [
      { group: "M-ERE", d: "M66 18L80 18C78 40 75 56 68 70C62 62 62 40 66 18Z" },
      { group: "M-ABD", d: "M72 62C86 52 104 54 114 64C112 84 104 100 94 112C84 104 74 92 66 78Z" },
      { group: "M-GLU", d: "M62 77C70 93 82 107 92 117C90 137 80 153 64 163C48 161 38 147 36 123C38 103 50 87 62 77Z" },
      { group: "M-FLX", d: "M117 67C124 77 124 93 118 112C112 124 106 130 100 132C98 124 98 118 99 112C108 100 114 84 117 67Z" },
      { group: "M-QUAD", d: "M121 112C132 130 136 156 134 190C130 230 122 262 114 284C108 288 102 284 100 278C98 240 96 190 100 138C108 134 116 124 121 112Z" },
      { group: "M-HAM", d: "M66 167C76 161 86 151 92 139C92 190 92 240 92 284C86 290 80 288 78 280C72 250 62 210 58 179C60 173 62 169 66 167Z" },
    ],
    leads: [
      { group: "M-ABD", name: "abductors", d: "M92 76L150 62", x: 154, y: 66 },
      { group: "M-FLX", name: "hip flexors", d: "M112 100L150 96", x: 154, y: 100 },
      { group: "M-GLU", name: "glutes", d: "M60 124L150 130", x: 154, y: 134 },
      { group: "M-QUAD", name: "quadriceps", d: "M124 190L150 196", x: 154, y: 200 },
      { group: "M-HAM", name: "hamstrings", d: "M82 220L150 256", x: 154, y: 260 },
    ],
  },
  {
    name: "Back", width: 340, mirrored: true, skin: half_skin,
    parts: [
      { group: "M-ERE", d: "M121 18L136 18C139 42 137 62 129 84L121 94Z" },
      { group: "M-ABD", d: "M143 58C158 58 170 72 178 96C179 104 177 110 173 110C161 98 149 88 138 84C138 72 139 63 143 58Z" },
      { group: "M-GLU", d: "M123 97C130 88 140 87 150 93C167 103 183 117 185 138C185 158 170 170 150 170C134 170 124 161 122 147Z" },
      { group: "M-HAM", d: "M134 176C150 178 168 174 181 162C181 202 171 250 163 284C159 290 147 290 143 284C139 250 135 212 134 176Z" },
      { group: "M-ADD", d: "M123.5 164C127 169 130.5 174 131 181C132 210 135 240 137 266C131 240 126 200 123.5 166Z" },
      { group: "M-ROT", d: "M127 106C144 105 160 109 178 117L175 127C158 121 142 119 126 119Z" },
    ],
    leads: [
      { group: "M-ERE", name: "back extensors", d: "M128 50L212 18", x: 216, y: 22 },
      { group: "M-ABD", name: "abductors", d: "M166 84L212 56", x: 216, y: 60 },
      { group: "M-ROT", name: "deep rotators", d: "M172 118L212 96", x: 216, y: 100 },
      { group: "M-GLU", name: "glutes", d: "M160 148L212 140", x: 216, y: 144 },
      { group: "M-HAM", name: "hamstrings", d: "M164 222L212 222", x: 216, y: 226 },
      { group: "M-ADD", name: "adductors", d: "M128 196L212 270", x: 216, y: 274 },
    ],
  },
];

/** The patterns of below (hatched) and above (dotted), once for a page. */
export function Patterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" class="vh">
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="p-ground" /><path d="M0 0V6" class="p-line" /></pattern>
      <pattern id="dotted" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" class="p-above" /><circle cx="3.5" cy="3.5" r="1.3" class="p-dot" /></pattern>
    </svg>
  );
}

export function BodyMap({ groups, chosen, choose }: { groups: MuscleGroup[]; chosen: string | null; choose: (id: string) => void }) {
  const of = (id: string) => groups.find((g) => g.id === id);
  return (
    <>
      <Patterns />
      <div class="views" tabIndex={0} role="region" aria-label="Body map, three views">
        {VIEWS.map((view) => {
          const half = (
            <>
              <path class="skin" d={view.skin} />
              {view.parts.map((p, i) => {
                const g = of(p.group);
                return <path key={i} class={`m ${g?.state ?? "none"} ${p.group === chosen ? "chosen" : ""}`} d={p.d} onClick={() => choose(p.group)} />;
              })}
            </>
          );
          return (
            <figure class="view" key={view.name}>
              <svg viewBox={`0 0 ${view.width} 344`} role="img" aria-label={`Hips, ${view.name.toLowerCase()}: ${view.leads.map((l) => `${l.name} ${figure(of(l.group)?.sets ?? 0, 1)}, ${words.progress.band[of(l.group)?.state ?? "none"]}`).join("; ")}`}>
                <g>{half}</g>
                {view.mirrored && <g transform="translate(240 0) scale(-1 1)">{half}</g>}
                {view.leads.map((l) => (
                  <g key={l.group} class={l.group === chosen ? "chosen" : ""} onClick={() => choose(l.group)}>
                    <path class="lead" d={l.d} /><text x={l.x} y={l.y}><tspan class="n">{figure(of(l.group)?.sets ?? 0, 1)}</tspan> {l.name}</text>
                  </g>
                ))}
              </svg>
              <figcaption>{view.name}</figcaption>
            </figure>
          );
        })}
      </div>
      <ul class="lg">
        {(["none", "below", "within", "above"] as const).map((state) => (
          <li key={state}><svg viewBox="0 0 22 14" aria-hidden="true" class="view"><rect x=".8" y=".8" width="20.4" height="12.4" rx="2" class={`m ${state}`} /></svg>{words.progress.band[state]}{state === "within" && groups[0] && `, ${groups[0].band.from} to ${groups[0].band.to}`}</li>
        ))}
      </ul>
    </>
  );
}
