#include "report/answers/knowledge_answers.h"

#include <algorithm>

#include "report/answers/document.h"
#include "report/answers/error_answer.h"
#include "report/entry_index.h"

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

std::string exercises_answer(const Technique& technique) {
  Json answer = begin_answer("exercises");
  answer["exercises"] = Json::array();
  for (const ExerciseProfile& profile : technique.profiles) {
    if (profile.recognised_only) continue;
    answer["exercises"].push_back({{"id", profile.id},
                                   {"name", profile.name},
                                   {"entry", profile.inventory},
                                   {"checkpoints", checkpoints_of(technique, profile)}});
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

std::string explain_answer(const std::vector<ExplainedEntry>& entries) {
  Json answer = begin_answer("explain");
  answer["entries"] = Json::array();
  for (const ExplainedEntry& entry : entries) {
    if (entry.text) {
      answer["entries"].push_back({{"asked", entry.asked}, {"text", *entry.text}});
    } else {
      answer["entries"].push_back(
          {{"asked", entry.asked}, {"error", error_json(entry.text.error())}});
    }
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
