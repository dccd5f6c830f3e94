#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/log/civil_time.h"
#include "formats/foreign_log.h"

/// Strength sets of Garmin watches: the `set` messages (number 225) of FIT activity files.
/// @source [GarminFIT] file structure and profile
namespace dowel::formats {

/// One `set` message.
struct FitSet {
  Instant start{};
  double duration_s = 0;
  bool active = true;  ///< false: a pause between sets
  std::optional<int> reps{};
  std::optional<double> load_kg{};     ///< watches keep sixteenths of a kilogram
  std::optional<int> category{};       ///< exercise_category, e.g. 8 deadlift
  std::optional<int> category_name{};  ///< category_subtype: the exercise within its category
};

/// A name the watch gave an exercise in a file (`exercise_title`, number 264).
struct FitTitle {
  int category = 0;
  int category_name = 0;
  std::string title{};
};

struct FitActivity {
  std::vector<FitSet> sets{};
  std::vector<FitTitle> titles{};
  std::optional<Instant> started{};   ///< of the session
  std::optional<int> utc_offset_s{};  ///< of the watch's clock, where the file tells
  std::vector<std::string> remarks{};
};

/// Reads an activity file, both byte orders, developer fields passed over.
/// @returns errors: unreadable when it is no FIT file, is cut short or its checksum is wrong
Result<FitActivity> read_fit(std::span<const std::uint8_t> file);

/// Writes an activity file with one strength session and its sets.
/// @returns errors: unusable when there is no set
Result<std::vector<std::uint8_t>> write_fit(const FitActivity& activity);

/// The sets as a preview like that of any other log; pauses are counted as rest timers.
/// @returns errors: as `read_fit`, and unusable when the file has no sets
Result<ImportPreview> read_fit_log(std::span<const std::uint8_t> file,
                                   const ImportOptions& options = {});

}  // namespace dowel::formats
