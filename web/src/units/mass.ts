import type { MassUnit } from "../api/documents";

/** Stored is SI; the athlete sees kilograms or pounds. */
export const KG_PER_LB = 0.45359237;
const NBSP = "\u00a0";
const MINUS = "\u2212";

/** At most two decimals, no trailing zeros, a real minus sign. */
export function figure(value: number, decimals = 2): string {
  const text = Number(value.toFixed(decimals)).toString();
  return text.startsWith("-") ? MINUS + text.slice(1) : text;
}
/** What somebody typed as a figure, with a point or a comma. @returns null for what is none, or below nothing */
export function read_figure(text: string): number | null {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() === "" || !Number.isFinite(number) || number < 0 ? null : number;
}
/** Nobody weighs less or more [kg]. */
export const LEAST_BODY_KG = 25, MOST_BODY_KG = 350;
export function read_body_mass(text: string, unit: MassUnit): number | null {
  const shown = read_figure(text);
  const kg = shown === null ? null : in_kg(shown, unit);
  return kg !== null && kg >= LEAST_BODY_KG && kg <= MOST_BODY_KG ? kg : null;
}
export const in_unit = (kg: number, unit: MassUnit) => (unit === "kg" ? kg : kg / KG_PER_LB);
export const in_kg = (shown: number, unit: MassUnit) => (unit === "kg" ? shown : shown * KG_PER_LB);

/** 102.5 → "102.5"; pounds to the half: 100 kg → "220.5". */
export function mass_figure(kg: number, unit: MassUnit): string {
  return unit === "kg" ? figure(kg) : figure(Math.round(in_unit(kg, unit) * 2) / 2);
}
export const mass = (kg: number, unit: MassUnit) => `${mass_figure(kg, unit)}${NBSP}${unit}`;

/** Steps as plates make them: 2.5 kg, or 5 lb; dumb-bells and bells are chosen freely. */
export const mass_step = (unit: MassUnit) => (unit === "kg" ? 2.5 : 5);
export function step_mass(kg: number, unit: MassUnit, steps: number): number {
  const step = mass_step(unit);
  const shown = in_unit(kg, unit);
  const on_grid = Math.abs(shown / step - Math.round(shown / step)) < 1e-6;
  const from = on_grid ? Math.round(shown / step) : steps > 0 ? Math.floor(shown / step) : Math.ceil(shown / step);
  return Math.max(0, in_kg((from + steps) * step, unit));
}

/** value ± sd, unit: never more decimals than the uncertainty allows. */
export function measured(value: number, sd: number | null, unit: string): string {
  const decimals = sd === null ? 1 : sd >= 3 ? 0 : sd >= 0.3 ? 1 : 2;
  const joined = unit === "°" ? "°" : unit ? NBSP + unit : "";
  if (sd === null) return `${figure(value, decimals)}${joined}`;
  // As many decimals on both sides of the sign: 8.0 ± 1.3.
  const fixed = (n: number) => n.toFixed(decimals).replace(/^-(?=.*[1-9])/, MINUS).replace(/^-/, "");
  return `${fixed(value)}${NBSP}±${NBSP}${fixed(sd)}${joined}`;
}
/** spine_mdev_mm → mm, trunk_inclination_deg → °; the unit stands in the key. */
export function unit_of(measure: string): string {
  if (/_mm$/.test(measure)) return "mm";
  if (/_deg$/.test(measure)) return "°";
  if (/_m_s$|_mps$/.test(measure)) return "m/s";
  if (/_s$/.test(measure)) return "s";
  if (/_nm$/.test(measure)) return "N m";
  if (/_m$/.test(measure)) return "m";
  return "";
}
