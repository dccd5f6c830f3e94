#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/pipeline/testing/synthetic_set.h"
#include "report/analysis_json.h"
#include "store/sqlite_store.h"

/// A log with sessions that were really filmed (the synthetic lifter) and really measured.
namespace dowel::cli::testing {

/// The stored document of a set of five kettlebell deadlifts at 24 kg.
/// @param rounding_mm  how far the back rounds in every repetition; 0: a clean set
inline const std::string& analysis_document(double rounding_mm) {
  static std::vector<std::pair<double, std::string>> made;
  for (const auto& [rounding, text] : made) {
    if (rounding == rounding_mm) return text;
  }
  SyntheticMotion motion;
  motion.exercise = SyntheticExercise::kKettlebellDeadlift;
  motion.reps = 5;
  motion.load_kg = 24;
  motion.faults.rounding_mm = rounding_mm;
  const auto set = dowel::testing::film_and_analyse(motion);
  report::ReportContext context;
  context.athlete.load_kg = 24;
  made.emplace_back(rounding_mm,
                    report::json_text(report::analysis_to_json(set.analysis, context)));
  return made.back().second;
}

/// One session of kettlebell deadlifts as it stands in the log.
struct LoggedSession {
  std::string when;  ///< 2026-01-05T18:00:00
  int reps = 8;
  bool filmed = true;
  double rounding_mm = 0;
  std::optional<int> pain{};
};

/// Writes a log of one athlete, Ana, with these sessions of two working sets each.
inline void write_log(const std::filesystem::path& file, const std::vector<LoggedSession>& sessions,
                      MassUnit unit = MassUnit::kKilogram) {
  auto log = store::open_sqlite(file);
  ASSERT_TRUE(log) << log.error().message;
  LogChange change{.what = "fill"};
  const AthleteId ana{"ana"};
  change.put.emplace_back(Athlete{.id = ana,
                                  .name = "Ana",
                                  .shown_unit = unit,
                                  .experience = Experience::kNovice,
                                  .equipment = {"kettlebell", "mini-band", "bench"}});
  for (const LoggedSession& session : sessions) {
    const LocalTime started = parse_local_time(session.when).value();
    const SessionId id{session.when};
    change.put.emplace_back(WorkoutSession{.id = id, .athlete = ana, .started = started});
    for (int i = 0; i < 2; ++i) {
      const SetId set{session.when + "/" + std::to_string(i)};
      change.put.emplace_back(SetEntry{.id = set,
                                       .session = id,
                                       .exercise = {"kettlebell-deadlift", ""},
                                       .order = i,
                                       .reps = session.reps,
                                       .load_kg = 24,
                                       .pain = session.pain});
      if (i > 0 || !session.filmed) continue;
      change.put.emplace_back(AnalysisLink{.id = {set.value + "/film"},
                                           .set = set,
                                           .made_at = Instant{started.time_since_epoch()},
                                           .clip = "set.mp4",
                                           .json = analysis_document(session.rounding_mm)});
    }
  }
  ASSERT_TRUE((*log)->commit(change));
}

}  // namespace dowel::cli::testing
