#include "vision/model_files.h"

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

namespace dowel::vision {
namespace {

std::filesystem::path user_data_dir() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') {
    return data;
  }
  const char* home = std::getenv("HOME");
  return home == nullptr ? std::filesystem::path() : std::filesystem::path(home) / ".local/share";
}

std::vector<std::filesystem::path> places_to_look() {
  if (const char* given = std::getenv("DOWEL_MODELS"); given != nullptr && *given != '\0') {
    return {given};
  }
  std::vector<std::filesystem::path> places;
  std::error_code none;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", none);
  if (!none) places.push_back(program.parent_path() / "models");
  places.emplace_back(DOWEL_BUILD_MODELS);
  places.push_back(user_data_dir() / "dowel/models");
  return places;
}

}  // namespace

Result<std::filesystem::path> find_model_dir() {
  std::string looked_at;
  for (const std::filesystem::path& place : places_to_look()) {
    std::error_code none;
    if (std::filesystem::is_directory(place, none)) return place;
    looked_at += (looked_at.empty() ? "" : ", ") + place.string();
  }
  return fail(ErrorCode::kMissing, "the pose networks are not installed", "run: make setup",
              looked_at);
}

}  // namespace dowel::vision
