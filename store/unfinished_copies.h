#pragma once

#include <filesystem>
#include <string_view>

/// Copies of a log on the way. Each is made under a name of its own (`log.db.part-123`) and becomes
/// something only by a last renaming; of a program that is killed before it, the name stays.
namespace dowel::store {

/// Says, as long as it lives, that copies are being made in a folder. The kernel forgets it with
/// the program.
class CopyAtWork {
 public:
  explicit CopyAtWork(const std::filesystem::path& folder);
  ~CopyAtWork();
  CopyAtWork(const CopyAtWork&) = delete;
  CopyAtWork& operator=(const CopyAtWork&) = delete;

 private:
  int folder_ = -1;
};

/// Removes what killed programs left of copies whose names begin so. Does nothing while anybody
/// makes copies in that folder, as nobody can tell whose they are.
void remove_unfinished(const std::filesystem::path& folder, std::string_view begins);

}  // namespace dowel::store
