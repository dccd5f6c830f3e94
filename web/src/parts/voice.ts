/** Counting aloud: the device's own voices only, so that no word leaves it. */
export function local_voice(): SpeechSynthesisVoice | null {
  if (typeof speechSynthesis === "undefined") return null;
  return speechSynthesis.getVoices().find((v) => v.localService && v.lang.startsWith("en")) ?? null;
}
/** Says a word now; what was being said is cut short, a count that comes late is none. */
export function speak(words: string): void {
  const voice = local_voice();
  if (!voice) return;
  speechSynthesis.cancel();
  const said = new SpeechSynthesisUtterance(words);
  said.voice = voice;
  said.rate = 1.15;
  speechSynthesis.speak(said);
}
/** Tells when the voices of this device are known: some browsers find them later. */
export function on_voices(told: () => void): () => void {
  if (typeof speechSynthesis === "undefined") return () => undefined;
  speechSynthesis.addEventListener?.("voiceschanged", told);
  return () => speechSynthesis.removeEventListener?.("voiceschanged", told);
}
