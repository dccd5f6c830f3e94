// Real films with known truth, through everything: decoder, networks, science. They stay where they
// are and are never copied; where they are absent these tests say so and do nothing.
// One test a clip, so that each clip is worked through once.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <regex>

#include "app/analyse_clip.h"
#include "knowledge/load_technique.h"
#include "testing/folders.h"
#include "vision/model_files.h"

namespace dowel::app {
namespace {

namespace fs = std::filesystem;

const fs::path kData = source_folder() / "../shared/data";

// One line of a CSV file; quotes may hold commas.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

struct ClipTruth {
  int reps = 0;
  std::vector<double> lockouts_s, bottoms_s;
};

std::vector<double> numbers_in(const std::string& text) {
  static const std::regex kNumber("[0-9]+\\.[0-9]+");
  std::vector<double> numbers;
  for (std::sregex_iterator it(text.begin(), text.end(), kNumber), end; it != end; ++it) {
    numbers.push_back(std::stod(it->str()));
  }
  return numbers;
}

// The line of truth.csv about a clip: file, exercise, view, reps, …, event_times_s (column 9).
std::optional<ClipTruth> truth_of(const std::string& file) {
  std::ifstream csv(kData / "clips/truth.csv");
  for (std::string line; std::getline(csv, line);) {
    const auto cells = cells_of(line);
    if (cells.size() < 10 || cells[0] != file) continue;
    ClipTruth truth;
    truth.reps = std::stoi(cells[3]);
    const std::string& events = cells[9];
    if (events.starts_with("bottoms at")) {
      truth.bottoms_s = numbers_in(events.substr(0, events.find(" s (")));
    } else if (!events.starts_with("bottom at frame")) {
      truth.lockouts_s = numbers_in(events);
    }
    return truth;
  }
  return std::nullopt;
}

// What must come out beyond the count.
struct Expectation {
  const char* file;
  const char* recognised;  // hinge, squat or none
  enum class Kind { kPlain, kCorrect, kHipsFirst, kRounded, kGood, kBad } kind;
};
using Kind = Expectation::Kind;

std::ostream& operator<<(std::ostream& out, const Expectation& e) { return out << e.file; }

int reps_with(const SetAnalysis& set, const std::string& checkpoint, FindingState state) {
  int reps = 0;
  for (std::size_t r = 0; r < set.findings.size(); ++r) {
    const auto& findings = set.findings[r].findings;
    reps += !set.reps.reps[r].partial &&
            std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
              return f.checkpoint == checkpoint && f.state == state;
            });
  }
  return reps;
}

int broken(const SetAnalysis& set, const char* checkpoint) {
  return reps_with(set, checkpoint, FindingState::kBroken);
}

int broken_or_borderline(const SetAnalysis& set, const char* checkpoint) {
  return broken(set, checkpoint) + reps_with(set, checkpoint, FindingState::kBorderline);
}

void expect_form(const SetAnalysis& set, Kind kind) {
  switch (kind) {
    case Kind::kPlain:
      break;
    case Kind::kCorrect:
      for (const char* checkpoint : {"C-01", "C-03", "C-04", "C-14"}) {
        EXPECT_EQ(broken(set, checkpoint), 0) << checkpoint;
      }
      break;
    case Kind::kHipsFirst:
      EXPECT_GE(broken(set, "C-14"), set.reps.counted - 1);
      EXPECT_EQ(broken(set, "C-01"), 0);
      break;
    case Kind::kRounded:
      EXPECT_GE(broken_or_borderline(set, "C-01"), set.reps.counted - 1);
      EXPECT_EQ(broken(set, "C-04"), 0);
      break;
    case Kind::kGood:
      EXPECT_EQ(broken(set, "C-01"), 0);
      break;
    case Kind::kBad:
      EXPECT_EQ(broken_or_borderline(set, "C-01"), set.reps.counted);
      break;
  }
}

std::vector<double> moments(const SetAnalysis& set, std::size_t Rep::*frame) {
  std::vector<double> times_s;
  for (const Rep& rep : set.reps.reps) {
    if (!rep.partial) times_s.push_back(set.motion.time_s[rep.*frame]);
  }
  return times_s;
}

// @returns mean of measured minus true
double expect_times(const std::vector<double>& measured_s, const std::vector<double>& true_s,
                    double tolerance_s) {
  EXPECT_EQ(measured_s.size(), true_s.size());
  double sum = 0;
  for (std::size_t i = 0; i < std::min(measured_s.size(), true_s.size()); ++i) {
    EXPECT_NEAR(measured_s[i], true_s[i], tolerance_s) << "rep " << i + 1;
    sum += measured_s[i] - true_s[i];
  }
  return sum / static_cast<double>(true_s.size());
}

class AcceptClips : public ::testing::TestWithParam<Expectation> {};

TEST_P(AcceptClips, AreMeasuredAsTheyAre) {
  const Expectation& expected = GetParam();
  const fs::path clip_path = kData / expected.file;
  if (!fs::exists(clip_path)) GTEST_SKIP() << "the film is not on this machine: " << clip_path;
  if (!vision::find_model_dir()) GTEST_SKIP() << "the pose networks are not installed";
  const auto truth = truth_of(expected.file);
  ASSERT_TRUE(truth) << "truth.csv does not name this clip";
  const auto technique = load_technique();
  ASSERT_TRUE(technique) << technique.error().message;

  const auto clip = analyse_clip(clip_path.string(), *technique, {});
  ASSERT_TRUE(clip) << clip.error().message;
  EXPECT_EQ(clip->set.reps.counted, truth->reps);
  EXPECT_EQ(clip->set.exercise.id, expected.recognised);
  expect_form(clip->set, expected.kind);
  if (!truth->bottoms_s.empty()) {
    expect_times(moments(clip->set, &Rep::bottom_frame), truth->bottoms_s, 0.15);
  }
  if (!truth->lockouts_s.empty()) {
    // The truth comes from the picture's own signal and is good to 0.3 s; Dowel's lockout is the
    // trunk's arriving upright, to the tenth of a second.
    const double late_s = expect_times(moments(clip->set, &Rep::ascent_to), truth->lockouts_s, 0.4);
    EXPECT_LT(std::abs(late_s), 0.3);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, AcceptClips,
    ::testing::Values(Expectation{"clips/tby66_0016c_1.mp4", "hinge", Kind::kCorrect},
                      Expectation{"clips/tby66_0016h_1.mp4", "hinge", Kind::kHipsFirst},
                      Expectation{"clips/tby66_0016r_1.mp4", "hinge", Kind::kRounded},
                      Expectation{"clips/mattiolato_good_000001.mp4", "hinge", Kind::kGood},
                      Expectation{"clips/mattiolato_good_000002.mp4", "hinge", Kind::kGood},
                      Expectation{"clips/mattiolato_good_000003.mp4", "hinge", Kind::kGood},
                      Expectation{"clips/mattiolato_good_000004.mp4", "hinge", Kind::kGood},
                      Expectation{"clips/mattiolato_good_000005.mp4", "hinge", Kind::kGood},
                      Expectation{"clips/mattiolato_bad_000002.mp4", "hinge", Kind::kBad},
                      Expectation{"clips/mattiolato_bad_000003.mp4", "hinge", Kind::kBad},
                      Expectation{"clips/mattiolato_bad_000009.mp4", "hinge", Kind::kBad},
                      Expectation{"clips/opencap_squat.mp4", "squat", Kind::kPlain},
                      Expectation{"bar/small-squat.mp4", "squat", Kind::kPlain},
                      Expectation{"clips/sports2d_demo.mp4", "none", Kind::kPlain}),
    [](const auto& param) {
      std::string name = fs::path(param.param.file).stem().string();
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

}  // namespace
}  // namespace dowel::app
