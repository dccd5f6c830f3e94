// The real program on files that are not what they should be: an exit code that scripts can rely
// on, a message that says what is wrong and what to do, a valid JSON document, nothing
// half-written.

#include <gtest/gtest.h>
#include <sys/mount.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/testing/films.h"
#include "cli/testing/run_dowel.h"

namespace dowel::cli {
namespace {

using namespace testing;
using namespace app::testing;
namespace fs = std::filesystem;

class BadInput : public ::testing::Test {
 protected:
  std::string path(const char* name) const { return (scratch_ / name).string(); }

  void write(const char* name, const std::string& bytes) const {
    std::ofstream(scratch_ / name, std::ios::binary) << bytes;
  }

  // Runs `dowel analyze FILE --json analysis.json` and checks the document it must leave.
  Outcome analyze(const std::string& clip, std::vector<std::string> more = {},
                  const RunOptions& options = {}) const {
    std::vector<std::string> arguments{"analyze", clip, "--json", path("analysis.json")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_dowel(arguments, options);
  }

  nlohmann::json document() const {
    expect_valid_json(scratch_ / "analysis.json");
    return nlohmann::json::parse(read_text(scratch_ / "analysis.json"), nullptr, false);
  }

  void expect_refused(const Outcome& outcome, int exit_code, const std::string& what) const {
    EXPECT_EQ(outcome.exit_code, exit_code) << outcome.err;
    expect_told(outcome, what);
    const auto json = document();
    ASSERT_TRUE(json.contains("error"));
    EXPECT_FALSE(json["error"]["message"].get<std::string>().empty());
  }

  platform::testing::Scratch scratch_;
};

bool warned(const nlohmann::json& document, const std::string& code) {
  const auto& warnings = document["warnings"];
  return std::any_of(warnings.begin(), warnings.end(),
                     [&](const auto& w) { return w["code"] == code; });
}

// ------------------------------------------------------------------------------- not a video

TEST_F(BadInput, AFileThatIsNotThere) {
  NEEDS_NETWORKS();
  expect_refused(analyze(path("nothing.mp4")), 3, "nothing.mp4");
}

TEST_F(BadInput, AFolder) {
  NEEDS_NETWORKS();
  expect_refused(analyze(scratch_.folder().string()), 3, "");
}

TEST_F(BadInput, AnEmptyFile) {
  NEEDS_NETWORKS();
  write("empty.mp4", "");
  expect_refused(analyze(path("empty.mp4")), 3, "empty");
}

TEST_F(BadInput, AText) {
  NEEDS_NETWORKS();
  write("notes.mp4", "Five sets of five, then home.\n");
  expect_refused(analyze(path("notes.mp4")), 3, "notes.mp4");
}

TEST_F(BadInput, SoundWithoutAPicture) {
  NEEDS_NETWORKS();
  // A WAV file of a tenth of a second: header and silence.
  std::string wav(
      "RIFF\x64\x06\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data", 40);
  wav += std::string("\x40\x06\0\0", 4) + std::string(1600, '\0');
  write("sound.wav", wav);
  expect_refused(analyze(path("sound.wav")), 3, "sound.wav");
}

TEST_F(BadInput, AFilmWithoutAFrame) {
  NEEDS_NETWORKS();
  write("none.y4m", "YUV4MPEG2 W64 H64 F30:1 Ip A1:1 C420jpeg\n");
  expect_refused(analyze(path("none.y4m")), 3, "none.y4m");
}

// ------------------------------------------------------------------------- nothing usable in it

TEST_F(BadInput, NobodyInThePicture) {
  NEEDS_NETWORKS();
  ASSERT_TRUE(vision::testing::make_clip(
      scratch_ / "wall.mp4", 320, 240, vision::testing::steady_times(20, 30), [](vision::Frame& f) {
        vision::testing::fill_rectangle(f, 0, 0, 320, 240, 180, 170, 150);
        vision::testing::fill_rectangle(f, 40, 60, 80, 50, 60, 80, 120);
      }));
  expect_refused(analyze(path("wall.mp4")), 4, "nobody");
}

TEST_F(BadInput, EightThousandPixelsStayWithinMemory) {
  NEEDS_NETWORKS();
  ASSERT_TRUE(vision::testing::make_clip(
      scratch_ / "wall.mp4", 7680, 4320, vision::testing::steady_times(4, 30),
      [](vision::Frame& f) { vision::testing::fill_rectangle(f, 0, 0, 7680, 4320, 180, 170, 150); },
      {.preset = "ultrafast"}));
  const Outcome outcome = analyze(path("wall.mp4"));
  expect_refused(outcome, 4, "nobody");
  // One 8K picture is 50 MB in the decoder's format; it keeps a handful.
  EXPECT_LT(outcome.peak_mb, 1200);
}

// ---------------------------------------------------------------------------- odd but readable

TEST_F(BadInput, OneFrame) {
  NEEDS_NETWORKS();
  vision::testing::ClipChanges first_frame;
  first_frame.to_s = 0.01;
  ASSERT_TRUE(vision::testing::copy_clip(plain_film(), scratch_ / "one.mp4", first_frame));
  const Outcome outcome = analyze(path("one.mp4"));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(document()["set"]["reps"], 0);
}

TEST_F(BadInput, ATornFileIsAnalysedAsFarAsItGoes) {
  NEEDS_NETWORKS();
  const std::string whole = read_text(plain_film());
  write("torn.mp4", whole.substr(0, whole.size() * 7 / 10));
  const Outcome outcome = analyze(path("torn.mp4"));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto json = document();
  EXPECT_GE(json["set"]["reps"], 1);
  EXPECT_TRUE(warned(json, "film")) << json["warnings"];
}

TEST_F(BadInput, LegsCutAtTheKnees) {
  NEEDS_NETWORKS();
  vision::testing::ClipChanges crop;
  crop.crop = {0, 0.2, 1, 0.52};  // the floor lies at 7/8 of the picture, the knees at 0.73
  ASSERT_TRUE(vision::testing::copy_clip(plain_film(), scratch_ / "cut.mp4", crop));
  const Outcome outcome = analyze(path("cut.mp4"), {"-e", "kettlebell-deadlift"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto json = document();
  EXPECT_TRUE(warned(json, "cut_at_knees") || warned(json, "cut_feet")) << json["warnings"];
  for (const auto& rep : json["reps"]) {
    for (const auto& finding : rep["findings"]) {
      const bool balance = finding["checkpoint"] == "C-05";
      EXPECT_TRUE(!balance || finding["state"] == "cannot_tell") << finding;
    }
  }
}

TEST_F(BadInput, TwoLiftersSideBySide) {
  NEEDS_NETWORKS();
  const auto twice = [](vision::Frame& frame) {
    vision::Frame wide{frame.time_s, 2 * frame.width_px, frame.height_px, {}};
    wide.bgrx.resize(2 * frame.bgrx.size());
    const auto bytes = static_cast<std::size_t>(frame.width_px) * 4;
    for (int y = 0; y < frame.height_px; ++y) {
      std::memcpy(wide.row(y), frame.row(y), bytes);
      std::memcpy(wide.row(y) + bytes, frame.row(y), bytes);
    }
    frame = std::move(wide);
  };
  write_film(scratch_ / "two.mp4", twice);
  const Outcome outcome = analyze(path("two.mp4"), {"-e", "kettlebell-deadlift"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto json = document();
  EXPECT_EQ(json["set"]["reps"], 2);  // of one lifter, never of two added up or mixed
  EXPECT_TRUE(warned(json, "several_lifters")) << json["warnings"];
}

TEST_F(BadInput, ACameraThatMoves) {
  NEEDS_NETWORKS();
  vision::testing::ClipChanges pan;
  pan.scene_shift = [](double time_s) { return Vec2{0.05 * std::sin(2 * time_s), 0}; };
  ASSERT_TRUE(vision::testing::copy_clip(plain_film(), scratch_ / "pan.mp4", pan));
  const Outcome outcome = analyze(path("pan.mp4"), {"-e", "kettlebell-deadlift"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(warned(document(), "camera_moves")) << document()["warnings"];
}

TEST_F(BadInput, BlackFramesInTheMiddle) {
  NEEDS_NETWORKS();
  const auto blacken = [](vision::Frame& frame) {
    if (frame.time_s > 4.0 && frame.time_s < 4.6) {
      std::fill(frame.bgrx.begin(), frame.bgrx.end(), std::uint8_t{0});
    }
  };
  write_film(scratch_ / "black.mp4", blacken);
  const Outcome outcome = analyze(path("black.mp4"), {"-e", "kettlebell-deadlift"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto json = document();
  EXPECT_TRUE(warned(json, "black_frames")) << json["warnings"];
  EXPECT_LE(json["set"]["reps"], 2);
  EXPECT_GE(json["set"]["reps"], 1);
}

// -------------------------------------------------------------------------- wrong words, missing

TEST_F(BadInput, AnExerciseThatDoesNotExist) {
  const Outcome outcome = run_dowel({"analyze", path("any.mp4"), "-e", "dedlift"});
  EXPECT_EQ(outcome.exit_code, 2);
  expect_told(outcome, "dedlift");
  EXPECT_NE(outcome.err.find("did you mean 'deadlift'"), std::string::npos) << outcome.err;
}

TEST_F(BadInput, AnExerciseThatCannotBeFilmed) {
  const Outcome outcome = run_dowel({"analyze", path("any.mp4"), "-e", "clamshell"});
  EXPECT_EQ(outcome.exit_code, 2);
  expect_told(outcome, "cannot be measured");
}

TEST_F(BadInput, OptionsThatCannotBe) {
  const std::vector<std::vector<std::string>> wrong = {{},
                                                       {"analyse-this"},
                                                       {"analyze"},
                                                       {"analyze", "any.mp4", "--height", "178"},
                                                       {"analyze", "any.mp4", "--mass", "much"},
                                                       {"analyze", "any.mp4", "--model", "huge"},
                                                       {"analyze", "any.mp4", "--colour"},
                                                       {"explain", "C-99"},
                                                       {"completion", "tcsh"}};
  for (const auto& arguments : wrong) {
    const Outcome outcome = run_dowel(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << ::testing::PrintToString(arguments);
    EXPECT_FALSE(outcome.err.empty()) << ::testing::PrintToString(arguments);
  }
}

TEST_F(BadInput, NetworksThatAreNotInstalled) {
  RunOptions options;
  options.environment = {{"DOWEL_MODELS", "/nonexistent"}};
  write("any.mp4", "not looked at");
  expect_refused(analyze(path("any.mp4"), {}, options), 1, "networks");
}

// --------------------------------------------------------------------------- nowhere to write

TEST_F(BadInput, AFolderThatIsNotThereToWriteInto) {
  NEEDS_NETWORKS();
  const std::string target = path("no/such/folder/analysis.json");
  const Outcome outcome = run_dowel({"analyze", plain_film().string(), "--json", target});
  EXPECT_EQ(outcome.exit_code, 1);
  expect_told(outcome, target);
  EXPECT_FALSE(fs::exists(target));
}

TEST_F(BadInput, ADiskThatIsFull) {
  NEEDS_NETWORKS();
  for (const char* option : {"--json", "--html"}) {
    const Outcome outcome = run_dowel({"analyze", plain_film().string(), option, "/dev/full"});
    EXPECT_EQ(outcome.exit_code, 1) << option;
    expect_told(outcome, "the disk is full");
  }
}

TEST_F(BadInput, ADiskThatFillsUpLeavesNothingHalfWritten) {
  NEEDS_NETWORKS();
  const std::string disk = path("disk");
  fs::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=64k") != 0) {
    GTEST_SKIP() << "a small disk can only be mounted by root";
  }
  const Outcome outcome =
      run_dowel({"analyze", plain_film().string(), "--overlay", disk + "/film.mp4", "--quiet"});
  EXPECT_EQ(outcome.exit_code, 1);
  expect_told(outcome, "film.mp4");
  EXPECT_EQ(files_in(disk), std::vector<std::string>{});
  EXPECT_EQ(::umount(disk.c_str()), 0);
}

// ------------------------------------------------------------------------------------- stopped

TEST_F(BadInput, CtrlCLeavesNothingHalfWritten) {
  NEEDS_NETWORKS();
  const fs::path folder = scratch_ / "out";
  fs::create_directory(folder);
  const std::string film = plain_film().string();
  RunOptions options;  // the heavy network is at it for many seconds
  const auto begin = std::chrono::steady_clock::now();
  options.interrupt_when = [&] {
    return std::chrono::steady_clock::now() - begin > std::chrono::milliseconds(1500);
  };
  const Outcome outcome =
      run_dowel({"analyze", film, "--model", "heavy", "--json", (folder / "a.json").string(),
                 "--html", (folder / "a.html").string(), "--overlay", (folder / "a.mp4").string()},
                options);
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  expect_told(outcome, "stopped");
  EXPECT_EQ(files_in(folder), std::vector<std::string>{});
}

TEST_F(BadInput, CtrlCWhileTheFilmIsWrittenLeavesNoFilm) {
  NEEDS_NETWORKS();
  const fs::path folder = scratch_ / "out";
  fs::create_directory(folder);
  RunOptions options;  // as soon as the writing has begun
  options.interrupt_when = [&] { return !fs::is_empty(folder); };
  const Outcome outcome = run_dowel(
      {"analyze", plain_film().string(), "--overlay", (folder / "a.mp4").string()}, options);
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  expect_told(outcome, "stopped");
  EXPECT_EQ(files_in(folder), std::vector<std::string>{});
}

}  // namespace
}  // namespace dowel::cli
