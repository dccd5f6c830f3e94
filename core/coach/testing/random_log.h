#pragma once

#include <random>

#include "core/coach/testing/told_log.h"

/// Lifters and logs nobody thought of. Only fixed seeds: a failure can be run again.
namespace dowel::testing {

/// Logs of some weeks with and without film, effort, pain, misses, plans, own lifts, easier days,
/// loads of another unit, and things owned that make few loads.
class LogMaker {
 public:
  explicit LogMaker(unsigned seed) : dice_(seed) {}

  void fill(ToldLog& told) {
    day_ = 0;
    told.athlete.equipment = {"barbell", "rack", "bench", "kettlebell", "mini-band", "cable"};
    told.athlete.experience = static_cast<Experience>(roll(0, 3));
    if (one_in(2)) told.athlete.shown_unit = MassUnit::kPound;
    own_things(told.athlete);
    effort_ = roll(0, 2);
    foreign_ = one_in(6);
    const int sessions = roll(1, 14);
    for (int i = 0; i < sessions; ++i) {
      day_ += roll(1, one_in(8) ? 40 : 5);
      train(told);
      if (i == sessions / 2 && !one_in(4)) plan(told);
    }
    if (one_in(6)) told.hurts(when(day_, "20:00"), pick_region(), roll(0, 5));
    day_ += roll(0, 4);
  }

  std::string now() const { return when(day_, "08:00"); }

 private:
  int roll(int from, int to) { return std::uniform_int_distribution<int>(from, to)(dice_); }
  bool one_in(int n) { return roll(1, n) == 1; }
  static std::string when(int day, const char* clock) {
    const LocalDate date = testing::on("2026-01-05") + std::chrono::days{day};
    return to_text(date).append("T").append(clock);
  }
  Region pick_region() { return one_in(2) ? Region::kHip : Region::kKnee; }

  void own_things(Athlete& athlete) {
    const std::string unit = athlete.shown_unit == MassUnit::kPound ? " lb" : " kg";
    if (one_in(3)) {
      athlete.plates.clear();
      for (const char* mass : {"1.25", "2.5", "5", "10", "15", "20", "25"}) {
        if (one_in(2)) continue;
        const std::string count = one_in(6) ? "" : std::to_string(roll(1, 8)) + " x ";
        athlete.plates.push_back(count + mass + unit);
      }
    }
    if (one_in(6)) athlete.bar = (one_in(2) ? "15" : "10") + unit;
    if (one_in(3)) {
      athlete.bells = {"12" + unit, "20" + unit};
      if (one_in(2)) athlete.bells.push_back("32" + unit);
    }
    if (one_in(3)) {
      athlete.equipment.push_back("dumbbell");
      athlete.dumbbells = {"8" + unit, "14" + unit, "22" + unit};
    }
    if (one_in(4)) std::erase(athlete.equipment, "barbell");
  }

  void train(ToldLog& told) {
    static const std::vector<std::string> kSlugs{
        "deadlift",         "romanian-deadlift",     "hip-thrust",   "squat",
        "cossack-squat",    "glute-bridge",          "good-morning", "kettlebell-deadlift",
        "kettlebell-swing", "sumo-romanian-deadlift"};
    const std::string& slug = kSlugs[static_cast<std::size_t>(roll(0, 9))];
    const Form form = one_in(3) ? (one_in(4) ? Form::kBroken : Form::kClean) : Form::kNotFilmed;
    double load_kg = 20 + 2.5 * roll(0, 40);
    if (foreign_) {
      load_kg = told.athlete.shown_unit == MassUnit::kPound
                    ? load_kg
                    : (45 + 5 * roll(0, 40)) * kKilogramsPerPound;
    }
    if (!foreign_ && told.athlete.shown_unit == MassUnit::kPound) {
      load_kg = (45 + 5 * roll(0, 40)) * kKilogramsPerPound;
    }
    const bool told_pain = one_in(12);
    told.trains(when(day_, "18:00"), slug, roll(3, 14), load_kg, form,
                told_pain ? std::optional{roll(0, 6)} : std::nullopt);
    const SessionId session = told.log.sessions.back().id;
    const SetEntry like = told.log.sets.back();
    const std::size_t first = told.log.sets.size() - 2;
    for (int extra = roll(0, 2); extra > 0; --extra) {
      SetEntry set = like;
      set.id.value += "+" + std::to_string(extra);
      set.order += extra;
      if (one_in(4)) set.reps = roll(0, 14);
      if (one_in(4)) set.load_kg = *set.load_kg + 2.5 * roll(-4, 4);
      told.log.sets.push_back(set);
    }
    const int hard = roll(5, 10);
    for (std::size_t i = first; i < told.log.sets.size(); ++i) {
      SetEntry& set = told.log.sets[i];
      const bool says = effort_ == 1 || (effort_ == 2 && one_in(2));
      if (!says || set.reps == 0) continue;
      if (one_in(3)) {
        set.rir = 10 - hard;
      } else {
        set.rpe = hard;
      }
    }
  }

  void plan(ToldLog& told) {
    told.plans(when(day_, "20:00"), roll(2, 8), [&](PlanRequest& request) {
      request.start += std::chrono::days{1};
      for (TrainingDay& day : request.days) day.minutes = 30 + 15 * roll(0, 4);
      if (one_in(3)) request.weak_links = {{"weak-glutes", "measured"}};
      if (!one_in(3)) return;
      OwnLift lift{"deadlift", roll(2, 5), roll(2, 6), true, {}};
      OwnRule rule;
      rule.by = static_cast<OwnProgress>(roll(0, 4));
      if (rule.by == OwnProgress::kPercent) {
        rule.percents = {70, 80};
        if (one_in(2)) rule.max_kg = 150;
      }
      const bool pounds = told.athlete.shown_unit == MassUnit::kPound;
      if (rule.by == OwnProgress::kStep && one_in(2)) {
        rule.step_kg = pounds ? 5 * kKilogramsPerPound : 5;
      }
      if (rule.by == OwnProgress::kDouble) rule.most_reps = lift.reps + 3;
      if (rule.by == OwnProgress::kEffort) rule.effort = 8;
      if (!one_in(3)) lift.rule = rule;
      request.days[1].own.push_back(lift);
    });
  }

  std::mt19937 dice_;
  int day_ = 0;
  int effort_ = 0;  // 0 never said, 1 always, 2 now and then
  bool foreign_ = false;
};

}  // namespace dowel::testing
