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

/** A drawing of the knowledge: start, end and mistakes, side by side. */
export function Drawing({ svg }: { svg: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const made = safe_svg(svg);
    place.current?.replaceChildren(...(made ? [document.importNode(made, true)] : []));
  }, [svg]);
  return <div class="drawing" ref={place} />;
}
