#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "server/http.h"

namespace dowel::server {

/// The page's files, read once: what is asked for is looked up by name and never on the disk.
class Pages {
 public:
  /// @param folder  as the page's build leaves it; without one nothing but a word on that is served
  explicit Pages(const std::filesystem::path& folder);

  /// Paths that name no file answer the page itself, which knows its places.
  Response answer(const RequestHead& head) const;

 private:
  struct File {
    std::string bytes{}, type{}, tag{};
  };
  std::map<std::string, File> files_;  // by path, "/index.html"
};

/// The folder of the built page: `$DOWEL_WEB`, else where `make install` puts it or the build
/// leaves it beside this program. @returns empty where there is none
std::filesystem::path find_pages();

}  // namespace dowel::server
