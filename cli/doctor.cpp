#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <span>
#include <string>

#include "cli/commands.h"
#include "cli/log_json_out.h"
#include "knowledge/load.h"
#include "knowledge/load_technique.h"
#include "vision/body_tracker.h"
#include "vision/model_files.h"
#include "vision/video_writer.h"

namespace dowel::cli {
namespace {

struct Check {
  std::string what;
  Result<std::string> found;  // a word on what is there, or what is wrong
};

Check check_models() {
  const auto dir = vision::find_model_dir();
  if (!dir) return {"pose networks", tl::unexpected(dir.error())};
  for (const auto model :
       {vision::PoseModel::kLite, vision::PoseModel::kFull, vision::PoseModel::kHeavy}) {
    auto tracker = vision::BodyTracker::create(*dir, {model});
    if (!tracker) return {"pose networks", tl::unexpected(tracker.error())};
  }
  return {"pose networks", "lite, full and heavy load from " + dir->string()};
}

Check check_knowledge() {
  auto files = files_by_environment();
  if (!files) return {"knowledge", tl::unexpected(files.error())};
  auto knowledge = load_files(*files);
  if (!knowledge) return {"knowledge", tl::unexpected(knowledge.error())};
  auto technique = load_technique();
  if (!technique) return {"knowledge", tl::unexpected(technique.error())};
  return {"knowledge", fmt::format("{} exercises, {} checkpoints, {} rules that measure them",
                                   knowledge->exercises.size(), knowledge->checkpoints.size(),
                                   technique->rules.size())};
}

Check check_encoder() {
  std::error_code ignored;
  const auto target = std::filesystem::temp_directory_path(ignored) /
                      fmt::format("dowel-doctor-{}.mp4", ::getpid());
  auto writer = vision::VideoWriter::create(target, 64, 64);
  if (!writer) return {"film writing", tl::unexpected(writer.error())};
  return {"film writing", "H.264 into MP4"};
}

Check check_processor() {
  return {"processor", __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
                           ? std::string("AVX2 and FMA: networks run at full speed")
                           : std::string("no AVX2: everything works, networks run slower")};
}

}  // namespace

namespace {

int print_checks(std::span<const Check> checks, int missing) {
  Json document = json_document("doctor");
  document["version"] = DOWEL_VERSION;
  document["well"] = missing == 0;
  document["checks"] = Json::array();
  for (const Check& check : checks) {
    Json entry{{"what", check.what}, {"found", nullptr}, {"missing", nullptr}};
    if (check.found) {
      entry["found"] = *check.found;
    } else {
      entry["missing"] = {{"message", check.found.error().message},
                          {"hint", check.found.error().hint}};
    }
    document["checks"].push_back(std::move(entry));
  }
  print_json(document);
  return missing == 0 ? 0 : 1;
}

}  // namespace

static int run_doctor(bool json) {
  const std::array checks{check_models(), check_knowledge(), check_encoder(), check_processor()};
  if (json) {
    const auto none = [](const Check& check) { return !check.found; };
    return print_checks(checks, static_cast<int>(std::ranges::count_if(checks, none)));
  }
  int missing = 0;
  std::cout << "dowel " << DOWEL_VERSION << '\n';
  for (const Check& check : checks) {
    if (check.found) {
      std::cout << fmt::format("  ok       {:14} {}\n", check.what, *check.found);
    } else {
      ++missing;
      std::cout << fmt::format("  missing  {:14} {}\n           {:14} what to do: {}\n", check.what,
                               check.found.error().message, "", check.found.error().hint);
    }
  }
  std::cout << (missing == 0 ? "All is well.\n" : "Something is missing: see above.\n");
  return missing == 0 ? 0 : 1;
}

void add_doctor(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("doctor", "Say what is installed, what is missing and how to get it");
  auto json = std::make_shared<bool>(false);
  command->add_flag(
      "--json", *json,
      "answer with JSON: {\"schema\": \"dowel.doctor/1\", \"version\", \"well\": yes or "
      "no, \"checks\": [{what, found, missing: {message, hint}}]}");
  command->callback([json, &exit_code] { exit_code = run_doctor(*json); });
}

}  // namespace dowel::cli
