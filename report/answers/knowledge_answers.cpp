#include "report/answers/knowledge_answers.h"

#include <algorithm>

#include "report/answers/document.h"
#include "report/answers/error_answer.h"
#include "report/entry_index.h"
#include "report/explain.h"
#include "report/pose_svg.h"

namespace dowel::report {

std::vector<std::string> checkpoints_of(const Technique& technique,
                                        const ExerciseProfile& profile) {
  std::vector<std::string> checkpoints;
  for (const std::string& id : profile.rules) {
    const std::string& checkpoint = technique.find_rule(id)->checkpoint;
    if (std::ranges::find(checkpoints, checkpoint) == checkpoints.end()) {
      checkpoints.push_back(checkpoint);
    }
  }
  return checkpoints;
}

namespace {

Json camera_json(const Knowledge& knowledge, const std::string& entry) {
  const CameraNote* note = find_camera_note(knowledge, entry);
  if (note == nullptr) return nullptr;
  return {{"counts", word_for(note->counts)}, {"tells", note->tells}, {"blind", note->blind}};
}

}  // namespace

bool is_measured(const Technique& technique, const Exercise& exercise) {
  return std::ranges::any_of(technique.profiles, [&](const ExerciseProfile& profile) {
    return !profile.recognised_only &&
           (profile.id == exercise.slug || profile.inventory == exercise.id ||
            (!exercise.variant_of.empty() && profile.inventory == exercise.variant_of));
  });
}

std::string exercises_answer(const Technique& technique, const Knowledge& knowledge) {
  Json answer = begin_answer("exercises");
  answer["exercises"] = Json::array();
  for (const ExerciseProfile& profile : technique.profiles) {
    if (profile.recognised_only) continue;
    const Exercise* exercise = find_exercise(knowledge, profile.id);
    answer["exercises"].push_back(
        {{"id", profile.id},
         {"name", profile.name},
         {"entry", profile.inventory},
         {"checkpoints", checkpoints_of(technique, profile)},
         {"camera", exercise ? camera_json(knowledge, exercise->id) : Json(nullptr)}});
  }
  answer["not_measured"] = Json::array();
  for (const Exercise& exercise : knowledge.exercises) {
    if (is_measured(technique, exercise)) continue;
    answer["not_measured"].push_back({{"id", exercise.slug},
                                      {"name", exercise.name},
                                      {"entry", exercise.id},
                                      {"camera", camera_json(knowledge, exercise.id)}});
  }
  return json_text(answer);
}

std::string entries_answer(const Knowledge& knowledge) {
  Json answer = begin_answer("explain");
  answer["entries"] = Json::array();
  for (const IndexEntry& entry : index_of_entries(knowledge)) {
    answer["entries"].push_back({{"id", entry.id}, {"kind", entry.kind}, {"name", entry.name}});
  }
  return json_text(answer);
}

namespace {

Json steps_json(const std::vector<HowToStep>& steps) {
  Json list = Json::array();
  for (const HowToStep& step : steps) {
    list.push_back({{"says", step.says}, {"to", text_or_null(step.to)}});
  }
  return list;
}

Json how_to_json(const HowTo* how) {
  if (!how) return nullptr;
  return {{"cue", how->cue},
          {"set_up", how->set_up},
          {"movement", how->movement},
          {"feel", how->feel},
          {"stop_if", how->stop_if},
          {"easier", steps_json(how->easier)},
          {"harder", steps_json(how->harder)}};
}

Json drawing_json(const PoseFigure* figure, const std::string& name) {
  if (!figure) return nullptr;
  Json moments = Json::array();
  for (const PoseMoment& frame : figure->moments) {
    moments.push_back({{"label", frame.label}, {"fault", text_or_null(frame.fault)}});
  }
  return {{"moments", std::move(moments)}, {"svg", pose_svg(*figure, name)}};
}

}  // namespace

std::string explain_answer(const Knowledge& knowledge, const Guide& guide,
                           const std::vector<ExplainedEntry>& entries) {
  Json answer = begin_answer("explain");
  answer["entries"] = Json::array();
  for (const ExplainedEntry& entry : entries) {
    const Result<std::string> text =
        entry.id ? explain(knowledge, *entry.id, guide.how_to) : entry.id;
    if (!text) {
      answer["entries"].push_back({{"asked", entry.asked}, {"error", error_json(text.error())}});
      continue;
    }
    answer["entries"].push_back({{"asked", entry.asked},
                                 {"id", *entry.id},
                                 {"text", *text},
                                 {"how_to", how_to_json(find_how_to(guide.how_to, *entry.id))},
                                 {"drawing", drawing_json(find_figure(guide.figures, *entry.id),
                                                          name_of_entry(knowledge, *entry.id))}});
  }
  return json_text(answer);
}

std::string doctor_answer(const std::vector<InstalledPart>& parts) {
  const bool well = std::ranges::all_of(parts, [](const auto& p) { return p.found.has_value(); });
  Json answer = begin_answer("doctor");
  answer["version"] = DOWEL_VERSION;
  answer["well"] = well;
  answer["checks"] = Json::array();
  for (const InstalledPart& part : parts) {
    Json entry{{"what", part.what}, {"found", nullptr}, {"missing", nullptr}};
    if (part.found) {
      entry["found"] = *part.found;
    } else {
      entry["missing"] = {{"message", part.found.error().message},
                          {"hint", part.found.error().hint}};
    }
    answer["checks"].push_back(std::move(entry));
  }
  return json_text(answer);
}

}  // namespace dowel::report
