#include "core/plan/request.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace dowel {
namespace {

constexpr double kMostMinutes = 300;

template <class EntryType>
std::vector<std::string> ids_of(const std::vector<EntryType>& entries) {
  std::vector<std::string> ids;
  for (const EntryType& entry : entries) ids.push_back(entry.id);
  return ids;
}

template <class EntryType>
Result<void> require_known(const std::vector<EntryType>& entries, const std::string& id,
                           const std::string& kind) {
  if (find_entry(entries, id)) return {};
  std::string hint = "remove it";
  const std::vector<std::string> near = nearest_words(id, ids_of(entries), 3);
  for (std::size_t i = 0; i < near.size(); ++i) hint += (i ? ", " : " or use ") + near[i];
  return fail(ErrorCode::kUsage, "no " + kind + " is called '" + id + "'", hint);
}

Result<void> check_days(const PlanRequest& request) {
  std::set<int> weekdays;
  for (const TrainingDay& day : request.days) {
    if (day.weekday < 0 || day.weekday > 6 || !weekdays.insert(day.weekday).second) {
      return fail(ErrorCode::kUsage, "a training day is named twice or is no day of the week",
                  "name each weekday once, 0 Monday to 6 Sunday");
    }
    if (!(day.minutes > 0 && day.minutes <= kMostMinutes)) {
      return fail(ErrorCode::kUsage, "the minutes of a training day must lie between 1 and 300",
                  "give the time you have for the whole session");
    }
    for (const OwnLift& lift : day.own) {
      if (lift.exercise.empty() || lift.sets < 1 || lift.reps < 1) {
        return fail(ErrorCode::kUsage, "a lift of your own programme has no name, sets or reps",
                    "give each lift a name, at least one set and one repetition");
      }
    }
  }
  if (request.days.empty()) {
    return fail(ErrorCode::kUsage, "there is no training day to plan for",
                "name at least one day of the week");
  }
  if (!(request.off_day_minutes >= 0 && request.off_day_minutes <= kMostMinutes)) {
    return fail(ErrorCode::kUsage, "the minutes for days off must lie between 0 and 300",
                "use 0 for no work on days off");
  }
  return {};
}

Result<void> check_answers(const PlanRequest& request) {
  const auto in_scale = [](int pain) { return pain >= 0 && pain <= 10; };
  for (const PainReport& report : request.pain) {
    if (!in_scale(report.during) || !in_scale(report.next_day.value_or(0))) {
      return fail(ErrorCode::kUsage, "pain is answered from 0 to 10",
                  "0 is none, 10 the worst you can imagine");
    }
  }
  const PlanSettings& settings = request.settings;
  if (settings.most_accessories < 2 || settings.most_accessories > 4) {
    return fail(ErrorCode::kUsage, "accessory exercises a session lie between 2 and 4 (R-ACC)",
                "choose 2, 3 or 4");
  }
  if (request.weeks < 1 || request.weeks > 16) {
    return fail(ErrorCode::kUsage, "a plan lasts 1 to 16 weeks", "choose a number from 1 to 16");
  }
  return {};
}

}  // namespace

Words words_of(Aim) {
  static constexpr std::array<std::string_view, 9> kWords{
      "powerlifting",     "strongman", "weightlifting", "running",           "field-sport",
      "general-strength", "beginner",  "ageing",        "return-from-injury"};
  return kWords;
}

std::vector<std::string> emphases_of(Aim aim) {
  switch (aim) {
    case Aim::kPowerlifting:
      return {"powerlifting-squat", "powerlifting-deadlift", "powerlifting-bench"};
    case Aim::kStrongman:
      return {"strongman-carries", "strongman-loading"};
    case Aim::kWeightlifting:
      return {"weightlifting"};
    case Aim::kRunning:
      return {"sprint"};
    case Aim::kFieldSport:
      return {"jump", "sprint"};
    case Aim::kAgeing:
    case Aim::kReturnFromInjury:
      return {"ageing-rehab"};
    case Aim::kGeneralStrength:
    case Aim::kBeginner:
      return {};
  }
  return {};
}

bool has_condition(const Athlete& athlete, std::string_view condition) {
  return std::find(athlete.conditions.begin(), athlete.conditions.end(), condition) !=
         athlete.conditions.end();
}

Result<void> check_request(const PlanRequest& request, const Knowledge& knowledge) {
  DOWEL_TRY(check_days(request));
  DOWEL_TRY(check_answers(request));
  for (const std::string& item : request.athlete.equipment) {
    DOWEL_TRY(require_known(knowledge.equipment, item, "equipment"));
  }
  for (const WeakLink& link : request.weak_links) {
    DOWEL_TRY(require_known(knowledge.causes, link.cause, "cause"));
  }
  for (const std::string& id : request.emphases) {
    DOWEL_TRY(require_known(knowledge.sports, id, "emphasis"));
  }
  return {};
}

}  // namespace dowel
