import { useMemo } from "preact/hooks";
import type { Analysis, AnalysisAbout, Clip, FrameIndex } from "../../api/documents";
import { use_document, type Shown } from "../../state/documents";
import type { OverlayDocument } from "./overlay";

/** Everything one side of Review shows. */
export interface Film {
  id: string;
  analysis: Analysis;
  about: AnalysisAbout;
  clip: Clip | null;
  index: FrameIndex | null;
  /** Of the small rendition that one scrubs through. */
  small: FrameIndex | null;
  overlay: OverlayDocument | null;
  /** What is drawn on it is still on its way. */
  comes: boolean;
}
export function use_film(id: string | null): { film: Film | null; analysis: Shown<Analysis>; clip: Shown<Clip> } {
  const analysis = use_document<Analysis>(id && `/api/analyses/${id}`);
  const about = use_document<AnalysisAbout>(id && `/api/analyses/${id}/about`);
  const clip = use_document<Clip>(about.data ? `/api/clips/${about.data.clip}` : null);
  // Turned upright it is another film, with an index of its own.
  const turned = clip.data?.turned_deg ? `&turned=${clip.data.turned_deg}` : "";
  const index = use_document<FrameIndex>(about.data && clip.data?.prepared ? `/api/clips/${about.data.clip}/index?of=play${turned}` : null, { fixed: true });
  // What was measured in a film that stood otherwise does not lie on this one.
  const lies_on_it = !clip.data || (analysis.data?.source.turned_deg ?? 0) === clip.data.turned_deg;
  const overlay = use_document<OverlayDocument>(id && about.data && lies_on_it && (index.data || clip.problem) ? `/api/analyses/${id}/overlay` : null, { fixed: true });
  // Wanted only once one scrubs: after everything that is looked at first.
  const small = use_document<FrameIndex>(index.data && overlay.data ? `/api/clips/${about.data!.clip}/index?of=scrub${turned}` : null, { fixed: true });
  const film = useMemo(
    () => (id && analysis.data && about.data ? { id, analysis: analysis.data, about: about.data, clip: clip.data, index: index.data, small: small.data, overlay: overlay.data, comes: index.loading || overlay.loading } : null),
    [id, analysis.data, about.data, clip.data, index.data, small.data, overlay.data, index.loading, overlay.loading],
  );
  return { film, analysis, clip };
}
