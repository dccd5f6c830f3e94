#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/http.h"

namespace dowel::server {

/// What an answer was made from. Another stamp, another world: what was kept under it is of no use.
struct Stamp {
  std::int64_t log = 0;     ///< changes with every commit to the log, whoever made it
  std::uint64_t deeds = 0;  ///< changes with all that this server did

  bool operator==(const Stamp&) const = default;
};

/// How long an answer stands whatever happens: after `good_to` it is worked out anew, by one of
/// those who ask; the others are told it until that is done, but not after `end`.
struct Standing {
  std::chrono::system_clock::time_point good_to{};
  std::chrono::system_clock::time_point end{};
};

/// Answers to reading, finished and with their tags, for as long as nothing has changed. Several
/// who ask for the same at once cause it to be worked out once. Called by many threads.
class KeptAnswers {
 public:
  using Clock = std::chrono::system_clock;
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20U;  ///< of all bodies together
  static constexpr std::size_t kLongest = std::size_t{4} << 20U;     ///< of one that is kept

  /// @param key  the target as it was sent
  /// @param wanted  `If-None-Match`: for who has it already it is a 304
  /// @returns nothing where none is kept, or it was made from something else or ends before `now`
  std::optional<Response> find(const std::string& key, const Stamp& stamp, Clock::time_point now,
                               std::string_view wanted);

  /// The same, and where none is kept `make` is called, by one of those who ask for it; the others
  /// wait for it. What is no plain 200 in memory is handed on and not kept.
  Response find_or_make(const std::string& key, const Stamp& stamp, Clock::time_point now,
                        const Standing& standing, std::string_view wanted,
                        const std::function<Response()>& make);

 private:
  struct Entry {
    Stamp stamp{};
    Standing standing{};
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string tag{};  ///< empty: what is said by the endpoint's own tag is less than the body
    SharedText body{};  ///< null: it is being worked out
    std::list<std::string>::iterator used{};
  };
  // Says at its end that a key is no longer worked on, however the work ended.
  class InWork;
  Response told(const Entry& entry, std::string_view wanted) const;
  const Entry* fresh(const std::string& key, const Stamp& stamp, Clock::time_point now,
                     bool being_made);
  void keep(const std::string& key, Entry entry);
  void drop_oldest();

  std::mutex mutex_;
  std::condition_variable made_;
  std::unordered_map<std::string, Entry> entries_;
  std::list<std::string> by_use_;  ///< keys of finished entries, the one used last in front
  std::unordered_map<std::string, Stamp> in_work_;
  std::size_t bytes_ = 0;
};

}  // namespace dowel::server
