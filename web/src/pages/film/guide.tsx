import { words } from "../../words";

/** How to film, in one drawing: from the side, lens at hip height, four steps away, feet in the picture. */
export function Guide() {
  return (
    <figure class="guide">
      <svg viewBox="0 0 420 170" role="img" aria-label={words.film.guide}>
        <path class="ground" d="M8 148H412" />
        <rect class="frame" x="228" y="14" width="172" height="142" rx="4" />
        <g class="body"><circle cx="283" cy="54" r="11" /><path d="M292 62 338 82M338 82 322 112 338 146M338 146H320M300 66 306 104" /><circle cx="306" cy="117" r="11" class="bell" /></g>
        <g class="body"><path d="M66 148V92M56 148l10-18 10 18" /><rect x="56" y="66" width="20" height="34" rx="3" class="phone" /><circle cx="72" cy="78" r="2.5" /></g>
        <path class="level" d="M82 82H330" />
        <path class="steps" d="M90 160H300M90 155v10M142 155v10M195 155v10M248 155v10M300 155v10" />
      </svg>
      <figcaption class="note">{words.film.guide}</figcaption>
    </figure>
  );
}
