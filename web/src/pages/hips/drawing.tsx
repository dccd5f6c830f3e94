import { useEffect, useRef } from "preact/hooks";

const BARRED = new Set(["script", "foreignobject", "iframe", "object", "embed", "animate", "set", "use", "image", "style", "a"]);

/** Makes nodes of a drawing's SVG text and drops whatever is not drawing: no script, no handler, no link. */
export function safe_svg(text: string): SVGSVGElement | null {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.nodeName.toLowerCase() !== "svg") return null;
  for (const node of [root, ...root.querySelectorAll("*")]) {
    if (BARRED.has(node.localName.toLowerCase())) { node.remove(); continue; }
    for (const { name, value } of [...node.attributes])
      if (/^on/i.test(name) || /href$/i.test(name) || name.toLowerCase() === "style" || /javascript:|url\(\s*['"]?(?!#)/i.test(value)) node.removeAttribute(name);
  }
  return root as unknown as SVGSVGElement;
}

/** Pixels for a unit of a drawing at which the smallest of its words can be read. */
const READ_AT = 0.92;

/** A drawing of the knowledge: start, end and mistakes, side by side. */
export function Drawing({ svg }: { svg: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const made = safe_svg(svg);
    place.current?.replaceChildren(...(made ? [document.importNode(made, true)] : []));
    // As wide as its words are read at; what is wider than the window is pushed along.
    const wide = Number(made?.getAttribute("viewBox")?.split(/[\s,]+/)[2]);
    if (place.current && wide) place.current.style.minWidth = `${Math.round(wide * READ_AT)}px`;
  }, [svg]);
  return <div class="drawing" ref={place} />;
}
