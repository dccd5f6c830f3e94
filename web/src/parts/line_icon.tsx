const paths = {
  today: "M4 7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM4 9.5h16M8.5 3v4M15.5 3v4M8.5 14.5l2.4 2.4 4.6-4.8",
  film: "M5 6h9a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zM16 10.5l5-3v9l-5-3",
  plan: "M4 6h16M4 12h16M4 18h10",
  progress: "M4 4v16h16M7.5 15l4-5 3 3 5-7",
  hips: "M7 3c-1 4-2.5 6-2.5 9.5 0 4 2 5 2.5 8.5M17 3c1 4 2.5 6 2.5 9.5 0 4-2 5-2.5 8.5M9 9c1 2.5 5 2.5 6 0M12 12v4",
  roster: "M8.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 2.5-6 6-6s5.5 2 6 6M15.5 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.3c2.3.7 3.6 2.6 4 5.7",
  settings: "M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1",
  tick: "m5 12.5 4.5 4.5L19 7.5",
  minus: "M6 12h12",
  plus: "M6 12h12M12 6v12",
  down: "m5 9 7 7 7-7",
  left: "m15 5-7 7 7 7",
  right: "m9 5 7 7-7 7",
  swap: "M4 8h15l-4-4M20 16H5l4 4",
  tempo: "M8 21h8l-2.5-17h-3zM12 15l5-8M9 16h6",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  play: "M7 4.5v15l12-7.5z",
  pause: "M8 5v14M16 5v14",
  step_back: "M18 5v14l-10-7zM6 5v14",
  step_on: "M6 5v14l10-7zM18 5v14",
  loop: "M17 2.5l3.5 3.5L17 9.5M20.5 6H8a4.5 4.5 0 0 0-4.5 4.5v1M7 21.5 3.5 18 7 14.5M3.5 18H16a4.5 4.5 0 0 0 4.5-4.5v-1",
  link: "M10 14a4.5 4.5 0 0 0 6.5 0l3-3a4.6 4.6 0 0 0-6.5-6.5l-1 1M14 10a4.5 4.5 0 0 0-6.5 0l-3 3a4.6 4.6 0 0 0 6.5 6.5l1-1",
  pen: "m4 20 1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8 18.5z",
  comment: "M4 5h16v11H10l-5 4v-4H4z",
  out: "M12 15V4M8 8l4-4 4 4M5 14v6h14v-6",
  up: "M12 19V5M6 11l6-6 6 6",
  trash: "M5 7h14M10 4h4M7 7l1 13h8l1-13",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM20 20l-4.8-4.8",
} as const;

export type LineIconName = keyof typeof paths;
export function LineIcon({ name }: { name: LineIconName }) {
  return <svg class="ln" viewBox="0 0 24 24" aria-hidden="true"><path d={paths[name]} /></svg>;
}
