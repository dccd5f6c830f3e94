/** The plate nearest to the camera, as somebody writes its diameter: 450, 450 mm, 45 cm or 0.45 m.
 *  @returns metres; null where it is no plate's size (0.1 to 0.6 m) */
export function read_plate(text: string): number | null {
  const found = text.trim().toLowerCase().replace(",", ".").match(/^(\d+(?:\.\d+)?)\s*(mm|cm|m)?$/);
  if (!found) return null;
  const size = Number(found[1]);
  const unit = found[2] ?? (size < 1 ? "m" : size < 100 ? "cm" : "mm");
  const size_m = size * { m: 1, cm: 0.01, mm: 0.001 }[unit as "m" | "cm" | "mm"];
  return size_m >= 0.1 && size_m <= 0.6 ? Math.round(size_m * 1e4) / 1e4 : null;
}
