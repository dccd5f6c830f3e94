#include "core/plan/request.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/catalogue/plan_rules.h"

namespace dowel {
namespace {

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

Result<void> check_days(const PlanRequest& request, const PlanRules& rules) {
  const std::string most = plain_number(rules.most_minutes);
  std::set<int> weekdays;
  for (const TrainingDay& day : request.days) {
    if (day.weekday < 0 || day.weekday > 6 || !weekdays.insert(day.weekday).second) {
      return fail(ErrorCode::kUsage, "a training day is named twice or is no day of the week",
                  "name each weekday once, 0 Monday to 6 Sunday");
    }
    if (!(day.minutes > 0 && day.minutes <= rules.most_minutes)) {
      return fail(ErrorCode::kUsage, "the minutes of a training day must lie between 1 and " + most,
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
  if (!(request.off_day_minutes >= 0 && request.off_day_minutes <= rules.most_minutes)) {
    return fail(ErrorCode::kUsage, "the minutes for days off must lie between 0 and " + most,
                "use 0 for no work on days off");
  }
  return {};
}

Result<void> check_answers(const PlanRequest& request, const PlanRules& rules) {
  const auto in_scale = [](int pain) { return pain >= 0 && pain <= 10; };
  for (const PainReport& report : request.pain) {
    if (!in_scale(report.during) || !in_scale(report.next_day.value_or(0))) {
      return fail(ErrorCode::kUsage, "pain is answered from 0 to 10",
                  "0 is none, 10 the worst you can imagine");
    }
  }
  const PlanSettings& settings = request.settings;
  const auto from_to = [](const IntRange& range, const char* word) {
    return std::to_string(range.from).append(word).append(std::to_string(range.to));
  };
  const IntRange accessories = rules.accessories;
  if (settings.most_accessories < accessories.from || settings.most_accessories > accessories.to) {
    return fail(
        ErrorCode::kUsage,
        "accessory exercises a session lie between " + from_to(accessories, " and ") + " (R-ACC)",
        "choose a number from " + from_to(accessories, " to "));
  }
  if (request.weeks < rules.weeks.from || request.weeks > rules.weeks.to) {
    return fail(ErrorCode::kUsage, "a plan lasts " + from_to(rules.weeks, " to ") + " weeks",
                "choose a number from " + from_to(rules.weeks, " to "));
  }
  return {};
}

Result<const Exercise*> require_slug(const Knowledge& knowledge, const std::string& slug) {
  for (const Exercise& exercise : knowledge.exercises) {
    if (exercise.slug == slug) return &exercise;
  }
  return fail(ErrorCode::kUsage, "no exercise is called '" + slug + "'",
              "name one of the catalogue");
}

Result<void> check_wishes(const PlanRequest& request, const Knowledge& knowledge) {
  constexpr std::size_t kMostWishes = 12;  // more ask for nothing in particular
  constexpr std::size_t kMostSwaps = 200;
  if (request.wishes.size() > kMostWishes || request.swaps.size() > kMostSwaps) {
    return fail(ErrorCode::kUsage,
                "a plan takes no more than " + std::to_string(kMostWishes) + " wishes and " +
                    std::to_string(kMostSwaps) + " swaps",
                "take some away");
  }
  for (const std::string& wish : request.wishes) {
    const auto exercise = require_slug(knowledge, wish);
    DOWEL_TRY(exercise);
    if (!can_be_wished(**exercise)) {
      return fail(ErrorCode::kUsage, "'" + wish + "' is nothing a plan chooses by a wish",
                  "wish for an accessory or a main hinge; the rules choose the rest");
    }
  }
  for (const PlanSwap& swap : request.swaps) {
    DOWEL_TRY(require_slug(knowledge, swap.exercise));
    DOWEL_TRY(require_slug(knowledge, swap.instead));
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

std::vector<std::string> emphases_of(const Knowledge& knowledge, Aim aim) {
  const AimEmphases* entry = find_entry(knowledge.aims, word_for(aim));
  return entry ? entry->emphases : std::vector<std::string>{};
}

bool applies(const Knowledge& knowledge, const Athlete& athlete, ConditionMeans means) {
  return std::any_of(athlete.conditions.begin(), athlete.conditions.end(), [&](const auto& name) {
    const AthleteCondition* condition = find_entry(knowledge.conditions, name);
    if (!condition) return false;
    return std::find(condition->means.begin(), condition->means.end(), means) !=
           condition->means.end();
  });
}

bool can_be_wished(const Exercise& exercise) {
  if (!exercise.choose_from.empty()) return false;
  return has_role(exercise, Role::kMain) ||
         (has_role(exercise, Role::kAccessory) && exercise.category <= Category::kRotation);
}

const std::string& done_instead(const PlanRequest& request, const std::string& exercise,
                                LocalDate date) {
  const std::string* done = &exercise;
  for (const PlanSwap& swap : request.swaps) {
    if (swap.exercise == exercise && swap.from <= date) done = &swap.instead;
  }
  return *done;
}

Result<void> check_request(const PlanRequest& request, const Knowledge& knowledge) {
  DOWEL_TRY(check_days(request, *knowledge.plan));
  DOWEL_TRY(check_answers(request, *knowledge.plan));
  for (const std::string& item : request.athlete.equipment) {
    DOWEL_TRY(require_known(knowledge.equipment, item, "equipment"));
  }
  for (const WeakLink& link : request.weak_links) {
    DOWEL_TRY(require_known(knowledge.causes, link.cause, "cause"));
  }
  for (const std::string& id : request.emphases) {
    DOWEL_TRY(require_known(knowledge.sports, id, "emphasis"));
  }
  DOWEL_TRY(check_wishes(request, knowledge));
  return {};
}

}  // namespace dowel
