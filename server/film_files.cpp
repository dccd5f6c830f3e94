#include "server/film_files.h"

#include <algorithm>

namespace dowel::server {
namespace fs = std::filesystem;

bool is_identity(const std::string& id) {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
  };
  return id.size() == 36 && std::ranges::all_of(id, fits);
}

std::string safe_name(const std::string& name) {
  std::string safe;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    safe += plain ? c : '_';
  }
  constexpr std::size_t kLongest = 100;
  if (safe.size() > kLongest) safe.erase(0, safe.size() - kLongest);  // the ending stays
  while (safe.starts_with('.')) safe.erase(0, 1);
  return safe.empty() ? "film" : safe;
}

tl::unexpected<Problem> not_there(const char* what) {
  return problem(404, "not-found", std::string("there is no such ") + what,
                 "ask for those there are");
}

std::uint64_t size_of(const fs::path& file) {
  std::error_code failed;
  const auto size = fs::file_size(file, failed);
  return failed ? 0 : size;
}

bool is_there(const fs::path& file) {
  std::error_code failed;
  return fs::exists(file, failed);
}

Json error_as_problem(const Error& error) {
  const Response response = to_response(Problem(error), "");
  return Json::parse(std::get<std::string>(response.body));
}

}  // namespace dowel::server
