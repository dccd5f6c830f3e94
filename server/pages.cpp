#include "server/pages.h"

#include <array>
#include <cstdlib>
#include <string_view>

#include "app/whole_file.h"
#include "core/log/ids.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

std::string type_of(const fs::path& path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".wasm", "application/wasm"},
      {".map", "application/json"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (path.extension() == ending) return std::string(type);
  }
  return "application/octet-stream";
}

constexpr std::string_view kNoPage =
    "<!doctype html><html lang=en><meta charset=utf-8><title>Dowel</title>"
    "<p>Dowel is running, but its page was not built with it. "
    "The API answers at <a href=/api/health>/api/health</a>.";

}  // namespace

Pages::Pages(const fs::path& folder) {
  std::error_code failed;
  if (folder.empty()) return;
  for (fs::recursive_directory_iterator at{folder, failed}, end; !failed && at != end;
       at.increment(failed)) {
    if (!at->is_regular_file(failed)) continue;
    auto bytes = app::read_whole_file(at->path());
    if (!bytes) continue;
    std::string tag = '"' + name_uuid(kImportSpace, *bytes) + '"';
    files_["/" + at->path().lexically_relative(folder).generic_string()] = {
        std::move(*bytes), type_of(at->path()), std::move(tag)};
  }
}

Response Pages::answer(const RequestHead& head) const {
  Response response;
  auto found = files_.find(head.path);
  if (found == files_.end()) found = files_.find("/index.html");
  if (found == files_.end()) {
    response.set("Content-Type", "text/html; charset=utf-8");
    response.body = std::string(kNoPage);
    return response;
  }
  const auto& [path, file] = *found;
  const bool hashed = path.starts_with("/assets/");  // their names change with their content
  response.set("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  response.set("Content-Type", file.type);
  response.set("ETag", file.tag);
  if (head.header("if-none-match") == file.tag) {
    response.status = 304;
    return response;
  }
  response.body = file.bytes;
  return response;
}

fs::path find_pages() {
  std::error_code failed;
  if (const char* own = std::getenv("DOWEL_WEB")) return own;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed).parent_path();
  for (const fs::path& place :
       {program / "../share/dowel/web", program / "../../web/dist", program / "web"}) {
    if (fs::exists(place / "index.html", failed)) return place.lexically_normal();
  }
  return {};
}

}  // namespace dowel::server
