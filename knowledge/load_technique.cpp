#include "knowledge/load_technique.h"

#include <algorithm>
#include <array>

#include "core/base/units.h"
#include "core/technique/measure_front.h"
#include "core/technique/measure_rep.h"
#include "knowledge/sections.h"
#include "knowledge/toml_reader.h"

namespace dowel {

// Words of the enumerations, in their order; found by read_choice through their argument.
Words words_of(LiftKind) {
  static constexpr std::array<std::string_view, 3> kWords{"hinge", "squat", "thrust"};
  return kWords;
}
Words words_of(RepSignal) {
  static constexpr std::array<std::string_view, 2> kWords{"shoulder_drop", "hip_flexion"};
  return kWords;
}
Words words_of(DescentPlace) {
  static constexpr std::array<std::string_view, 2> kWords{"before_bottom", "after_lockout"};
  return kWords;
}
Words words_of(LoadPlace) {
  static constexpr std::array<std::string_view, 5> kWords{"none", "hands", "shoulders", "hips",
                                                          "unknown"};
  return kWords;
}
Words words_of(Recognised) {
  static constexpr std::array<std::string_view, 7> kWords{
      "nothing", "hinge", "pull", "squat", "one_legged", "bridge_on_bench", "bridge_on_floor"};
  return kWords;
}
Words words_of(Combine) {
  static constexpr std::array<std::string_view, 2> kWords{"any", "all"};
  return kWords;
}

namespace {

ViewLimits read_view(const TomlTable& table) {
  ViewLimits limits;
  limits.side_rad = to_rad(table.number("side_deg", {0, 90}));
  limits.sagittal_rad = to_rad(table.number("sagittal_deg", {0, 90}));
  limits.front_rad = to_rad(table.number("front_deg", {0, 90}));
  static_cast<void>(table.text("source"));
  if (!(limits.side_rad < limits.sagittal_rad && limits.sagittal_rad < limits.front_rad)) {
    table.refuse("sagittal_deg", "the view limits must rise",
                 "keep side_deg < sagittal_deg < front_deg");
  }
  return limits;
}

LoadPlaces read_load_places(const TomlTable& table) {
  const TomlLimits near{-1, 1}, spread{0, 1};
  LoadPlaces places;
  places.on_back.behind = table.number("back_behind_shoulder", near);
  places.on_back.above = table.number("back_above_shoulder", near);
  places.on_back_sd = table.number("back_sd", spread);
  places.in_hands_sd = table.number("hands_sd", spread);
  static_cast<void>(table.text("source"));
  return places;
}

Condition read_condition(const TomlTable& table) {
  Condition condition;
  condition.measure = table.text("measure");
  condition.broken_above = table.has("above");
  condition.threshold = table.number(condition.broken_above ? "above" : "below");
  const auto lists = [&](const std::vector<std::string>& known) {
    return std::find(known.begin(), known.end(), condition.measure) != known.end();
  };
  if (!lists(measure_ids()) && !lists(front_measure_ids())) {
    table.refuse("measure", "no measure is called '" + condition.measure + "'",
                 "choose one of those in docs/measures.md");
  }
  return condition;
}

Rule read_rule(const TomlTable& table) {
  Rule rule;
  rule.id = table.text("id");
  rule.checkpoint = table.text("checkpoint");
  rule.fault = table.text_or_empty("fault");
  rule.combine = read_choice_or(table, "combine", Combine::kAll);
  for (const TomlTable& condition : table.tables("when")) {
    rule.conditions.push_back(read_condition(condition));
  }
  if (rule.conditions.empty()) {
    table.refuse("when", "a rule needs at least one condition",
                 "add when = [{ measure = \"…\", above = 0 }]");
  }
  rule.never_broken = table.flag_or("never_broken", false);
  rule.advises = table.flag_or("advises", false);
  rule.held_text = table.text("held");
  rule.broken_text = table.text("broken");
  rule.cue = table.text("cue");
  rule.drills = table.texts("drills");
  if (table.has("refilm")) rule.refilm = table.text("refilm");
  rule.source = table.text("source");
  return rule;
}

ExerciseProfile read_profile(const TomlTable& table, const Technique& technique) {
  ExerciseProfile profile;
  profile.id = table.text("id");
  profile.name = table.text("name");
  profile.inventory = table.text("inventory");
  profile.recognised_only = table.flag_or("recognised_only", false);
  profile.recognised_as = read_choice_or(table, "recognised_as", Recognised::kNothing);
  profile.told_as = table.text_or_empty("told_as");
  if (profile.told_as.empty()) profile.told_as = profile.id;
  profile.kind = read_choice<LiftKind>(table, "kind");
  profile.signal = read_choice_or(table, "signal", RepSignal::kShoulderDrop);
  profile.down_above = table.number_or("down_above", profile.down_above, {0, 10});
  profile.up_below = table.number_or("up_below", profile.up_below, {0, 10});
  profile.least_s = table.number_or("least_s", profile.least_s, {0, 10});
  profile.descent = read_choice<DescentPlace>(table, "descent");
  profile.load = read_choice<LoadPlace>(table, "load");
  profile.one_leg = table.flag_or("one_leg", false);
  profile.rules = table.texts("rules");
  if (profile.up_below >= profile.down_above) {
    table.refuse("up_below", "'up' must lie above 'down'", "keep up_below < down_above");
  }
  for (const std::string& rule : profile.rules) {
    if (technique.find_rule(rule) == nullptr) {
      table.refuse("rules", "no rule is called '" + rule + "'", "define it above or remove it");
    }
  }
  return profile;
}

template <class Entry>
bool has_id(const std::vector<Entry>& entries, const std::string& id) {
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.id == id; });
}

Result<void> read_technique(const TomlDocument& document, Technique& technique) {
  const TomlTable root = document.root();
  technique.view = read_view(root.table("view"));
  technique.load_places = read_load_places(root.table("load_place"));
  for (const TomlTable& table : root.tables("rule")) {
    Rule rule = read_rule(table);
    if (has_id(technique.rules, rule.id)) {
      table.refuse("id", "two rules are called '" + rule.id + "'", "rename one of them");
    }
    technique.rules.push_back(std::move(rule));
  }
  const TomlTable front = root.table("front");
  technique.front_rules = front.texts("rules");
  for (const std::string& rule : technique.front_rules) {
    if (technique.find_rule(rule) == nullptr) {
      front.refuse("rules", "no rule is called '" + rule + "'", "define it above or remove it");
    }
  }
  for (const TomlTable& table : root.tables("exercise")) {
    ExerciseProfile profile = read_profile(table, technique);
    if (has_id(technique.profiles, profile.id)) {
      table.refuse("id", "two exercises are called '" + profile.id + "'", "rename one of them");
    }
    technique.profiles.push_back(std::move(profile));
  }
  for (const Recognised needed : {Recognised::kHinge, Recognised::kPull, Recognised::kSquat}) {
    if (technique.find_recognised(needed) == nullptr) {
      root.refuse("exercise",
                  "no exercise is recognised_as '" + std::string(word_for(needed)) + "'",
                  "recognition falls back on one: keep it in the file");
    }
  }
  return document.finish();
}

BodyShares body_shares(const SegmentTable& from, const TomlTable& table) {
  const auto share = [&](std::string_view segment) {
    const auto found = std::ranges::find(from.segments, segment, &SegmentInertia::segment);
    if (found == from.segments.end()) {
      table.refuse("segments", "the segment '" + std::string(segment) + "' is missing",
                   "add it: the line of gravity needs every segment");
      return SegmentShare{};
    }
    return SegmentShare{found->mass_fraction, found->com_fraction, found->length_fraction};
  };
  return {share("head"), share("trunk"), share("upper-arm"), share("forearm"),
          share("hand"), share("thigh"), share("shank"),     share("foot")};
}

Result<void> read_anthropometry(const TomlDocument& document, Anthropometry& anthropometry) {
  const TomlTable root = document.root();
  Reading reading;  // sources are checked where all of the knowledge is read
  bool female = false, male = false;
  for (const TomlTable& table : root.tables("segment_table")) {
    read_segment_table(table, reading);
    const SegmentTable& segments = reading.knowledge.segment_tables.back();
    const bool is_male = segments.sex == TableSex::kMale;
    (is_male ? male : female) = true;
    (is_male ? anthropometry.male : anthropometry.female) = body_shares(segments, table);
  }
  if (!female || !male) {
    root.refuse("segment_table", "a sex has no table of segments", "keep one for each sex");
  }
  return document.finish();
}

// Reads one file of the list with `read`.
template <class Read>
Result<void> read_file(const std::vector<KnowledgeFile>& files, const char* name, Read read) {
  auto text = file_text(files, name);
  DOWEL_TRY(text);
  auto document = TomlDocument::parse(*text, name);
  DOWEL_TRY(document);
  return read(*document);
}

}  // namespace

Result<Technique> load_technique(const std::vector<KnowledgeFile>& files) {
  Technique technique;
  DOWEL_TRY(read_file(files, "technique.toml",
                      [&](const TomlDocument& d) { return read_technique(d, technique); }));
  DOWEL_TRY(read_file(files, "anthropometry.toml", [&](const TomlDocument& d) {
    return read_anthropometry(d, technique.anthropometry);
  }));
  return technique;
}

Result<Technique> load_technique() {
  auto files = files_by_environment();
  DOWEL_TRY(files);
  return load_technique(*files);
}

}  // namespace dowel
