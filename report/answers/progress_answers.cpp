#include "report/answers/progress_answers.h"

#include "core/catalogue/coach_rules.h"
#include "core/log/civil_time.h"
#include "core/log/strength.h"
#include "formats/record_json.h"
#include "report/answers/document.h"
#include "report/log_words.h"

namespace dowel::report {
namespace {

// What might be lifted once after the best set; null where nobody can say.
Json range_json(const ProgressPoint& point) {
  const auto range =
      one_rep_max_range_kg(point.best_load_kg.value_or(0), point.best_load_reps.value_or(0));
  return range ? Json::array({range->from_kg, range->to_kg}) : Json(nullptr);
}

Json point_json(const ProgressPoint& point) {
  return {{"session_id", point.session.value},
          {"started", to_text(point.started)},
          {"sets", point.sets},
          {"reps", point.reps},
          {"volume_kg", point.volume_kg},
          {"best_load_kg", or_null(point.best_load_kg)},
          {"best_load_reps", or_null(point.best_load_reps)},
          {"best_one_rm_kg", or_null(point.best_one_rm_kg)},
          {"one_rm_range_kg", range_json(point)},
          {"longest_hold_s", or_null(point.longest_hold_s)},
          {"longest_distance_m", or_null(point.longest_distance_m)},
          {"worst_pain", or_null(point.worst_pain)},
          {"held", point.held},
          {"gradeable", point.gradeable}};
}

Json exercise_json(const ExerciseRef& exercise, const Knowledge& knowledge) {
  return {{"slug", text_or_null(exercise.slug)}, {"name", exercise_words(knowledge, exercise)}};
}

}  // namespace

std::string progress_answer(const Athlete& athlete, const std::vector<ProgressSummary>& exercises,
                            const Knowledge& knowledge) {
  Json answer = begin_answer("progress");
  answer["athlete"] = formats::record_to_json(athlete);
  answer["exercises"] = Json::array();
  for (const ProgressSummary& summary : exercises) {
    Json entry = exercise_json(summary.exercise, knowledge);
    entry["sessions"] = summary.sessions;
    entry["sets"] = summary.sets;
    entry["last"] = to_text(summary.last);
    entry["best_load_kg"] = or_null(summary.best.best_load_kg);
    entry["best_one_rm_kg"] = or_null(summary.best.best_one_rm_kg);
    entry["longest_hold_s"] = or_null(summary.best.longest_hold_s);
    entry["longest_distance_m"] = or_null(summary.best.longest_distance_m);
    entry["followed"] = word_for(summary.followed);
    entry["recent_change"] = or_null(summary.change);
    answer["exercises"].push_back(std::move(entry));
  }
  return json_text(answer);
}

std::string progress_answer(const Athlete& athlete, const ExerciseProgress& progress,
                            Figure followed, const Knowledge& knowledge) {
  Json answer = begin_answer("progress");
  answer["athlete"] = formats::record_to_json(athlete);
  answer["exercise"] = exercise_json(progress.exercise, knowledge);
  answer["followed"] = word_for(followed);
  answer["recent_change"] =
      or_null(recent_change(progress.points, followed, knowledge.coach->change_sessions));
  answer["points"] = Json::array();
  for (const ProgressPoint& point : progress.points) answer["points"].push_back(point_json(point));
  return json_text(answer);
}

}  // namespace dowel::report
