#include <algorithm>
#include <cmath>

#include "formats/fit.h"
#include "formats/fit_wire.h"

namespace dowel::formats {
namespace {

using enum FitType;

std::uint32_t fit_time(Instant when) {
  const std::int64_t seconds = when.time_since_epoch().count() - fit::kEpoch_s;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(seconds, 0, 0xFFFFFFFE));
}

// A scaled value as the field holds it; none when it does not fit.
std::optional<std::uint32_t> scaled(std::optional<double> value, double scale, double highest) {
  if (!value || !(*value >= 0) || *value * scale > highest) return std::nullopt;
  return static_cast<std::uint32_t>(std::lround(*value * scale));
}

std::optional<std::uint32_t> whole(std::optional<int> value) {
  if (!value || *value < 0 || *value > 0xFFFE) return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

Instant end_of(const FitSet& set) {
  return set.start + std::chrono::seconds{std::llround(std::max(0.0, set.duration_s))};
}

void append_sets(std::vector<std::uint8_t>& data, const std::vector<FitSet>& sets) {
  constexpr double kHighest16 = 0xFFFE;
  constexpr double kHighest32 = 0xFFFFFFFE;
  std::uint32_t index = 0;
  for (const FitSet& set : sets) {
    append_message(data, fit::kSet,
                   {{fit::kSetTimestamp, kUint32, fit_time(end_of(set))},
                    {0, kUint32, scaled(set.duration_s, 1000, kHighest32)},
                    {3, kUint16, whole(set.reps)},
                    {4, kUint16, scaled(set.load_kg, 16, kHighest16)},
                    {5, kUint8, set.active ? 1U : 0U},
                    {6, kUint32, fit_time(set.start)},
                    {7, kUint16, whole(set.category)},
                    {8, kUint16, whole(set.category_name)},
                    {9, kUint16, 1U},  // shown in kilograms
                    {10, kUint16, index++}});
  }
}

// What every activity file has to have besides its sets.
void append_frame(std::vector<std::uint8_t>& data, const FitActivity& activity, Instant begin,
                  Instant end) {
  const double elapsed_s = static_cast<double>((end - begin).count());
  const auto elapsed = scaled(elapsed_s, 1000, 0xFFFFFFFE);
  constexpr std::uint32_t kTraining = 10;
  constexpr std::uint32_t kStrengthTraining = 20;
  append_message(data, fit::kSession,
                 {{fit::kTimestamp, kUint32, fit_time(end)},
                  {2, kUint32, fit_time(begin)},
                  {5, kEnum, kTraining},
                  {6, kEnum, kStrengthTraining},
                  {7, kUint32, elapsed},
                  {8, kUint32, elapsed}});
  append_message(
      data, fit::kActivity,
      {{fit::kTimestamp, kUint32, fit_time(end)},
       {0, kUint32, elapsed},
       {1, kUint16, 1U},
       {5, kUint32, fit_time(end + std::chrono::seconds{activity.utc_offset_s.value_or(0)})}});
}

}  // namespace

Result<std::vector<std::uint8_t>> write_fit(const FitActivity& activity) {
  if (activity.sets.empty()) {
    return fail(ErrorCode::kUnusable, "there is no set to write", "choose a session with sets");
  }
  const Instant begin = activity.started.value_or(activity.sets.front().start);
  Instant end = begin;
  for (const FitSet& set : activity.sets) end = std::max(end, end_of(set));
  std::vector<std::uint8_t> data;
  constexpr std::uint32_t kActivityFile = 4;
  constexpr std::uint32_t kDevelopment = 255;  // the manufacturer number for everybody else
  append_message(data, fit::kFileId,
                 {{0, kEnum, kActivityFile},
                  {1, kUint16, kDevelopment},
                  {2, kUint16, 0U},
                  {3, kUint32z, 1U},
                  {4, kUint32, fit_time(begin)}});
  for (const FitTitle& title : activity.titles) {
    append_message(data, fit::kExerciseTitle,
                   {{0, kUint16, whole(title.category)},
                    {1, kUint16, whole(title.category_name)},
                    {2, kString, std::nullopt, title.title}});
  }
  append_sets(data, activity.sets);
  append_frame(data, activity, begin, end);

  std::vector<std::uint8_t> file{14, 0x20, 0x54, 0x08};  // protocol 2.0, profile 21.32
  for (unsigned i = 0; i < 4; ++i) file.push_back(static_cast<std::uint8_t>(data.size() >> 8 * i));
  for (const char c : {'.', 'F', 'I', 'T'}) file.push_back(static_cast<std::uint8_t>(c));
  const auto put_checksum = [&] {
    const std::uint16_t crc = fit_checksum(file);
    file.push_back(static_cast<std::uint8_t>(crc & 0xFF));
    file.push_back(static_cast<std::uint8_t>(crc >> 8));
  };
  put_checksum();  // of the head alone
  file.insert(file.end(), data.begin(), data.end());
  put_checksum();
  return file;
}

}  // namespace dowel::formats
