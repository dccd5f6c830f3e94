#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// What the process that reads films denies itself, so that a hostile file which takes it over can
/// do little: nothing here can be undone by the process.
namespace dowel::film {

/// Memory and processor time that one film may cost.
struct Limits {
  std::uint64_t memory_bytes = 0;     ///< of the process' own data; 0: no limit
  std::chrono::seconds processor{0};  ///< of all threads together; 0: no limit
};

/// Files that the work needs; those that are not there are passed over.
struct Reach {
  std::vector<std::filesystem::path> read;   ///< files, and folders with all below them
  std::vector<std::filesystem::path> write;  ///< files to make or replace, in their folders
};

/// What of the confinement is in force.
struct Confinement {
  bool files = false;  ///< Landlock: no file outside the reach is opened
  bool calls = false;  ///< seccomp: no network, no other program, no look into other processes
};

/// Sets the limits, and that no memory image is left behind after a crash. A limit hit shows as
/// std::bad_alloc or, for time, ends the process with SIGXCPU.
/// A sanitizer's own memory counts as the process' data: its builds get no memory limit.
void limit(const Limits& limits);

/// Confines this thread and those it starts from now on.
Confinement confine(const Reach& reach);

}  // namespace dowel::film
