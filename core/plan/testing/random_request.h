#pragma once

#include <random>

#include "core/plan/programme.h"

/// Athletes nobody thought of, for property tests. Only fixed seeds: a failure can be run again.
namespace dowel::testing {

class RequestMaker {
 public:
  RequestMaker(const Knowledge& knowledge, std::uint32_t seed)
      : knowledge_(knowledge), dice_(seed), more_dice_(seed + 1) {}

  PlanRequest make() {
    PlanRequest request;
    request.aim = static_cast<Aim>(roll(0, 8));
    request.start = LocalDate{std::chrono::days{20000 + roll(0, 700)}};
    request.weeks = roll(1, 16);
    request.off_day_minutes = one_in(4) ? 0 : roll(3, 40);
    request.red_flags = all_clear(knowledge_);
    if (one_in(60)) request.red_flags[static_cast<std::size_t>(roll(0, 8))].yes = true;
    fill_athlete(request.athlete);
    request.clinician_cleared = one_in(2);
    fill_days(request);
    fill_pain(request);
    fill_links(request);
    fill_history(request);
    fill_settings(request.settings);
    return request;
  }

 private:
  int roll(int from, int to) { return std::uniform_int_distribution<int>(from, to)(dice_); }
  bool one_in(int n) { return roll(1, n) == 1; }
  // Dice of their own for what was added later: all else of a request stays as it was.
  int also(int from, int to) { return std::uniform_int_distribution<int>(from, to)(more_dice_); }

  void fill_athlete(Athlete& athlete) {
    athlete.experience = static_cast<Experience>(roll(0, 3));
    const int owned = roll(0, 3);  // nothing, little, most, everything
    for (const Equipment& item : knowledge_.equipment) {
      if (owned == 3 || (owned == 2 && !one_in(4)) || (owned == 1 && one_in(4))) {
        athlete.equipment.push_back(item.id);
      }
    }
    for (const char* name : {"low_back_pain", "stiff_hips", "sits_a_lot", "tired_spine"}) {
      if (one_in(8)) athlete.conditions.push_back(name);
    }
    if (one_in(40)) athlete.conditions.push_back("pregnancy");
  }

  void fill_days(PlanRequest& request) {
    static const std::vector<std::string> kLifts{"squat",    "deadlift",    "bench press",
                                                 "clean",    "front-squat", "romanian-deadlift",
                                                 "Deadlift", "yoke walk",   "good-morning"};
    static const std::vector<std::string> kVariants{"paused deadlift", "block pull"};
    const int own = roll(0, 2);
    for (int weekday = 0; weekday < 7; ++weekday) {
      if (!one_in(2) && !(weekday == 6 && request.days.empty())) continue;
      TrainingDay day{weekday, static_cast<double>(roll(10, 120)), {}};
      for (int i = 0; own > 0 && i < roll(0, own); ++i) {
        day.own.push_back(
            {kLifts[static_cast<std::size_t>(roll(0, 8))], roll(1, 6), roll(1, 10), one_in(2)});
        if (also(0, 5) == 0) {
          day.own.back().exercise = kVariants[static_cast<std::size_t>(also(0, 1))];
        }
        if (one_in(3)) day.own.back().rule = rule_for(day.own.back());
      }
      request.days.push_back(day);
    }
  }

  OwnRule rule_for(const OwnLift& lift) {
    OwnRule rule;
    rule.by = static_cast<OwnProgress>(roll(0, 4));
    if (rule.by == OwnProgress::kDouble) rule.most_reps = lift.reps + roll(1, 5);
    if (rule.by == OwnProgress::kPercent) rule.percents = {70, 80};
    return rule;
  }

  void fill_pain(PlanRequest& request) {
    while (one_in(3)) {
      PainReport report;
      report.region = static_cast<Region>(roll(0, 5));
      report.during = one_in(10) ? roll(6, 10) : roll(0, 5);
      if (one_in(2)) report.next_day = roll(0, 5);
      report.stiff = one_in(3);
      request.pain.push_back(report);
    }
  }

  void fill_links(PlanRequest& request) {
    const auto last = static_cast<int>(knowledge_.causes.size()) - 1;
    while (one_in(2) && request.weak_links.size() < 4) {
      request.weak_links.push_back(
          {knowledge_.causes[static_cast<std::size_t>(roll(0, last))].id, "measured"});
    }
    while (one_in(4) && request.emphases.size() < 3) {
      request.emphases.push_back(knowledge_
                                     .sports[static_cast<std::size_t>(
                                         roll(0, static_cast<int>(knowledge_.sports.size()) - 1))]
                                     .id);
    }
  }

  void fill_history(PlanRequest& request) {
    request.history.clean_slow_hinge = one_in(2);
    request.history.clean_loaded_hinge = request.history.clean_slow_hinge && one_in(2);
    fill_past_pain(request.history);
    if (one_in(2)) request.history.weeks_since_easy = roll(0, 9);
    for (const Exercise& exercise : knowledge_.exercises) {
      if (!one_in(5)) continue;
      ExerciseState state;
      state.exercise = exercise.slug;
      state.sessions = roll(1, 30);
      if (one_in(2)) state.load_kg = roll(1, 80) * 2.5;
      state.reps = roll(3, 15);
      if (exercise.pattern == Pattern::kAdduction) state.level = roll(0, 7);
      state.sessions_without_progress = roll(0, 5);
      state.mastered = one_in(6);
      state.lately = one_in(3);
      request.history.exercises.push_back(state);
    }
  }

  void fill_past_pain(TrainingHistory& history) {
    if (one_in(5)) history.weeks_since_back_pain = roll(0, 14);
    if (one_in(6)) history.weeks_since_strong_pain = roll(0, 4);
    if (one_in(4)) history.weeks_since_groin_pain = roll(0, 4);
    if (also(0, 3) == 0) history.weeks_since_knee_pain = also(0, 4);
    if (one_in(6)) history.weeks_sore = roll(0, 5);
    if (also(0, 2) == 0) history.felt_hinges = also(1, 20);
    if (also(0, 3) == 0) history.back_green = true;
  }

  void fill_settings(PlanSettings& settings) {
    settings.most_accessories = roll(2, 4);
    settings.rotate = !one_in(5);
    settings.mobility = !one_in(4);
    settings.jefferson_curl = !one_in(4);
    settings.full_copenhagen_warm_up = one_in(6);
  }

  const Knowledge& knowledge_;
  std::mt19937 dice_;
  std::mt19937 more_dice_;
};

}  // namespace dowel::testing
