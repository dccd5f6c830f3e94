import { Ask } from "./ask";

const everywhere: [string, string][] = [
  ["g then t f p r h", "go to Today, Film, Plan, Progress, Hips"],
  ["/", "search"],
  ["?", "this list"],
];
const of_page: Record<string, [string, string][]> = {
  "/": [["enter", "log the next set as planned"], ["+ −", "reps"], ["shift + −", "load"], ["r", "skip the rest"], ["f", "film"], ["s", "swap"]],
  "/film": [["j k", "next, previous"], ["enter", "review"], ["x", "choose it"], ["e", "export what is chosen"], ["u", "open clips"]],
  "/plan": [["m", "move a session"], ["arrows", "choose the day"], ["enter", "put it there"]],
  "/progress": [["← →", "through the sessions"]],
  review: [
    ["space k", "play, pause"], [", .", "one frame back, on"], ["← →", "half a second"], ["[ ]", "rep before, after"],
    ["n shift n", "next, previous finding"], ["s shift s", "slower, faster"], ["l", "loop"], ["b t", "bottom, top of this rep"],
    ["i o", "set in, out"], ["c", "comment"], ["d", "draw on this frame"], ["1…6", "stick, gap, back, skeleton, angles, path"],
    ["v", "one, side by side, on top"], ["− =", "other side one frame earlier, later"], ["x", "leave this rep out"], ["y", "copy link to this moment"],
  ],
};

export function KeyList({ path, on_leave, children }: { path: string; on_leave: () => void; children?: preact.ComponentChildren }) {
  const rows = [...(of_page[path] ?? []), ...everywhere];
  return (
    <Ask title="Keys" on_leave={on_leave}>
      <table>
        <tbody>{rows.map(([key, does]) => <tr key={key}><td class="nowrap"><kbd>{key}</kbd></td><td>{does}</td></tr>)}</tbody>
      </table>
      {children}
      <p class="note">Single letters can be switched off in Settings. None of them acts while you write.</p>
    </Ask>
  );
}
