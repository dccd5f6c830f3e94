import type { MassUnit } from "../api/documents";
import { figure } from "./mass";

const M_PER_INCH = 0.0254;
const NBSP = "\u00a0";

/** A body's height as people write it: 1.78, 178, 178 cm, 5'10", 5 ft 10, 70 in. @returns metres; null: none, or none that can be */
export function read_height(text: string): number | null {
  const plain = text.trim().toLowerCase().replace(",", ".");
  const feet = plain.match(/^(\d+)\s*(?:'|′|’|ft\.?|feet)\s*(?:(\d+(?:\.\d+)?)\s*(?:"|″|”|in\.?|inches|'')?)?$/);
  const inches = plain.match(/^(\d+(?:\.\d+)?)\s*(?:"|″|”|in\.?|inches)$/);
  const metric = plain.match(/^(\d+(?:\.\d+)?)\s*(m|cm)?$/);
  const height_m = feet ? (12 * Number(feet[1]) + Number(feet[2] ?? 0)) * M_PER_INCH
    : inches ? Number(inches[1]) * M_PER_INCH
    : metric ? (metric[2] === "cm" || (!metric[2] && Number(metric[1]) > 3) ? Number(metric[1]) / 100 : Number(metric[1]))
    : NaN;
  return height_m >= 0.8 && height_m <= 2.6 ? height_m : null;
}
/** Metres beside kilograms, feet and inches beside pounds. */
export function height_words(height_m: number, unit: MassUnit): string {
  if (unit === "kg") return `${figure(height_m)}${NBSP}m`;
  const inches = Math.round(height_m / M_PER_INCH);
  return `${Math.floor(inches / 12)}${NBSP}ft${NBSP}${inches % 12}`;
}
