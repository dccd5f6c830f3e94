/** One film, the other one at the same phase, two beside each other, or the second laid over the first. */
const VIEWS = ["one", "other", "side", "top"] as const;
export type View = (typeof VIEWS)[number];
/** What an address of Review holds: the moment, the rep, the finding, the comparison, the loop. */
export interface LinkState {
  t_s: number | null;
  rep: number | null;
  find: string | null;
  /** Another analysis and its rep to stand beside: "id.rep", or ".rep" of this one. */
  cmp: { analysis: string | null; rep: number } | null;
  align: "bottom" | "start" | "lockout";
  /** The longer of the two phases stretches the other: then times are not comparable. */
  match: boolean;
  off: number;
  view: View;
  speed: number;
  loop: [number, number] | null;
  layers: string[] | null;
}
const number = (text: string | null) => (text !== null && text !== "" && Number.isFinite(Number(text)) ? Number(text) : null);
export const SPEEDS = [1, 0.5, 0.25, 0.125];

export function read_link(query: URLSearchParams): LinkState {
  const cmp = query.get("cmp")?.match(/^(.*)\.(\d+)$/);
  const loop = query.get("loop")?.match(/^([\d.]+)-([\d.]+)$/);
  const align = query.get("align");
  const speed = number(query.get("speed"));
  return {
    t_s: number(query.get("t")),
    rep: number(query.get("rep")),
    find: query.get("find"),
    cmp: cmp ? { analysis: cmp[1] || null, rep: Number(cmp[2]) } : null,
    align: align === "start" || align === "lockout" ? align : "bottom",
    match: query.get("match") === "1",
    off: number(query.get("off")) ?? 0,
    view: (cmp && VIEWS.find((v) => v === query.get("view"))) || "one",
    speed: speed !== null && SPEEDS.includes(speed) ? speed : 1,
    loop: loop && Number(loop[1]) < Number(loop[2]) ? [Number(loop[1]), Number(loop[2])] : null,
    layers: query.get("layers") === null ? null : query.get("layers")!.split(",").filter(Boolean),
  };
}
export function write_link(state: LinkState): string {
  const query = new URLSearchParams();
  if (state.t_s !== null) query.set("t", state.t_s.toFixed(3));
  if (state.rep !== null) query.set("rep", String(state.rep));
  if (state.find) query.set("find", state.find);
  if (state.cmp) query.set("cmp", `${state.cmp.analysis ?? ""}.${state.cmp.rep}`);
  if (state.align !== "bottom") query.set("align", state.align);
  if (state.match) query.set("match", "1");
  if (state.off) query.set("off", String(state.off));
  if (state.view !== "one") query.set("view", state.view);
  if (state.speed !== 1) query.set("speed", String(state.speed));
  if (state.loop) query.set("loop", `${state.loop[0].toFixed(2)}-${state.loop[1].toFixed(2)}`);
  if (state.layers) query.set("layers", state.layers.join(","));
  const text = query.toString();
  return text ? `?${text}` : "";
}
