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
  overlay: OverlayDocument | null;
}
export function use_film(id: string | null): { film: Film | null; analysis: Shown<Analysis>; clip: Shown<Clip> } {
  const analysis = use_document<Analysis>(id && `/api/analyses/${id}`);
  const about = use_document<AnalysisAbout>(id && `/api/analyses/${id}/about`);
  const clip = use_document<Clip>(about.data ? `/api/clips/${about.data.clip}` : null);
  const index = use_document<FrameIndex>(about.data && clip.data?.prepared ? `/api/clips/${about.data.clip}/index` : null);
  const overlay = use_document<OverlayDocument>(id && index.data ? `/api/analyses/${id}/overlay` : null);
  const film = useMemo(
    () => (id && analysis.data && about.data ? { id, analysis: analysis.data, about: about.data, clip: clip.data, index: index.data, overlay: overlay.data } : null),
    [id, analysis.data, about.data, clip.data, index.data, overlay.data],
  );
  return { film, analysis, clip };
}
