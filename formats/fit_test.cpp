#include "formats/fit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/fit_wire.h"
#include "knowledge/load_foreign_words.h"

namespace dowel::formats {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

using Bytes = std::vector<std::uint8_t>;

FitActivity evening() {
  const Instant start = *parse_instant("2025-09-15T17:00:00Z");
  FitActivity activity{.started = start, .utc_offset_s = 7200};
  activity.sets = {{.start = start + std::chrono::seconds{60},
                    .duration_s = 41.5,
                    .reps = 8,
                    .load_kg = 82.5,
                    .category = 8,
                    .category_name = 15},
                   {.start = start + std::chrono::seconds{102}, .duration_s = 90, .active = false},
                   {.start = start + std::chrono::seconds{192}, .duration_s = 30, .category = 19},
                   {.start = start + std::chrono::seconds{300}, .duration_s = 20, .reps = 12}};
  activity.titles = {{8, 15, "Sumo Deadlift"}};
  return activity;
}

// Puts the right checksum under changed bytes.
Bytes sealed(Bytes file) {
  const std::uint16_t crc = fit_checksum(std::span{file}.first(file.size() - 2));
  file[file.size() - 2] = static_cast<std::uint8_t>(crc & 0xFF);
  file[file.size() - 1] = static_cast<std::uint8_t>(crc >> 8);
  return file;
}

// A file around given records.
Bytes file_of(const Bytes& data) {
  Bytes file{12, 0x10, 0, 0};
  for (unsigned i = 0; i < 4; ++i) file.push_back(static_cast<std::uint8_t>(data.size() >> 8 * i));
  for (const char c : {'.', 'F', 'I', 'T'}) file.push_back(static_cast<std::uint8_t>(c));
  file.insert(file.end(), data.begin(), data.end());
  file.resize(file.size() + 2);
  return sealed(file);
}

TEST(FitChecksum, IsCrc16Arc) {
  const std::string_view check = "123456789";  // the usual check text of CRC catalogues
  EXPECT_EQ(fit_checksum({reinterpret_cast<const std::uint8_t*>(check.data()), check.size()}),
            0xBB3D);
}

TEST(Fit, ComesBackTheSame) {
  const FitActivity activity = evening();
  const auto file = write_fit(activity);
  ASSERT_TRUE(file);
  const auto back = read_fit(*file);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->started, activity.started);
  EXPECT_EQ(back->utc_offset_s, 7200);
  ASSERT_THAT(back->sets, SizeIs(4));
  for (std::size_t i = 0; i < 4; ++i) {
    const FitSet& got = back->sets[i];
    const FitSet& want = activity.sets[i];
    EXPECT_EQ(got.start, want.start);
    EXPECT_EQ(got.duration_s, want.duration_s);
    EXPECT_EQ(got.active, want.active);
    EXPECT_EQ(got.reps, want.reps);
    EXPECT_EQ(got.load_kg, want.load_kg);
    EXPECT_EQ(got.category, want.category);
    EXPECT_EQ(got.category_name, want.category_name);
  }
  ASSERT_THAT(back->titles, SizeIs(1));
  EXPECT_EQ(back->titles[0].title, "Sumo Deadlift");
}

TEST(Fit, GivesAPreviewInLocalTime) {
  const Bytes file = write_fit(evening()).value();
  const auto exercises = load_fit_exercises(embedded_files()).value();
  const auto preview = read_fit_log(file, {.fit_exercises = &exercises});
  ASSERT_TRUE(preview) << preview.error().message;
  EXPECT_EQ(preview->counts.rows, 4);
  EXPECT_EQ(preview->counts.working, 3);
  EXPECT_EQ(preview->counts.rest_timers, 1);
  ASSERT_THAT(preview->sessions, SizeIs(1));
  EXPECT_EQ(to_text(preview->sessions[0].session.started), "2025-09-15T19:00:00");
  const auto& sets = preview->sessions[0].sets;
  EXPECT_EQ(sets[0].set.exercise.name, "Sumo Deadlift");
  EXPECT_EQ(sets[1].set.exercise.name, "plank (Garmin)");
  EXPECT_EQ(sets[2].set.exercise.name, "unknown (Garmin)");
  EXPECT_EQ(sets[0].set.load_kg, 82.5);
}

TEST(Fit, ReadsBigEndianAndPassesDeveloperFieldsOver) {
  const Bytes data{0x61, 0,    1,    0,    225,  4,           // definition 1, big-endian, set
                   254,  4,    0x86, 3,    2,    0x84,        // timestamp, repetitions
                   4,    2,    0x84, 5,    1,    0x02,        // weight, set type
                   1,    0,    3,    0,                       // one developer field of 3 bytes
                   0x01, 0x3B, 0x9A, 0xCA, 0x00, 0x00, 0x05,  // time, 5 reps
                   0x05, 0x28, 0x01, 0xAA, 0xBB, 0xCC};       // 82.5 kg, active, developer bytes
  const auto activity = read_fit(file_of(data));
  ASSERT_TRUE(activity) << activity.error().message;
  ASSERT_THAT(activity->sets, SizeIs(1));
  EXPECT_EQ(activity->sets[0].reps, 5);
  EXPECT_EQ(activity->sets[0].load_kg, 82.5);
  EXPECT_EQ(activity->sets[0].start.time_since_epoch().count(), 1'000'000'000 + fit::kEpoch_s);
}

TEST(Fit, RefusesWhatIsDamaged) {
  const Bytes file = write_fit(evening()).value();
  const auto refusal = [](const Bytes& bytes) {
    const auto read = read_fit(bytes);
    EXPECT_FALSE(read);
    return read ? std::string{} : read.error().message;
  };
  EXPECT_THAT(refusal({}), HasSubstr("no FIT file"));
  EXPECT_THAT(refusal(Bytes(100, 'x')), HasSubstr("no FIT file"));
  Bytes flipped = file;
  flipped[40] ^= 1;
  EXPECT_THAT(refusal(flipped), HasSubstr("checksum"));
  EXPECT_THAT(refusal(Bytes(file.begin(), file.end() - 7)), HasSubstr("cut short"));
  EXPECT_THAT(refusal(file_of({0x05})), HasSubstr("never defines"));
  EXPECT_THAT(refusal(file_of({0x40, 0, 0})), HasSubstr("within a definition"));
  EXPECT_THAT(refusal(file_of({0x40, 0, 0, 225, 0, 1, 254, 4, 0x86, 0x00, 1})),
              HasSubstr("within a message"));
}

// Two numbers are an exercise of the profile; a category alone is none, and says so.
TEST(Fit, ExercisesHaveTheProfilesNames) {
  const Instant start{std::chrono::seconds{1'757'922'480}};
  const std::vector<FitCategory> exercises{{8, "deadlift", {{15, "sumo deadlift"}}},
                                           {37, "banded exercises", {}}};
  FitActivity activity{.started = start};
  activity.sets = {
      {.start = start, .duration_s = 30, .reps = 5, .category = 8, .category_name = 15},
      {.start = start, .duration_s = 30, .reps = 5, .category = 8},
      {.start = start, .duration_s = 30, .reps = 5, .category = 8, .category_name = 999},
      {.start = start, .duration_s = 30, .reps = 5, .category = 37}};
  const auto preview = read_fit_log(write_fit(activity).value(), {.fit_exercises = &exercises});
  ASSERT_TRUE(preview) << preview.error().message;
  const auto& sets = preview->sessions.at(0).sets;
  ASSERT_EQ(sets.size(), 4U);
  EXPECT_EQ(sets[0].set.exercise.name, "sumo deadlift");
  EXPECT_EQ(sets[0].former_name, "deadlift 15 (Garmin)");
  EXPECT_EQ(sets[1].set.exercise.name, "deadlift (Garmin)");
  EXPECT_EQ(sets[1].former_name, "");
  EXPECT_EQ(sets[2].set.exercise.name, "deadlift 999 (Garmin)");
  EXPECT_EQ(sets[3].set.exercise.name, "banded exercises (Garmin)");
  EXPECT_EQ(sets[3].former_name, "exercise category 37 (Garmin)");
}

TEST(Fit, WithoutSetsThereIsNothingToDo) {
  EXPECT_EQ(write_fit({}).error().code, ErrorCode::kUnusable);
  EXPECT_EQ(read_fit_log(file_of({})).error().code, ErrorCode::kUnusable);
}

}  // namespace
}  // namespace dowel::formats
