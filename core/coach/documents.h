#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/gate/gate.h"
#include "core/log/films.h"
#include "core/plan/programme.h"
#include "core/plan/request.h"
#include "core/reps/rep.h"

/// What lies behind a log: its sets and, as typed values, its documents.
namespace dowel {

/// What a stored analysis still tells the gate and the diagnosis.
struct ReadAnalysis {
  std::string exercise;                 ///< slug, or hinge, squat, none when only recognised
  std::optional<double> load_kg{};      ///< as told when it was filmed
  std::vector<Rep> reps{};              ///< index and partial only; frames are not in the document
  std::vector<RepFindings> findings{};  ///< one per entry of `reps`
  std::optional<Measured> velocity_loss{};  ///< of the bar over the set; see core/bar/set_bar.h
};

/// The counted repetitions of an analysis as the gate wants them.
FilmedSet filmed_set(const ReadAnalysis& analysis, const SetId& set);

/// How the rest of a log is read. A long log holds far more sets and documents than one question
/// touches, so whoever opened it hands in how to read them, and `Book` asks for each but once.
/// Errors: as the store's, and unreadable for a document that is damaged.
struct LogReader {
  std::function<Result<std::vector<SetEntry>>(const std::string& slug)> sets_of{};
  /// Of exercises that the catalogue does not know, by `free_name_key`; not set: there are none.
  std::function<Result<std::vector<SetEntry>>(const std::string& key)> sets_named{};
  std::function<Result<std::vector<SetEntry>>()> filmed_sets{};  ///< that have an analysis
  /// Of sessions that began then or later, in any order.
  std::function<Result<std::vector<SetEntry>>(LocalTime from)> sets_since{};
  std::function<Result<std::optional<SetEntry>>(const SetId&)> set{};
  std::function<Result<std::vector<std::string>>()> exercises{};  ///< slugs of what was ever done
  /// Whether a working set of an exercise stands in the log; not set: its sets are looked through.
  std::function<Result<bool>(const std::string& slug)> ever_done{};
  /// What it says by these rules.
  std::function<Result<ReadAnalysis>(const AnalysisLink&, const Technique&)> analysis{};
  std::function<Result<PlanRequest>(const PlanRecord&)> plan_request{};
  /// A plan that lies there made already, or null; not set: each is made again from its request.
  std::function<const Programme*(const PlanRecord&)> programme{};
};

/// Documents of a log that lies in memory, read already.
struct ReadDocuments {
  std::map<AnalysisId, ReadAnalysis> analyses{};
  std::map<PlanId, PlanRequest> requests{};
  std::map<PlanId, Programme> programmes{};  ///< those that need not be made again
};

/// Reads from memory. Refers to both: lives shorter than they do.
LogReader reader_of(const LogData& log, const ReadDocuments& documents);

}  // namespace dowel
