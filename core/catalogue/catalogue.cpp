#include "core/catalogue/catalogue.h"

#include <algorithm>
#include <array>

#include "core/catalogue/athlete_catalogue.h"
#include "core/catalogue/hinge_catalogue.h"
#include "core/catalogue/rule_catalogue.h"
#include "core/catalogue/segment_table.h"
#include "core/catalogue/sentence.h"
#include "core/catalogue/weak_link_catalogue.h"

namespace dowel {

bool is_article(std::string_view source) {
  return source == "S0" || source == "S1" || source == "S2";
}

bool has_flag(const Exercise& exercise, Flag flag) {
  return std::ranges::find(exercise.flags, flag) != exercise.flags.end();
}

bool has_role(const Exercise& exercise, Role role) {
  return std::ranges::find(exercise.roles, role) != exercise.roles.end();
}

Words words_of(EquipmentKind) {
  static constexpr std::array<std::string_view, 9> kWords{
      "other", "nothing", "bar", "plates", "bells", "dumbbells", "band", "stick", "support"};
  return kWords;
}

Words words_of(Category) {
  static constexpr std::array<std::string_view, 8> kWords{
      "hip-flexion", "adduction-abduction", "extension", "rotation",
      "hinge",       "knee-dominant",       "mobility",  "conditioning"};
  return kWords;
}

Words words_of(Pattern) {
  static constexpr std::array<std::string_view, 13> kWords{
      "hinge",     "swing",    "thrust",        "squat",  "olympic", "hip-flexion", "abduction",
      "adduction", "rotation", "trunk-flexion", "travel", "stretch", "mixed"};
  return kWords;
}

Words words_of(Role) {
  static constexpr std::array<std::string_view, 7> kWords{
      "main", "accessory", "warm-up", "general", "mobility-before", "mobility-after", "restore"};
  return kWords;
}

Words words_of(Flag) {
  static constexpr std::array<std::string_view, 8> kWords{
      "flexion-intended", "ballistic",         "axial-load",     "isometric",
      "very-hard",        "off-for-back-pain", "judged-by-back", "off-in-pregnancy"};
  return kWords;
}

Words words_of(ProgressBy) {
  static constexpr std::array<std::string_view, 6> kWords{"load",  "reps",     "hold",
                                                          "lever", "distance", "range"};
  return kWords;
}

Words words_of(FilmFrom) {
  static constexpr std::array<std::string_view, 3> kWords{"side", "front", "not-filmed"};
  return kWords;
}

Words words_of(CameraCounts) {
  static constexpr std::array<std::string_view, 4> kWords{"reps", "seconds", "steps", "nothing"};
  return kWords;
}

Words words_of(Stance) {
  static constexpr std::array<std::string_view, 7> kWords{
      "any", "hip-to-shoulder", "shoulder-or-wider", "wide", "split", "one-leg", "not-standing"};
  return kWords;
}

Words words_of(Shoulders) {
  static constexpr std::array<std::string_view, 3> kWords{"free", "set-back", "neutral-locked"};
  return kWords;
}

Words words_of(StartsAt) {
  static constexpr std::array<std::string_view, 2> kWords{"top", "bottom"};
  return kWords;
}

Words words_of(DosageUse) {
  static constexpr std::array<std::string_view, 6> kWords{"standard", "warm-up",  "hold",
                                                          "tempo",    "mobility", "general"};
  return kWords;
}

Words words_of(Seen) {
  static constexpr std::array<std::string_view, 5> kWords{
      "from-side", "from-side-partly", "from-front", "when-dowel-visible", "never"};
  return kWords;
}

Words words_of(ConditionMeans) {
  static constexpr std::array<std::string_view, 6> kWords{
      "back-hurts", "restore", "stretch", "sits", "no-axial-load", "pregnancy"};
  return kWords;
}

Words words_of(ProtocolPace) {
  static constexpr std::array<std::string_view, 3> kWords{"free", "level", "week"};
  return kWords;
}

Words words_of(RemedyKind) {
  static constexpr std::array<std::string_view, 9> kWords{
      "explain", "answer-red-flags", "tell-pain",   "say-pain",     "ask-next",
      "ask-why", "make-plan",        "answer-test", "allow-bending"};
  return kWords;
}

Words words_of(GateUse) {
  static constexpr std::array<std::string_view, 3> kWords{"counts", "needed", "advises"};
  return kWords;
}

Words words_of(CauseKind) {
  static constexpr std::array<std::string_view, 7> kWords{
      "weakness", "mobility", "technique", "load", "fatigue", "tension", "other"};
  return kWords;
}

Words words_of(SignTime) {
  static constexpr std::array<std::string_view, 3> kWords{"any", "start-of-pull", "mid-or-late"};
  return kWords;
}

Words words_of(TableSex) {
  static constexpr std::array<std::string_view, 2> kWords{"female", "male"};
  return kWords;
}

}  // namespace dowel
