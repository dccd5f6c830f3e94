#include <algorithm>

#include "report/explain_pages.h"
#include "report/text_page.h"

namespace dowel {

namespace {

std::string_view words_for(DosageUse use) {
  switch (use) {
    case DosageUse::kWarmUp:
      return "Warm-up: ";
    case DosageUse::kHold:
      return "Hold: ";
    case DosageUse::kTempo:
      return "Tempo work: ";
    case DosageUse::kMobility:
      return "Mobility: ";
    case DosageUse::kGeneral:
      return "General work: ";
    case DosageUse::kStandard:
      break;
  }
  return "";
}

std::vector<std::string> dosage_lines(const Exercise& exercise, TextPage& page) {
  std::vector<std::string> lines;
  for (const Dosage& dosage : exercise.dosages) {
    std::string line =
        std::string(words_for(dosage.use)) + dosage_line(dosage) + " " + page.cite(dosage.sources);
    if (dosage.left_to_user) line += " A start only: yours to change.";
    if (!dosage.note.empty()) line += " " + dosage.note;
    lines.push_back(line);
  }
  return lines;
}

// Targets grouped by the muscle group they count in, so that five adductors make one line.
std::vector<std::string> target_lines(const Knowledge& knowledge, const Exercise& exercise) {
  std::vector<std::string> lines;
  std::vector<std::string> told;
  for (const Target& target : exercise.targets) {
    const Muscle* muscle = find_entry(knowledge.muscles, target.muscle);
    const MuscleGroup* group = find_entry(knowledge.groups, target.counted_as);
    std::string what = muscle->name;
    if (group) {
      std::size_t members = 0;
      for (const Target& other : exercise.targets) {
        members += other.counted_as == target.counted_as && other.dose == target.dose ? 1 : 0;
      }
      what = members == group->members.size() ? group->name : what + ", as " + group->name;
    }
    const std::string line = what + ": " + (target.dose >= 1 ? "directly" : "helping") +
                             (target.stated ? "" : " (our mapping)");
    if (std::ranges::find(told, line) == told.end()) lines.push_back(line);
    told.push_back(line);
  }
  return lines;
}

std::string flag_words(Flag flag) {
  switch (flag) {
    case Flag::kFlexionIntended:
      return "Bends the spine on purpose: the neutral-spine check does not apply (K-09).";
    case Flag::kBallistic:
      return "Fast: planned after a clean slow hinge has been measured (K-14).";
    case Flag::kAxialLoad:
      return "The weight rests on the spine.";
    case Flag::kIsometric:
      return "Held still, counted in seconds.";
    case Flag::kVeryHard:
      return "Called very hard.";
    case Flag::kOffForBackPain:
      return "Not planned while the lower back hurts.";
    case Flag::kJudgedByBack:
      return "On film only its back is judged, not the other points of a hinge (K-04).";
    case Flag::kOffInPregnancy:
      return "Not planned in pregnancy (G-14).";
  }
  return {};
}

std::string judged_by(const Exercise& exercise) {
  if (!exercise.checkpoints.empty() || exercise.film_from == FilmFrom::kNotFilmed) return {};
  if (exercise.pattern == Pattern::kSquat) {
    return "None: a squat is never judged by the hinge's checkpoints (K-04).";
  }
  if (has_flag(exercise, Flag::kFlexionIntended)) return "None: it bends the spine on purpose.";
  return "None: the checkpoints are the hinge's.";
}

}  // namespace

std::string page_of(const Knowledge& knowledge, const Exercise& exercise) {
  const std::string id =
      exercise.id == exercise.slug ? exercise.id : exercise.id + " " + exercise.slug;
  TextPage page(knowledge, id, exercise.name,
                "exercise, " + std::string(word_for(exercise.category)));
  if (!exercise.variant_of.empty()) page.entries("Variant of", {exercise.variant_of});
  page.entries("Choose one of", exercise.choose_from);
  page.statements("How it is done", exercise.execution);
  page.basis(exercise.basis);
  page.list("What it trains", target_lines(knowledge, exercise));
  page.list("How much", dosage_lines(exercise, page));
  page.paragraph("What you need", equipment_line(knowledge, exercise.equipment));
  std::vector<std::string> notes;
  for (Flag flag : exercise.flags) notes.push_back(flag_words(flag));
  page.list("Mind", notes);
  page.entries("Mistakes to watch for", exercise.watch);
  page.entries("Judged by", exercise.checkpoints);
  page.paragraph("Judged by", judged_by(exercise));
  if (const CameraNote* note = find_camera_note(knowledge, exercise.id)) {
    page.paragraph("What a camera can tell", note->tells);
    page.paragraph("What it cannot", note->blind);
  }
  page.entries("Easier (our ladder)", exercise.easier);
  page.entries("Harder (our ladder)", exercise.harder);
  page.entries("Instead, with other equipment", exercise.swaps);
  std::string also;
  for (const std::string& alias : exercise.aliases) also += (also.empty() ? "" : ", ") + alias;
  page.paragraph("Also called", also);
  return page.finished();
}

}  // namespace dowel
