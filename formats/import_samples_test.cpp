// Small exports as people have them, in many languages, orders and encodings. The files are made up
// by hand, and so is what they should read as (testing/imports/expected.txt).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/log/log_cells.h"
#include "formats/testing/importer.h"
#include "formats/text_values.h"
#include "testing/folders.h"

namespace dowel::formats {
namespace {

const std::filesystem::path kSamples = source_folder() / "formats/testing/imports";

struct Sample {
  std::string file{};
  ImportOptions answers{};
  std::string expected{};
};

ImportOptions answers_of(std::istringstream& words) {
  ImportOptions answers{.words = &testing::all_words()};
  std::string what, value;
  while (words >> what >> value) {
    if (what == "unit") answers.unit = parse_mass_unit(value);
    if (what == "utc") answers.utc_offset_s = [s = std::stoi(value)](Instant) { return s; };
  }
  return answers;
}

std::vector<Sample> samples() {
  std::ifstream list(kSamples / "expected.txt");
  std::vector<Sample> out;
  for (std::string line; std::getline(list, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("== ")) {
      std::istringstream words(line.substr(3));
      Sample sample;
      words >> sample.file;
      sample.answers = answers_of(words);
      out.push_back(std::move(sample));
    } else if (!out.empty()) {
      out.back().expected += line + "\n";
    }
  }
  return out;
}

// To three places, as the list has them.
std::string figure(double value) { return csv_number(std::round(value * 1000) / 1000); }

// With what a terminal would obey made visible; the log keeps it, and whoever shows it does this.
std::string one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      line += '/';
    } else if (static_cast<unsigned char>(c) < 0x20) {
      line += "<" + std::to_string(static_cast<int>(c)) + ">";
    } else {
      line += c;
    }
  }
  return line;
}

std::string line_of(const ForeignSession& session, const SetEntry& set) {
  std::vector<std::string> parts;
  if (set.reps) parts.push_back(std::to_string(*set.reps) + " reps");
  if (set.load_kg) parts.push_back(figure(*set.load_kg) + " kg");
  if (set.hold_s) parts.push_back(figure(*set.hold_s) + " s");
  if (set.distance_m) parts.push_back(figure(*set.distance_m) + " m");
  if (set.rpe) parts.push_back("RPE " + figure(*set.rpe));
  if (set.rir) parts.push_back(figure(*set.rir) + " in reserve");
  if (!set.superset.empty()) parts.push_back("superset " + set.superset);
  if (!set.notes.empty()) parts.push_back("note: " + one_line(set.notes));
  std::string line = to_text(session.session.started);
  line.append(" | ").append(set.exercise.name);
  line.append(" | ").append(to_text(set.kind)).append(" | ");
  for (std::size_t i = 0; i < parts.size(); ++i) line.append(i > 0 ? ", " : "").append(parts[i]);
  return line;
}

std::string shown(const ImportPreview& preview) {
  std::string text;
  for (const ForeignSession& session : preview.sessions) {
    for (const ForeignSet& set : session.sets) text.append(line_of(session, set.set)).append("\n");
  }
  const RowCounts& counts = preview.counts;
  const int out = counts.rest_timers + counts.not_done + counts.notes;
  if (out > 0) text.append("left out: ").append(std::to_string(out)).append("\n");
  for (const RowProblem& problem : preview.not_understood) {
    text.append("not understood: ").append(problem.reason).append("\n");
  }
  return text;
}

ImportPreview read(const std::string& file, const ImportOptions& answers) {
  auto preview = read_foreign_log(store::file_bytes(kSamples / file), answers);
  EXPECT_TRUE(preview) << preview.error().message;
  return preview ? std::move(*preview) : ImportPreview{};
}

TEST(ImportSamples, ReadAsTheyWereMeantAndTwiceIsOnce) {
  const auto all = samples();
  ASSERT_GT(all.size(), 20U);
  for (const Sample& sample : all) {
    SCOPED_TRACE(sample.file);
    const ImportPreview preview = read(sample.file, sample.answers);
    EXPECT_EQ(shown(preview), sample.expected);
    EXPECT_FALSE(preview.must_ask_unit);
    EXPECT_FALSE(preview.must_ask_distance);
    EXPECT_FALSE(preview.must_ask_day_order);
    EXPECT_TRUE(preview.must_ask_language.empty());
    testing::Importer importer;
    EXPECT_GT(importer.import(preview).new_sets, 0);
    const LogData once = importer.all();
    EXPECT_EQ(importer.import(preview).new_sets, 0);
    EXPECT_EQ(importer.all(), once);
  }
}

TEST(ImportSamples, EveryFileIsListed) {
  std::set<std::string> listed, there;
  for (const Sample& sample : samples()) listed.insert(sample.file);
  for (const auto& entry : std::filesystem::directory_iterator(kSamples)) {
    const std::string name = entry.path().filename().string();
    if (name != "expected.txt") there.insert(name);
  }
  EXPECT_EQ(listed, there);
}

}  // namespace
}  // namespace dowel::formats
