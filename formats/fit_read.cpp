#include <algorithm>
#include <array>
#include <map>

#include "core/base/utf8.h"
#include "formats/fit.h"
#include "formats/fit_wire.h"

namespace dowel::formats {
namespace {

tl::unexpected<Error> no_fit(const char* what) {
  return fail(ErrorCode::kUnreadable, what, "copy the file from the watch again");
}

// How the messages of one local number are laid out.
struct Definition {
  struct Part {
    std::uint8_t number = 0;
    std::uint8_t size = 0;
    std::uint8_t base_type = 0;
  };
  std::uint16_t number = 0;
  bool big_endian = false;
  std::vector<Part> parts{};
  std::size_t developer_bytes = 0;
};

// Walks the records of a file's data part.
class RecordReader {
 public:
  explicit RecordReader(std::span<const std::uint8_t> data) : data_(data) {}
  bool at_end() const { return at_ >= data_.size(); }

  // The next message, nothing for a definition. @returns errors: the data end within a record
  Result<std::optional<FitMessage>> next() {
    const std::uint8_t head = data_[at_++];
    if (head & 0x80) return message((head >> 5) & 3);  // with a compressed time, not needed here
    if (head & 0x40) return define(head & 15, (head & 0x20) != 0);
    return message(head & 15);
  }

 private:
  bool has(std::size_t bytes) const { return bytes <= data_.size() - at_; }

  Result<std::optional<FitMessage>> define(unsigned local, bool developer) {
    if (!has(5)) return no_fit("the FIT file ends within a definition");
    Definition definition{.big_endian = data_[at_ + 1] == 1};
    const unsigned first = data_[at_ + 2];
    const unsigned second = data_[at_ + 3];
    definition.number = static_cast<std::uint16_t>(definition.big_endian ? first << 8 | second
                                                                         : second << 8 | first);
    const std::size_t count = data_[at_ + 4];
    at_ += 5;
    if (!has(count * 3)) return no_fit("the FIT file ends within a definition");
    for (std::size_t i = 0; i < count; ++i, at_ += 3) {
      definition.parts.push_back({data_[at_], data_[at_ + 1], data_[at_ + 2]});
    }
    if (developer) {
      if (!has(1) || !has(1 + std::size_t{data_[at_]} * 3)) {
        return no_fit("the FIT file ends within a definition");
      }
      const std::size_t extra = data_[at_++];
      for (std::size_t i = 0; i < extra; ++i, at_ += 3) {
        definition.developer_bytes += data_[at_ + 1];
      }
    }
    definitions_[local] = std::move(definition);
    return std::nullopt;
  }

  Result<std::optional<FitMessage>> message(unsigned local) {
    const auto found = definitions_.find(local);
    if (found == definitions_.end()) {
      return no_fit("the FIT file has a message that it never defines");
    }
    const Definition& definition = found->second;
    FitMessage message{.number = definition.number};
    for (const Definition::Part& part : definition.parts) {
      if (!has(part.size)) return no_fit("the FIT file ends within a message");
      message.fields.push_back(
          {part.number, part.base_type, data_.subspan(at_, part.size), definition.big_endian});
      at_ += part.size;
    }
    if (!has(definition.developer_bytes)) return no_fit("the FIT file ends within a message");
    at_ += definition.developer_bytes;
    return message;
  }

  std::span<const std::uint8_t> data_;
  std::size_t at_ = 0;
  std::map<unsigned, Definition> definitions_;
};

Instant instant_of(std::uint32_t fit_time_s) {
  return Instant{std::chrono::seconds{fit::kEpoch_s + std::int64_t{fit_time_s}}};
}

void take_set(FitActivity& activity, const FitMessage& message) {
  FitSet set;
  const auto start = message.whole(6);
  const auto end = message.whole(fit::kSetTimestamp);
  set.duration_s = message.whole(0).value_or(0) / 1000.0;
  if (constexpr double kLongestSetS = 86400; set.duration_s > kLongestSetS) {
    activity.remarks.emplace_back("a set's length of more than a day was left out");
    set.duration_s = 0;
  }
  if (!start && !end) {
    activity.remarks.emplace_back("a set without a time was left out");
    return;
  }
  set.start = instant_of(start.value_or(end.value_or(0)));
  set.active = message.whole(5).value_or(1) != 0;
  if (const auto reps = message.whole(3)) set.reps = static_cast<int>(*reps);
  if (const auto load = message.whole(4)) set.load_kg = *load / 16.0;
  if (const auto category = message.whole(7)) set.category = static_cast<int>(*category);
  if (const auto name = message.whole(8)) set.category_name = static_cast<int>(*name);
  activity.sets.push_back(set);
}

void take_message(FitActivity& activity, const FitMessage& message) {
  if (message.number == fit::kSet) take_set(activity, message);
  if (message.number == fit::kSession) {
    if (const auto start = message.whole(2)) activity.started = instant_of(*start);
  }
  if (message.number == fit::kActivity) {
    const auto utc = message.whole(fit::kTimestamp);
    const auto local = message.whole(5);
    constexpr std::int64_t kWidestS = 15 * 3600;
    if (utc && local && std::abs(std::int64_t{*local} - *utc) <= kWidestS) {
      activity.utc_offset_s = static_cast<int>(std::int64_t{*local} - *utc);
    }
  }
  if (message.number == fit::kExerciseTitle) {
    const FitField* title = message.find(2);
    const auto category = message.whole(0);
    const auto name = message.whole(1);
    if (title && title->base_type == 0x07 && category && name) {
      activity.titles.push_back(
          {static_cast<int>(*category), static_cast<int>(*name), cleaned_text(title->text())});
    }
  }
}

// The part of the file that holds records, once size and checksum have been found right.
Result<std::span<const std::uint8_t>> data_of(std::span<const std::uint8_t> file) {
  const std::size_t head = file.empty() ? 0 : file[0];
  const bool marked = file.size() >= 14 && (head == 12 || head == 14) &&
                      std::equal(file.begin() + 8, file.begin() + 12, ".FIT");
  if (!marked) return no_fit("the file is no FIT file");
  std::size_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size |= std::size_t{file[4 + i]} << 8 * i;
  if (size > file.size() || file.size() - size < head + 2) {
    return no_fit("the FIT file is cut short");
  }
  const std::size_t end = head + size;
  const unsigned stored = file[end] | unsigned{file[end + 1]} << 8;
  if (fit_checksum(file.first(end)) != stored) {
    return no_fit("the FIT file is damaged: its checksum is wrong");
  }
  return file.subspan(head, size);
}

struct SetName {
  std::string name{};
  std::string former{};  // what Dowel called it before it knew the profile's names
};

const FitCategory* category_of(const std::vector<FitCategory>* exercises, int number) {
  if (exercises == nullptr) return nullptr;
  const auto found =
      std::find_if(exercises->begin(), exercises->end(),
                   [&](const FitCategory& category) { return category.number == number; });
  return found == exercises->end() ? nullptr : &*found;
}

// The title that the watch gives the set, else the profile's name for its two numbers, else the
// numbers. A category alone is no exercise: it says so by the word behind it.
SetName name_of(const FitActivity& activity, const FitSet& set,
                const std::vector<FitCategory>* exercises) {
  constexpr int kNamedBefore = 33;
  if (!set.category) return {"unknown (Garmin)", {}};
  for (const FitTitle& title : activity.titles) {
    if (title.category == *set.category && set.category_name == title.category_name &&
        !title.title.empty()) {
      return {title.title, {}};
    }
  }
  const FitCategory* category = category_of(exercises, *set.category);
  std::string numbered{"exercise category "};
  numbered += std::to_string(*set.category);
  std::string number;
  if (set.category_name) number.append(" ").append(std::to_string(*set.category_name));
  const std::string base = category != nullptr ? category->name : numbered;
  std::string former = *set.category < kNamedBefore ? base : numbered;
  former.append(number).append(" (Garmin)");
  if (category != nullptr && set.category_name) {
    const auto exercise = category->exercises.find(*set.category_name);
    if (exercise != category->exercises.end()) return {exercise->second, former};
  }
  std::string name = base;
  name.append(number).append(" (Garmin)");
  const bool same = name == former;
  return {std::move(name), same ? std::string{} : std::move(former)};
}

}  // namespace

Result<FitActivity> read_fit(std::span<const std::uint8_t> file) {
  const auto data = data_of(file);
  DOWEL_TRY(data);
  FitActivity activity;
  RecordReader reader{*data};
  while (!reader.at_end()) {
    auto message = reader.next();
    DOWEL_TRY(message);
    if (*message) take_message(activity, **message);
  }
  return activity;
}

Result<ImportPreview> read_fit_log(std::span<const std::uint8_t> file,
                                   const ImportOptions& options) {
  const auto activity = read_fit(file);
  DOWEL_TRY(activity);
  if (activity->sets.empty()) {
    return fail(ErrorCode::kUnusable, "the FIT file holds no strength sets",
                "record the session as Strength on the watch");
  }
  const auto local = [&](Instant when) {
    const int offset_s = activity->utc_offset_s ? *activity->utc_offset_s
                         : options.utc_offset_s ? options.utc_offset_s(when)
                                                : 0;
    return LocalTime{when.time_since_epoch() + std::chrono::seconds{offset_s}};
  };
  ImportPreview preview{.source = "garmin", .form = "Garmin FIT"};
  const LocalTime started = local(activity->started.value_or(activity->sets.front().start));
  ForeignSession session{.session = {.started = started, .source = "garmin"},
                         .key = to_text(activity->started.value_or(activity->sets.front().start))};
  for (const FitSet& from : activity->sets) {
    ++preview.counts.rows;
    if (!from.active) {
      ++preview.counts.rest_timers;
      continue;
    }
    ++preview.counts.working;
    SetName called = name_of(*activity, from, options.fit_exercises);
    SetEntry set{.exercise = {"", called.name},
                 .order = static_cast<int>(session.sets.size()),
                 .reps = from.reps,
                 .hold_s = from.duration_s > 0 ? std::optional{from.duration_s} : std::nullopt,
                 .load_kg = from.load_kg && *from.load_kg > 0 ? from.load_kg : std::nullopt};
    const auto found =
        std::find_if(preview.names.begin(), preview.names.end(),
                     [&](const FoundName& name) { return name.name == set.exercise.name; });
    if (found == preview.names.end()) {
      preview.names.push_back({.name = set.exercise.name, .sets = 1, .former_name = called.former});
    } else {
      ++found->sets;
    }
    session.sets.push_back({std::move(set),
                            to_text(from.start) + "|" + std::to_string(session.sets.size()),
                            preview.counts.rows, std::move(called.former)});
  }
  for (const std::string& remark : activity->remarks) preview.remarks.push_back({0, remark, {}});
  preview.sessions.push_back(std::move(session));
  return preview;
}

}  // namespace dowel::formats
